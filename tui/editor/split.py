"""Where a file is edited, with another program's version of it below when there are two."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.editor.area import YamlArea
from tui.editor.bars import EditorHead
from tui.editor.vocabulary import Vocabulary

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.editor.panel import Editor


class Desk(Vertical):
    """Holds the editor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "other", "the other", show=False)]

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor

    def compose(self) -> ComposeResult:
        """Show the editor."""
        yield self._editor

    async def show_theirs(self, text: str, row: int) -> None:
        """Show another version of the file below, to read and to copy from, at a row from 0."""
        await self.query(".theirs").remove()
        area = YamlArea(text, 0, Vocabulary())
        area.read_only = True
        head = EditorHead(classes="theirs")
        head.headline = "theirs, to read and to copy from   f9 goes there and back"
        area.add_class("theirs")
        await self.mount(head, area)
        area.move_cursor((min(row, area.document.line_count - 1), 0), center=True)

    def action_other(self) -> None:
        """Go to the other version, or back."""
        for area in self.query("YamlArea.theirs"):
            if area.has_focus:
                self._editor.enter()
            else:
                area.focus()

    def hide_theirs(self) -> None:
        """Put the other version away."""
        self.query(".theirs").remove()
