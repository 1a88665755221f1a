"""Two voices side by side: what ties them face to face, then what only one of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perspectives.views.comparison import Comparison, compare
from perspectives.views.voices import first_two, voices
from tui.drawing.comparison import ComparisonChart
from tui.drawing.voices import name_of
from tui.keys import COMPARE_KEYS
from tui.views.view import ViewScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.binding import BindingType

    from perspectives.views.voices import Voice
    from tui.drawing.chart import Chart
    from tui.drawing.lines import Hints
    from tui.views.view import Outlook, ViewPlace


class CompareScreen(ViewScreen):
    """Two sides, actors or articles; the reader may choose others."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMPARE_KEYS]
    HINTS: ClassVar[Hints] = (
        ("go.cross", "", "read it"),
        ("view.compare", "", "compare others"),
    )

    def __init__(
        self,
        outlook: Outlook,
        keys: Mapping[str, Sequence[str]],
        place: ViewPlace | None = None,
    ) -> None:
        """Compare the two that the reader chose before, or else the likeliest."""
        super().__init__(outlook, keys, place)
        self._likeliest = first_two(outlook.story, outlook.current)
        self._comparison = Comparison((), ())

    @property
    def compared(self) -> tuple[Voice, Voice]:
        """The two: those chosen, as long as both are there."""
        if not self.asked:
            return self._likeliest
        known = {voice.id: voice for voice in voices(self.outlook.story)}
        match [known[id] for id in self.asked if id in known]:
            case [one, other]:
                return one, other
            case _:
                return self._likeliest

    def chart(self, width: int) -> Chart:
        """Return the two side by side."""
        outlook = self.outlook
        one, other = self.compared
        self._comparison = compare(outlook.story, one, other)
        story, badges, sources = outlook.story, outlook.badges, outlook.sources
        names = name_of(one, story, badges, sources), name_of(other, story, badges, sources)
        return ComparisonChart(self._comparison, names, badges, sources, width)

    def headline(self) -> str:
        """Return what the view is called."""
        return "Side by side"

    def facts(self) -> Sequence[str]:
        """Return how many statements face each other, and how many stand alone."""
        facing = sum(len(row.ones) + len(row.others) for row in self._comparison.facing)
        alone = sum(len(one.ones) + len(one.others) for one in self._comparison.alone)
        return (f"{facing} face to face, {alone} alone",)

    def action_view(self, _name: str) -> None:
        """Let the reader choose two others."""
        self._ask("Whose words?", self.compared[0], None, self._ask_for_other)

    def _ask_for_other(self, one: Voice | None) -> None:
        if one is not None:
            self._ask(
                "And beside them?", self.compared[1], one, lambda other: self._chosen(one, other)
            )

    def _chosen(self, one: Voice, other: Voice | None) -> None:
        if other is not None:
            self.asked = (one.id, other.id)
            self.draw(self.first())

    def _ask(
        self,
        title: str,
        now: Voice,
        beside: Voice | None,
        then: Callable[[Voice | None], None],
    ) -> None:
        # Not at the top: what finds names is not needed before it is asked for.
        from tui.dialogs.voices import VoiceScreen

        outlook = self.outlook
        screen = VoiceScreen(
            title, outlook.story, outlook.badges, outlook.sources, now, beside=beside
        )
        self.app.push_screen(screen, then)
