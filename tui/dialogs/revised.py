"""What the last revision of an article did to the statements, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.dialogs.sheet import Sheet
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perspectives.model import Diagnostic


class RevisionScreen(Sheet[None]):
    """Each statement that moved, changed, was lost or found: who says it, where, and the words."""

    def __init__(self, counted: str, notes: Sequence[tuple[Diagnostic, str]]) -> None:
        """Show how many there are of each sort, and what there is to say, each with a speaker."""
        super().__init__("The article was revised", "esc closes")
        self._counted = counted
        self._notes = notes

    def lines(self) -> Iterator[Content]:
        """Yield the numbers, and a paragraph for each statement that is not as it was."""
        yield Content.styled(self._counted, "$quiet")
        for note, speaker in self._notes:
            yield Content("")
            yield Content.assemble(
                (f"{note.code}   ", "bold"),
                visible_line(speaker),
                (f"   {visible_line(note.path.name)}:{note.line}", "$quiet"),
            )
            yield Content(visible_line(note.message))
