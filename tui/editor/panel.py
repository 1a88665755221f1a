"""A panel in which the text of a perspective file is edited."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from tui.background import in_background
from tui.drawing.visible import visible_line
from tui.editor.area import MARKS, YamlArea
from tui.editor.bars import EditorFoot, EditorHead
from tui.editor.reading import Reading
from tui.editor.telling import passage_line
from tui.keys import EDITOR_KEYS
from tui.widgets.completion_list import CompletionList

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from perspectives.format.file import PerspectiveFile
    from perspectives.model import Diagnostic, Passage
    from tui.editor.vocabulary import Vocabulary

PAUSE = 0.15
"""Seconds without a key after which what was typed is read."""


class Editor(Vertical):
    """A file's text, its problems, and how the quote under the cursor is found.

    It saves nothing and asks nothing: whoever put it on the screen does, on its messages.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*EDITOR_KEYS]
    DEFAULT_CSS = """
    Editor {
        background: $background;
        border-top: solid $rule;
    }
    Editor:focus-within { border-top: heavy $primary; }
    Editor EditorHead, Editor EditorFoot { height: 1; }
    Editor .problem {
        height: auto;
        min-height: 1;
        max-height: 3;
        padding: 0 2 0 3;
        color: $foreground;
        background: $background;
    }
    Editor YamlArea {
        height: 1fr;
        border: none;
        padding: 0;
        margin: 0 0 0 1;
        color: $foreground;
        background: $background;
        scrollbar-size-vertical: 1;
    }
    Editor YamlArea:focus { border: none; }
    Editor YamlArea .text-area--gutter { color: $quiet; background: $background; }
    Editor YamlArea .text-area--cursor-gutter {
        color: $foreground;
        background: $panel;
        text-style: bold;
    }
    Editor YamlArea .text-area--selection {
        color: $screen-selection-foreground;
        background: $screen-selection-background;
    }
    Editor YamlArea:ansi .text-area--selection {
        color: ansi_default;
        background: ansi_default;
        text-style: reverse;
    }
    """

    @dataclass
    class Changed(Message):
        """Something was typed, and read after a moment without a key."""

        text: str
        file: PerspectiveFile

    @dataclass
    class CursorMoved(Message):
        """The cursor is in another statement, or in none."""

        place: tuple[int, int] | None
        """Which actor of the file, and which of the actor's statements; both from 0."""

    @dataclass
    class Save(Message):
        """The text is to be saved. Once it is, `saved` has to be told."""

        text: str

    @dataclass
    class Close(Message):
        """The writer wants to leave."""

        is_changed: bool
        """Whether something would be lost."""

    def __init__(self, path: Path, text: str, place: int, vocabulary: Vocabulary) -> None:
        """Edit the text of the file at `path` from `place` on, an offset into the text."""
        super().__init__()
        self._path = path
        self._saved = text
        self._area = YamlArea(text, place, vocabulary)
        self._head = EditorHead()
        self._foot = EditorFoot()
        self._reading: Reading | None = None
        self._read_in = 0.0
        self._is_reading = False
        self._pause: Timer | None = None
        self._place: tuple[int, int] | None = None
        self._others: tuple[Diagnostic, ...] = ()
        self._problems: dict[int, Diagnostic] = {}

    def compose(self) -> ComposeResult:
        """Lay the panel out."""
        yield self._head
        yield self._area
        yield Static(classes="problem", markup=False)
        yield self._foot
        yield CompletionList()

    def on_mount(self) -> None:
        """Read the file, and let the keys go to its text."""
        self._head.headline = visible_line(self._path.name)
        self._read()
        self.enter()

    @property
    def text(self) -> str:
        """What would be saved."""
        return self._area.file.text

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from the one that was saved last."""
        return self.text != self._saved

    @property
    def row(self) -> int:
        """The number of the line with the cursor, from 0."""
        return self._area.cursor_location[0]

    def enter(self) -> None:
        """Let the keys go to the text."""
        self._area.focus()

    def saved(self, text: str) -> None:
        """Take note that a text, which need not be the latest, is what the file holds now."""
        self._saved = text
        self._head.is_changed = self.is_changed

    def take(self, text: str) -> None:
        """Show what the file holds now, from the first line that differs to the last.

        The cursor and the keys stay where they are, and undo brings back what was here before.
        """
        self._saved = text
        self._area.become(text)

    def know(self, vocabulary: Vocabulary) -> None:
        """Offer these words from now on."""
        self._area.vocabulary = vocabulary

    # What is wrong in it

    def show_problems(self, problems: Iterable[Diagnostic]) -> None:
        """Mark what the story finds wrong in this file, besides what the file says of itself."""
        self._others = tuple(problem for problem in problems if problem.path == self._path)
        if self.is_mounted:
            self._show_problems()

    def _show_problems(self) -> None:
        own = self._reading.file.problems if self._reading else ()
        problems = sorted(
            {*own, *self._others}, key=lambda one: (one.line, one.severity, one.column)
        )
        self._problems = {}
        for problem in problems:
            row = min(problem.line, self._area.file.line_count) - 1
            self._problems.setdefault(row, problem)
        self._area.mark({row: problem.severity for row, problem in self._problems.items()})
        self._head.problems = len(problems)
        self._tell_problem()

    def _tell_problem(self) -> None:
        """Say what is wrong in the line of the cursor, else where the next problem is."""
        row = self._area.cursor_location[0]
        problem = self._problems.get(row)
        told = Content("")
        if problem is not None:
            sign, color = MARKS[problem.severity]
            message = f" {visible_line(problem.message)}"
            told = Content.assemble((sign, f"bold ${color}"), message)
        elif self._problems:
            told = Content.styled(f"f8: a problem in line {self._next_problem(1) + 1}", "$quiet")
        self.query_one(".problem", Static).update(told)

    def _next_problem(self, step: int) -> int:
        """Return the row of the next problem, round the end of the file."""
        row, rows = self._area.cursor_location[0], sorted(self._problems)
        if step > 0:
            return next((one for one in rows if one > row), rows[0])
        return next((one for one in reversed(rows) if one < row), rows[-1])

    def action_problem(self, step: int) -> None:
        """Go to the next problem, or the one before."""
        if self._problems:
            row = self._next_problem(step)
            self._area.move_cursor((row, self._problems[row].column - 1), center=True)

    # What is read of it

    def show_passage(self, passage: Passage | None, article: str = "") -> None:
        """Say how the quote under the cursor is found in an article's text; None for no quote."""
        self._foot.told = passage_line(passage, article) if passage else ""

    def on_text_area_changed(self, event: YamlArea.Changed) -> None:
        """Read what was typed, once there is a pause."""
        event.stop()
        self._head.is_changed = self.is_changed
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(max(PAUSE, self._read_in), self._read)

    def _read(self) -> None:
        if self._is_reading:  # Nobody can tell it to stop: wait for its end.
            self._pause = self.set_timer(PAUSE, self._read)
        else:
            self._is_reading = True
            self._read_text(self.text)

    @work
    async def _read_text(self, text: str) -> None:
        started = time.monotonic()
        before = self._reading
        try:
            self._reading = await in_background(Reading, self._path, text)
        finally:
            self._is_reading = False
        self._read_in = time.monotonic() - started
        if not self.display:  # The panel is being closed, and its parts go before it does.
            return
        self._show_problems()
        self._follow()
        if before is not None and before.text != text:
            self.post_message(self.Changed(text, self._reading.file))

    def on_text_area_selection_changed(self, event: YamlArea.SelectionChanged) -> None:
        """Say what is wrong in the line of the cursor, and in which statement it is."""
        event.stop()
        self._tell_problem()
        self._follow()

    def _follow(self) -> None:
        reading = self._reading
        if reading is None or reading.text != self.text:
            return  # Where statements stand is known again when the text has been read.
        place = reading.place_at(self._area.cursor_offset)
        if place != self._place:
            self._place = place
            self.post_message(self.CursorMoved(place))

    # What is offered, and leaving

    def on_yaml_area_offered(self, event: YamlArea.Offered) -> None:
        """Show the completions below what is being typed, or above it where there is no room."""
        event.stop()
        options, offer = self.query_one(CompletionList), self._area.offer
        if offer.completions:
            options.show(offer.completions, self._area.chosen, self._area.cell_of(offer.span[0]))
        options.display = bool(offer.completions)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the completion that was clicked, unless it has gone since."""
        event.stop()
        if event.option_index < len(self._area.offer.completions):
            self._area.take(event.option_index)
        self._area.focus()

    def action_suggest(self) -> None:
        """Offer what may stand here."""
        self._area.suggest(unasked=False)

    def action_save(self) -> None:
        """Say that the text is to be saved."""
        self.post_message(self.Save(self.text))

    def on_yaml_area_left(self, event: YamlArea.Left) -> None:
        """Say that the writer wants to leave."""
        event.stop()
        self.post_message(self.Close(self.is_changed))
