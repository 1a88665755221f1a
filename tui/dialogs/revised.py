"""What the last revision of an article did to the statements, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from perspectives.story.entries import Entry
from tui.dialogs.modal import Modal
from tui.drawing.visible import visible_line
from tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from perspectives.checking.revision import Revision
    from perspectives.model import Diagnostic


class RevisionScreen(Modal[Entry | None]):
    """Each statement that moved, changed, was lost or found; the one that is chosen is gone to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "close", show=False)
    ]

    def __init__(self, counted: str, notes: Sequence[tuple[Diagnostic, Revision]]) -> None:
        """Show how many there are of each sort, and what there is to say of each."""
        super().__init__()
        self._counted = counted
        self._notes = notes

    def compose(self) -> ComposeResult:
        """Show the numbers, and an entry for each statement that is not as it was."""
        with Vertical(id="revised", classes="sheet") as sheet:
            leads = "enter goes to the statement   " if self._notes else ""
            self.entitle(sheet, "The article was revised", f"{leads}esc closes")
            yield Static(Content.styled(self._counted, "$quiet"), markup=False)
            options = (Option(_told(note, revision)) for note, revision in self._notes)
            yield Options(*(one for option in options for one in (option, None)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the statement."""
        self.dismiss(self._notes[event.option_index][1].entry)


def _told(note: Diagnostic, revision: Revision) -> Content:
    """Return what became of a statement, who says it, where, and the words."""
    return Content.assemble(
        (f"{note.code}   ", "bold"),
        visible_line(revision.entry.actor.name),
        (f"   {visible_line(note.path.name)}:{note.line}\n", "$quiet"),
        visible_line(note.message),
    )
