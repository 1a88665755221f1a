"""The line in which a reader types which statements to keep, with what may be meant above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from tui.widgets.completion_list import CompletionList
from tui.widgets.removable import Removable
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from perspectives.story.sifting import Offer


class FilterBar(Removable, Widget):
    """Offers while typing; enter takes what is chosen, or else the line, and escape leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", show=False),
        Binding("tab", "complete", "complete", show=False),
        Binding("down,ctrl+n", "choose(1)", "down", show=False),
        Binding("up,ctrl+p", "choose(-1)", "up", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The line is another one."""

        line: str

    @dataclass
    class Kept(Message):
        """The reader is done with typing."""

        line: str

    class Left(Message):
        """The reader leaves everything as it was."""

    def __init__(self, line: str, offer: Callable[[str, int], Offer]) -> None:
        """Begin with a line; `offer` says what may be meant where the cursor stands in one."""
        super().__init__()
        self._line = TypedLine(line, placeholder="topic:… actor:… side:… or words", compact=True)
        self._list = CompletionList()
        self._offer = offer
        self._chosen: int | None = None
        """Which of the completions the reader is on; None before he moves there."""

    def compose(self) -> ComposeResult:
        """Put the line down, and the list over it."""
        yield self._line
        yield self._list

    def on_mount(self) -> None:
        """Take the keys, and offer what may be typed once it is known where the line is."""
        self._line.focus()
        self.call_after_refresh(self._show)

    @property
    def _offered(self) -> Offer:
        return self._offer(self._line.value, self._line.cursor_position)

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        """Offer what may be meant, and say what is typed."""
        event.stop()
        self._chosen = None
        self._show()
        self.post_message(self.Typed(event.value))

    def _show(self) -> None:
        offered = self._offered
        if offered.completions:
            x, y = self._line.content_region.offset
            self._list.show(offered.completions, self._chosen, Offset(x + offered.span[0], y))
        self._list.display = bool(offered.completions)

    def action_choose(self, step: int) -> None:
        """Move to the next completion, or to the one before."""
        if count := len(self._offered.completions):
            first = 0 if step > 0 else count - 1
            self._chosen = first if self._chosen is None else (self._chosen + step) % count
            self._show()

    def action_complete(self) -> None:
        """Take the completion that is chosen, or else the first."""
        self._take(self._chosen or 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the completion that was clicked."""
        event.stop()
        self._take(event.option_index)
        self._line.focus()

    def _take(self, index: int) -> None:
        # Asked anew: more may have been typed than what is on screen was offered for.
        (start, end), completions = self._offered
        if index < len(completions):
            self._line.replace(completions[index].insert, start, end)

    def on_input_submitted(self, event: TypedLine.Submitted) -> None:
        """Take what is chosen; where nothing is, the line."""
        event.stop()
        if self._chosen is not None:
            self._take(self._chosen)
        else:
            self.post_message(self.Kept(event.value.strip()))

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.post_message(self.Left())
