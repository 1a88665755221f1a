"""The network: who answers, echoes or mirrors whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perspectives.messages import counted
from perspectives.views.network import network
from tui.dialogs.statements import Listed, StatementsScreen
from tui.drawing.lines import Told
from tui.drawing.networktable import MEANINGS, cell_id, network_chart
from tui.drawing.tied import tied_how
from tui.keys import NETWORK_KEYS
from tui.views.table import TableScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from perspectives.views.pairs import Pair
    from tui.dialogs.statements import Picked
    from tui.drawing.chart import Chart, Spot
    from tui.drawing.lines import Hints


class NetworkScreen(TableScreen):
    """A table whose rows and columns are actors, or perspectives; a cell opens its pairs."""

    BINDINGS: ClassVar[list[BindingType]] = [*NETWORK_KEYS]
    HINTS: ClassVar[Hints] = (
        ("go.cross", "", "show the pairs"),
        ("view.sides", "", "sides or actors"),
    )

    def chart(self, width: int) -> Chart:
        """Return the table."""
        story = self.outlook.story
        self._network = network(story, by_actor=self.by_actor)
        self._places = {cell_id(*place): place for place in self._network.cells}
        return network_chart(story, self._network, self.outlook.badges, width)

    def headline(self) -> str:
        """Return what is shown."""
        return "Who answers, echoes or mirrors whom"

    def facts(self) -> Sequence[str]:
        """Return how many are tied."""
        return (f"{len(self._network.voices)} {self.rows_are} tied",)

    def first(self) -> str | None:
        """Return the first cell of who says the current statement."""
        current = self.outlook.current
        mine = (id for id, (one, _) in self._places.items() if current and one.has(current))
        return min(mine, default=None)

    def told(self, spot: Spot) -> Sequence[Told]:
        """Return who does what to whom in a cell."""
        one, other = self._places[spot.id]
        kinds = dict.fromkeys(pair.kind for pair in self._network.cell(one, other))
        does = " and ".join(MEANINGS[kind] for kind in sorted(kinds, key=[*MEANINGS].index))
        return (self.called(one), Told(f" {does} "), self.called(other))

    def choose(self, spot: Spot) -> None:
        """Show the statements of a cell, pair by pair."""
        one, other = self._places[spot.id]
        pairs = self._network.cell(one, other)
        count = counted(len(pairs), "pair")
        names = " and ".join(self.called(voice).text for voice in (one, other))
        screen = StatementsScreen(
            f"{names}: {count}",
            [*_listed(pairs)],
            self.outlook.badges,
            self.outlook.sources,
        )
        self.app.push_screen(screen, self._picked)

    def _picked(self, picked: Picked | None) -> None:
        if picked is not None:
            self.dismiss(picked.entry)


def _listed(pairs: Sequence[Pair]) -> Iterator[Listed]:
    """Yield the statements of pairs, the second of each with what ties it to the first."""
    for pair in pairs:
        yield Listed(pair.one, is_last=False)
        yield Listed(pair.other, before=tied_how(pair.tie))
