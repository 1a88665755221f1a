"""The row of columns: as many as fit, and the current one always among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from tui.widgets.column import Column, Pointers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.widget import Widget

    from perspectives.story.story import Side
    from tui.drawing.badges import Badge


class Columns(Horizontal):
    """The columns of all perspectives, of which those that fit are shown side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: list[Column] = []
        self._first = 0
        self._capacity = 1

    async def show_sides(
        self, sides: Sequence[tuple[Side, Badge]], year: str, sources: Mapping[str, str]
    ) -> None:
        """Show these perspectives, in this order; a column that was there before stays as it is.

        `sources` is what articles are called, by id, where cards say it.
        """
        before = {column.side.id: column for column in self._columns}
        self._columns = [
            before.get(side.id) or Column(side, badge, year, sources) for side, badge in sides
        ]
        self._fit()
        await self.remove_children([one for one in before.values() if one not in self._columns])
        await self.mount_all(one for one in self._columns if one not in before.values())
        places: dict[Widget, int] = {one: place for place, one in enumerate(self._columns)}
        self.sort_children(key=places.__getitem__)
        for side, badge in sides:
            if column := before.get(side.id):
                column.show(side, badge, sources)

    @property
    def sides(self) -> list[Side]:
        """The perspectives, from left to right, on screen or not."""
        return [column.side for column in self._columns]

    @property
    def shown(self) -> list[Column]:
        """The columns on screen, from left to right."""
        return self._columns[self._first : self._first + self._capacity]

    def fit(self, capacity: int) -> None:
        """Show so many columns side by side."""
        self._capacity = max(1, capacity)
        self._fit()

    def beside(self, column: Column, step: int) -> Column | None:
        """Return the column on the right (`step` 1) or on the left (-1), on screen or not."""
        index = self._columns.index(column) + step
        return self._columns[index] if 0 <= index < len(self._columns) else None

    def bring(self, side_id: str) -> Column:
        """Return a perspective's column, on screen: the row scrolls no further than needed."""
        index = [column.side.id for column in self._columns].index(side_id)
        self._first = min(index, max(self._first, index - self._capacity + 1))
        self._fit()
        return self._columns[index]

    def bring_both(self, side_id: str, other_id: str) -> None:
        """Bring a perspective on screen, and beside it another one if there is room for both."""
        ids = [column.side.id for column in self._columns]
        if abs(ids.index(side_id) - ids.index(other_id)) < self._capacity:
            self.bring(other_id)
        self.bring(side_id)

    def point(self, pointers: Pointers) -> None:
        """Set off what is current and what is related to it."""
        for column in self._columns:
            column.point(pointers)

    def follow(self, article: str, offset: int) -> None:
        """Keep in each column the statement in view that is nearest to an offset of an article."""
        for column in self.shown:
            column.follow(article, offset)

    def _fit(self) -> None:
        self._first = max(0, min(self._first, len(self._columns) - self._capacity))
        shown = self.shown
        for column in self._columns:
            column.display = column in shown
        more_left, more_right = self._first > 0, self._first + len(shown) < len(self._columns)
        for column in shown:
            column.show_more(
                left=more_left and column is shown[0], right=more_right and column is shown[-1]
            )
