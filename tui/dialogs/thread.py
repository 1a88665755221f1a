"""Who answers whom around a statement: a tree to walk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from perspectives.story.entries import Entry
from tui.dialogs.modal import Modal
from tui.drawing.cards import about, words
from tui.drawing.palette import PROPOSED
from tui.drawing.sources import source_of
from tui.drawing.threads import branches
from tui.drawing.tied import how_sure
from tui.drawing.visible import visible_line
from tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from perspectives.story.threads import Turn
    from tui.drawing.badges import Badge


class ThreadScreen(Modal[Entry | None]):
    """The statements of a thread, each below what it answers; the one that is chosen is gone to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,I", "dismiss(None)", "close", show=False)
    ]

    def __init__(
        self,
        turns: Sequence[Turn],
        entry: Entry,
        badges: Mapping[str, Badge],
        sources: Mapping[str, str],
    ) -> None:
        """Show a thread with the cursor on one of its statements."""
        super().__init__()
        self._turns = turns
        self._here = entry.id
        self._badges = badges
        self._sources = sources

    def compose(self) -> ComposeResult:
        """Show every turn in two lines: who, and what."""
        with Vertical(id="thread", classes="sheet listing") as sheet:
            self.entitle(sheet, "Who answers whom", "enter goes to the statement   esc closes")
            leads = branches(self._turns)
            yield Options(
                *(
                    Option(self._told(turn, *lead))
                    for turn, lead in zip(self._turns, leads, strict=True)
                )
            )

    def begin(self) -> None:
        """Begin at the statement that it was asked of."""
        here = [number for number, turn in enumerate(self._turns) if turn.entry.id == self._here]
        self.query_one(OptionList).highlighted = here[0] if here else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the statement."""
        self.dismiss(self._turns[event.option_index].entry)

    def _told(self, turn: Turn, first: str, other: str) -> Content:
        entry = turn.entry
        badge = self._badges[entry.perspective_id]
        name = f"{PROPOSED if entry.draft else ''}{badge.glyph} {visible_line(entry.actor.name)}"
        facts = [
            how_sure(turn.tie) if turn.tie else "",
            about(entry, year="", source=source_of(entry.article, self._sources)),
            "its answers stand above" if turn.is_again else "",
        ]
        return Content.assemble(
            (first, "$quiet"),
            (name, f"bold $side-{badge.color}"),
            ("".join(f"   {fact}" for fact in facts if fact), "$quiet"),
            (f"\n{other}", "$quiet"),
            words(entry),
        )
