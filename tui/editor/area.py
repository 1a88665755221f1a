"""The text of a perspective file, to be edited: coloured, marked, and completed while typing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection, TextAreaTheme

from perspectives.model import Severity
from tui.drawing.palette import Palette
from tui.editor.completion import NOTHING, Offer, Sort, completions
from tui.editor.document import TAB, FileDocument, WrappedLines, changed_lines
from tui.editor.highlighting import Highlighter, Part
from tui.editor.indentation import WIDTH, indentation_after
from tui.widgets.removable import Removable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events
    from textual.document._document import EditResult, Location
    from textual.geometry import Offset

    from tui.editor.vocabulary import Vocabulary

UNDO_STEPS = 10_000
"""How many steps of typing can be taken back."""

MARKS = {Severity.ERROR: ("!", "error"), Severity.WARNING: ("?", "warning")}
"""What stands beside the number of a line with a problem, and the colour that it has."""

THEME = "sidelong"

_LINE_END = re.compile(r"\r\n|\r|\n")

LONGEST_PASTED = 50_000
"""Characters of a line that may be pasted: twenty pages."""


class YamlArea(Removable, TextArea):
    """An area that keeps every character of a file, and knows what may be written where."""

    class Offered(Message):
        """`offer` or `chosen` changed."""

    class Left(Message):
        """The writer wants to leave."""

    offer: Offer = NOTHING
    """The completions of what is being typed."""
    chosen: int | None = None
    """Which of them `enter` takes."""

    def __init__(self, text: str, offset: int, vocabulary: Vocabulary) -> None:
        super().__init__(
            show_line_numbers=True,
            tab_behavior="indent",
            max_checkpoints=UNDO_STEPS,
            compact=True,
        )
        self.file = FileDocument(text, self._splice)
        self.vocabulary = vocabulary
        self._start = offset
        self._has_begun = False
        self._highlighter = Highlighter(self.file.lines)
        self._marks: Mapping[int, Severity] = {}
        self._styles: dict[Part, Style] = {}
        self.document = self.file
        self.wrapped_document = self._wrapped = WrappedLines(self.file.shown)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.set_reactive(YamlArea.selection, Selection.cursor(self.file.location(offset)))

    def on_mount(self) -> None:
        """Go to where editing begins, once it is known how high the area is."""
        self.move_cursor(self.file.location(self._start))
        self.call_after_refresh(self._show_start)

    def _show_start(self) -> None:
        # In the upper third, where what follows is in sight; again at every size, until a key.
        _, y = self._wrapped.location_to_offset(self.cursor_location)
        self.scroll_to(y=y - self.size.height // 3, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in sight, and the completions beside it."""
        if self.offer is not NOTHING:
            self.post_message(self.Offered())
        self.call_after_refresh(self.scroll_cursor_visible if self._has_begun else self._show_start)

    @property
    def cursor_offset(self) -> int:
        """Where the cursor is in the text, in characters."""
        return self.file.offset(self.cursor_location)

    def cell_of(self, offset: int) -> Offset:
        """Return the cell of the screen in which a character of the text begins."""
        place = self._wrapped.location_to_offset(self.file.location(offset))
        return place - self.scroll_offset + self.content_region.offset + (self.gutter_width, 0)

    def become(self, text: str) -> None:
        """Take another text, of which only the lines that differ are put in.

        The cursor stays on its line, and within those lines where it was.
        """
        here, cursor = self.cursor_location, self.cursor_offset
        start, end, lines = changed_lines(self.file.text, text)
        self.replace(lines, self.file.location(start), self.file.location(end))
        if start < cursor < end:
            row = min(here[0], self.file.line_count - 1)
            self.move_cursor((row, min(here[1], len(self.file[row]))))

    def mark(self, marks: Mapping[int, Severity]) -> None:
        """Mark lines, by their numbers from 0, that have a problem."""
        self._marks = marks
        self.refresh()

    # What is drawn

    def notify_style_update(self) -> None:
        """Take the colours of the theme, which may have changed."""
        super().notify_style_update()
        palette = self._palette = Palette.of(self.app)
        # Of the line with the cursor only the ground differs: its words keep their colours.
        panel = palette.color("panel").rich_color
        ground = Style() if self.app.native_ansi_color else Style(bgcolor=panel)
        self.register_theme(TextAreaTheme(THEME, cursor_line_style=ground))
        self.theme = THEME
        self._styles = {
            Part.KEY: palette.ink("primary", without_colors=Style(bold=True)),
            Part.MARK: palette.ink("quiet", without_colors=Style()),
            Part.COMMENT: palette.ink("quiet", without_colors=Style()) + Style(italic=True),
            Part.NAME: palette.ink("accent", without_colors=Style(underline=True)),
        }

    def _splice(self, row: int, removed: int, added: int) -> None:
        self._highlighter.splice(row, removed, added)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is shown, coloured."""
        text = Text(self.file.shown[line_index], end="", no_wrap=True)
        for token in self._highlighter.tokens(line_index):
            text.stylize(self._styles[token.part], token.start, token.end)
        line = self.file[line_index]
        if TAB in text.plain and "\t" in line:
            for column, character in enumerate(line):
                if character == "\t":
                    text.stylize(self._styles[Part.MARK], column, column + 1)
        return text

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen, with a mark beside the number of a line with a problem."""
        # Measured anew: the cursor may stand inside what would be drawn as one wide character.
        strip = Strip(super().render_line(y)).adjust_cell_length(self.size.width, self.rich_style)
        row, section = self._wrapped.line_at(y + self.scroll_offset.y) or (-1, 0)
        if section or row not in self._marks:
            return strip
        sign, color = MARKS[self._marks[row]]
        at = self.gutter_width - 2
        style = next((one.style for one in strip.crop(at, at + 1) if one.style), self.rich_style)
        style += self._palette.ink(color, without_colors=Style()) + Style(bold=True)
        marked = Strip.join([strip.crop(0, at), Strip([Segment(sign, style)]), strip.crop(at + 1)])
        return marked.crop(0, self.size.width)  # The panel may be narrower than the numbers.

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Look for no partner: of a bracket that has none, the whole file would be searched."""
        return None

    # What is typed

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit; new lines end as their neighbours do."""
        edit.text = _LINE_END.sub(self.file.line_end(edit.top[0]), edit.text)
        result = super().edit(edit)
        is_letter = len(edit.text) == 1 and edit.text.isprintable()
        is_correction = (
            not edit.text and len(result.replaced_text) == 1 and self.offer is not NOTHING
        )
        if is_letter or is_correction:
            self.suggest(unasked=True)
        else:
            self._withdraw()
        return result

    def undo(self) -> None:
        """Take the last step back."""
        self._withdraw()
        super().undo()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._withdraw()
        super().redo()

    def on_key(self, event: events.Key) -> None:
        """Let the keys of a list of completions go to it, and those of a line begin one rightly."""
        self._has_begun = True
        handles: dict[str, Callable[[], bool]] = {
            "enter": self._enter,
            "tab": self._tab,
            "shift+tab": self._shift_tab,
            "escape": self._escape,
            "up": lambda: self._choose(-1),
            "down": lambda: self._choose(1),
        }
        handle = handles.get(event.key)
        if self.read_only and event.key != "escape":
            # Neither written here nor taken for a key of the reader.
            is_for_text = event.is_printable or event.key in ("enter", "tab", "shift+tab")
            handle = (lambda: True) if is_for_text else None
        if handle is not None and handle():
            event.stop()
            event.prevent_default()

    def _enter(self) -> bool:
        if self.chosen is not None:
            self.take(self.chosen)
            return True
        row, column = self.cursor_location
        before = self.file[row][:column]
        is_in_text = self._highlighter.is_inside(row)
        indent = indentation_after(before, is_in_text=is_in_text)
        start, end = sorted(self.selection)
        if not before.strip() and start == end and column == len(self.file[row]):
            start = row, 0  # White space that was put there for words that never came.
        self.replace("\n" + indent, start, end, maintain_selection_offset=False)
        return True

    def _tab(self) -> bool:
        if self.offer is not NOTHING:
            self.take(self.chosen or 0)
        else:
            self._indent(WIDTH)
        return True

    def _shift_tab(self) -> bool:
        self._indent(-WIDTH)
        return True

    def _escape(self) -> bool:
        if self.offer is not NOTHING:
            self._withdraw()
        else:
            self.post_message(self.Left())
        return True

    def _indent(self, width: int) -> None:
        """Indent the lines of the selection further, or less where the width is negative."""
        start, end = self.selection
        (top, _), (bottom, right) = sorted(self.selection)
        if bottom > top and right == 0:
            bottom -= 1
        shifts = [
            max(width, len(line.lstrip(" ")) - len(line)) if line.strip() or top == bottom else 0
            for line in self.file[top : bottom + 1]
        ]
        if not any(shifts):
            return
        text, at = "", (top, 0)
        for row, shift in enumerate(shifts, top):
            below = (row + 1, 0) if row < bottom else (row, len(self.file[row]))
            line = self.file.get_text_range(at, below)
            text += " " * shift + line[max(0, -shift) :]
            at = below
        # Past our own `edit`, as the line ends in it are the file's.
        super().edit(Edit(text, (top, 0), at, maintain_selection_offset=False))
        self.selection = Selection(
            *(
                (row, max(0, column + shifts[row - top]) if top <= row <= bottom else column)
                for row, column in (start, end)
            )
        )
        self._withdraw()

    # What may come next

    def suggest(self, *, unasked: bool) -> None:
        """Offer completions; unasked, only where they are not in the way of typing on."""
        offer = completions(self.file.text, self.cursor_offset, self.vocabulary)
        start, end = offer.span
        if not offer.completions or (unasked and start == end and offer.sort is Sort.KEY):
            self._withdraw()
            return
        self.offer = offer
        # Words that nobody has used yet are as good: there, enter ends the line.
        self.chosen = None if unasked and offer.sort is Sort.FREE else 0
        self.post_message(self.Offered())

    def _withdraw(self) -> None:
        if self.offer is not NOTHING:
            self.offer, self.chosen = NOTHING, None
            self.post_message(self.Offered())

    def _choose(self, step: int) -> bool:
        if self.offer is NOTHING:
            return False
        count = len(self.offer.completions)
        first = 0 if step > 0 else count - 1
        self.chosen = first if self.chosen is None else (self.chosen + step) % count
        self.post_message(self.Offered())
        return True

    def take(self, index: int) -> None:
        """Write a completion, and offer what may follow it."""
        one = self.offer.completions[index]
        start, end = map(self.file.location, self.offer.span)
        result = self.replace(one.insert + one.behind, start, end, maintain_selection_offset=False)
        row, column = result.end_location
        self.move_cursor((row, column - len(one.behind)))
        if one.insert.endswith((" ", "[")):
            self.suggest(unasked=True)

    def move_cursor(
        self,
        location: Location,
        select: bool = False,
        center: bool = False,
        record_width: bool = True,
    ) -> None:
        """Move the cursor; what was being typed is left."""
        self._withdraw()
        super().move_cursor(location, select, center, record_width)

    def on_paste(self, event: events.Paste) -> None:
        """Keep a line out that would take seconds to wrap, at every key again."""
        longest = max(map(len, event.text.splitlines()), default=0)
        if longest > LONGEST_PASTED:
            event.prevent_default()
            message = f"A line of {longest:,} characters is too long to be edited here"
            self.notify(message, severity="warning", markup=False)

    def on_mouse_down(self) -> None:
        """Leave what was being typed."""
        self._has_begun = True
        self._withdraw()

    def on_blur(self) -> None:
        """Leave what was being typed."""
        self._withdraw()
