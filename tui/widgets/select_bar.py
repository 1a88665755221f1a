"""The line that is there while words are selected with the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.widgets.painted import LEFT, Painted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.navigation.motions import Reach

HINTS = (("w b", "word"), (") (", "sentence"), ("o", "other end"))
"""The keys of this line, and in a word or two what they do."""


class SelectBar(Painted, can_focus=True):
    """Takes the keys that extend a selection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w,l,right", "word(1)", "a word on", show=False),
        Binding("b,h,left", "word(-1)", "a word back", show=False),
        Binding("right_parenthesis,j,down", "sentence(1)", "a sentence on", show=False),
        Binding("left_parenthesis,k,up", "sentence(-1)", "a sentence back", show=False),
        Binding("o", "turn", "the other end", show=False),
        Binding("escape,v", "leave", "end", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Other words are selected."""

        reach: Reach

    @dataclass
    class Left(Message):
        """The reader is done with selecting."""

    def __init__(self, reach: Reach, keys: Mapping[str, Sequence[str]]) -> None:
        """Begin with some words; `keys` are those of the reader, by the bindings' ids."""
        super().__init__()
        add, copy = keys["edit.add"][0], keys["look.copy"][0]
        self._hints = (*HINTS, (add, "add a statement"), (copy, "copy"), ("esc", "end"))
        self.reach = reach
        """What is selected."""

    def on_mount(self) -> None:
        """Show the first word."""
        self._move(self.reach)

    def action_word(self, step: int) -> None:
        """Move the end by a word."""
        self._move(self.reach.by_word(step))

    def action_sentence(self, step: int) -> None:
        """Move the end to that of a sentence."""
        self._move(self.reach.by_sentence(step))

    def action_turn(self) -> None:
        """Move the other end from now on."""
        self._move(self.reach.turned())

    def action_leave(self) -> None:
        """End."""
        self.post_message(self.Left())

    def on_blur(self) -> None:
        """End: the keys go elsewhere."""
        if self.is_attached:
            self.post_message(self.Left())

    def _move(self, reach: Reach) -> None:
        self.reach = reach
        self.post_message(self.Moved(reach))

    def render_line(self, y: int) -> Strip:
        """Return the keys, in cells."""
        palette = self.palette
        segments = [Segment(" " * LEFT + "select   ", palette.warning)]
        for keys, label in self._hints:
            segments.append(Segment(keys, palette.page))
            segments.append(Segment(f" {label}   ", palette.quiet))
        return Strip(segments).crop_extend(0, self.size.width, palette.page)
