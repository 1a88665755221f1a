"""A story in numbers: by side and by actor, all articles together or one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perspectives.views.numbers import MEASURES, ORDERS, numbers, ordered
from tui.drawing.figurefacts import facts, filed_and_proposed
from tui.drawing.numbertable import NumberTable, row_id
from tui.drawing.sources import source_of
from tui.drawing.visible import visible_line
from tui.keys import NUMBERS_KEYS
from tui.views.view import Outlook, ViewPlace, ViewScreen
from tui.widgets.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from perspectives.views.numbers import Numbers
    from tui.drawing.chart import Chart, Spot
    from tui.drawing.lines import Hints

FACTS = 8
"""Lines for what the cursor is at, its rule and some air counted."""


class NumbersScreen(ViewScreen):
    """Begins with all articles together, in the story's order."""

    BINDINGS: ClassVar[list[BindingType]] = [*NUMBERS_KEYS]
    HINTS: ClassVar[Hints] = (
        ("go.cross", "", "first statement"),
        ("view.sort", "", "sort"),
        ("look.articles", "", "article"),
    )

    def __init__(
        self,
        outlook: Outlook,
        keys: Mapping[str, Sequence[str]],
        place: ViewPlace | None = None,
    ) -> None:
        """Show a story in numbers; `place` has the order, and the article where one is counted."""
        super().__init__(outlook, keys, place)
        self._pages = numbers(outlook.story)
        self._order, self._article = self.asked or ("", "")
        self._facts = Facts()

    def foot(self) -> ComposeResult:
        """Yield what the row of the cursor comes to."""
        yield self._facts

    def show(self, outlook: Outlook) -> None:
        """Show the numbers of another story."""
        self._pages = numbers(outlook.story)
        super().show(outlook)

    # What is drawn

    def draw(self, cursor: str | None = None) -> None:
        """Draw the table; in which order, and of which article, is kept with the place."""
        self.asked = (self._order, self._article)
        super().draw(cursor)

    def chart(self, width: int) -> Chart:
        """Return the table."""
        self._facts.styles.height = min(FACTS, self.size.height // 3 - 1)
        page = ordered(self._page, self._order or None)
        measure = MEASURES.get(self._order, MEASURES["statements"])
        self._table = NumberTable(page, self.outlook.badges, measure, width)
        return self._table

    def headline(self) -> str:
        """Return what is counted."""
        article = self._page.article
        if article is None:
            return "Numbers"
        name = source_of(article.id, self.outlook.sources) or article.id
        return f"Numbers of {visible_line(name)}"

    def facts(self) -> Sequence[str]:
        """Return what the table is sorted by, and how much there is in it."""
        together = f"{len(self._pages) - 1} articles together" if len(self._pages) > 1 else ""
        order = f"by {self._order}" if self._order else "in the story's order"
        is_apart = self._page.article is not None
        counted = filed_and_proposed(self._page.tally)
        return [one for one in ("" if is_apart else together, order, counted) if one]

    def first(self) -> str | None:
        """Return the row of whoever made the current statement."""
        return row_id(self.outlook.current) if self.outlook.current else None

    def choose(self, spot: Spot) -> None:
        """Go to the first statement that is counted in a row."""
        entries = self._table.tallies[spot.id].entries
        if entries:
            self.dismiss(self.outlook.story.statement(entries[0].id))

    def tell(self) -> None:
        """Tell what the row of the cursor comes to."""
        super().tell()
        self._facts.told = tuple(facts(self._table.tallies[self.spot.id])) if self.spot else ()

    @property
    def _page(self) -> Numbers:
        apart = (page for page in self._pages if page.article and page.article.id == self._article)
        return next(apart, self._pages[0])

    # The keys

    def action_sort(self) -> None:
        """Sort by something else."""
        orders = ["", *ORDERS]
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.draw()

    def action_articles(self) -> None:
        """Count the next article alone, and after the last one all of them together."""
        if len(self._pages) == 1:
            self.notify("This story has one article", markup=False)
            return
        following = self._pages[(self._pages.index(self._page) + 1) % len(self._pages)]
        self._article = following.article.id if following.article else ""
        self.draw()
