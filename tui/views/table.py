"""What the tables of topics and of the network have in common: rows of actors, or perspectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.voices import told_name
from tui.views.view import ViewScreen

if TYPE_CHECKING:
    from perspectives.views.voices import Voice
    from tui.drawing.lines import Told

SIDES = "sides"
"""What is asked of the view where it shows perspectives."""


class TableScreen(ViewScreen):
    """A table of actors, or of perspectives as long as the reader asks for these."""

    @property
    def by_actor(self) -> bool:
        """Whether the rows are actors."""
        return SIDES not in self.asked

    @property
    def rows_are(self) -> str:
        """What the rows are, for a number of them."""
        return "actors" if self.by_actor else "sides"

    def called(self, voice: Voice) -> Told:
        """Return what the last line calls whoever has a row."""
        return told_name(voice, self.outlook.story, self.outlook.badges)

    def ask_or_not(self, what: str) -> None:
        """Show what the reader asks for, or if that is shown already, no longer."""
        self.asked = tuple(sorted({*self.asked} ^ {what}))
        self.draw()

    def action_sides(self) -> None:
        """Show perspectives instead of actors, or actors again."""
        self.ask_or_not(SIDES)
