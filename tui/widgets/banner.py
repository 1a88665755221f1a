"""What is wrong in a file, in a line; what keeps it from being read stays until it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.drawing.cards import shortened
from tui.drawing.visible import visible_line
from tui.widgets.painted import LEFT, RIGHT, Painted

if TYPE_CHECKING:
    from perspectives.model import Diagnostic


class Banner(Painted, can_focus=True):
    """One mistake of a file; where there are several, how many, and the next at each visit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", show=False),
        Binding("j,down", "step(1)", "next", show=False),
        Binding("k,up", "step(-1)", "before", show=False),
        Binding("escape", "leave", "leave", show=False),
    ]

    key: reactive[str] = reactive("!")
    """What leads here, as the reader knows it."""
    mistakes: reactive[tuple[Diagnostic, ...]] = reactive(())
    at: reactive[int] = reactive(0)
    """Which of them is shown."""

    @dataclass
    class Opened(Message):
        """The reader wants to mend it."""

        mistake: Diagnostic

    @dataclass
    class Left(Message):
        """The reader goes back to reading."""

    def visit(self) -> None:
        """Take the focus; where it is here already, go on to the next mistake."""
        if self.has_focus:
            self.action_step(1)
        self.focus()

    def action_step(self, step: int) -> None:
        """Go on to the next mistake, or back to the one before, around the ends."""
        self.at = (self.at + step) % max(1, len(self.mistakes))

    def watch_mistakes(self, mistakes: tuple[Diagnostic, ...]) -> None:
        """Show the line while there is something to say."""
        self.at = min(self.at, max(0, len(mistakes) - 1))
        self.display = bool(mistakes)
        if not mistakes and self.has_focus:
            self.post_message(self.Left())

    def action_open(self) -> None:
        """Say which mistake is to be mended, if one is left: a click may come too late."""
        if self.mistakes:
            self.post_message(self.Opened(self.mistakes[self.at]))

    def action_leave(self) -> None:
        """Go back to reading."""
        self.post_message(self.Left())

    def on_click(self) -> None:
        """Open what was clicked."""
        self.action_open()

    def render_line(self, y: int) -> Strip:
        """Return the line, in cells."""
        width = self.size.width
        if not self.mistakes:
            return Strip.blank(width, self.palette.page)
        mistake, room = self.mistakes[self.at], max(0, width - LEFT - RIGHT)
        where = f"{mistake.path.name}:{mistake.line}:{mistake.column}"
        count = len(self.mistakes)
        number = f"  {self.at + 1} of {count}" if count > 1 else ""
        way_out = (
            f"{number}   enter opens it" if self.has_focus else f"{number}   {self.key} goes here"
        )
        told = visible_line(f"! {where}: {mistake.message}")
        told = shortened(told, max(0, room - len(way_out)))
        style = self.palette.warning + Style(reverse=self.has_focus)
        return Strip(
            [
                Segment(" " * LEFT, style),
                Segment(set_cell_size(told, max(0, room - len(way_out))), style),
                Segment(way_out[:room], style),
                Segment(" " * RIGHT, style),
            ]
        ).crop_extend(0, width, style)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw anew: the focus is shown."""
        super().watch_has_focus(_has_focus)
        self.refresh()
