"""A story's numbers as a table: a row for each side, and for each of its actors below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, get_args

from rich.cells import cell_len

from perspectives.model import Stance
from tui.drawing.canvas import Canvas
from tui.drawing.cards import STANCE_MARKS, shortened
from tui.drawing.chart import Chart, Piece, Spot
from tui.drawing.dates import short_date
from tui.drawing.palette import PROPOSED, Emphasis
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from perspectives.story.story import Entry
    from perspectives.views.numbers import Figures, Numbers, Tally
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line

LEFT, RIGHT, INDENT = 3, 2, 3
LEAST_NAME, MOST_NAME = 18, 34
LEAST_BAR, MOST_BAR = 4, 24

ALL = "*"
"""The id of the spot at the row in which all are counted together."""

BAR = "▏▎▍▌▋▊▉█"


class Column(NamedTuple):
    """A column of figures, at the right of its width."""

    title: str
    width: int
    figure: Callable[[Figures], str]
    """What stands there; nothing for none."""


def _count(what: Callable[[Figures], int]) -> Callable[[Figures], str]:
    return lambda figures: f"{count:,}" if (count := what(figures)) else ""


def percent(share: float) -> str:
    """Return a share of a text, 0 to 1, as a reader says it; nothing for nothing."""
    if not share:
        return ""
    return f"{share:.0%}" if share >= 0.1 else f"{share:.1%}"


def dates(figures: Figures) -> str:
    """Return from when to when statements were made, as far as anybody has said it."""
    if figures.first is None or figures.last is None:
        return ""
    if figures.first == figures.last:
        return short_date(figures.first, "")
    return f"{short_date(figures.first, figures.last[:4])} – {short_date(figures.last, '')}"


def stances(figures: Figures) -> str:
    """Return how many statements have each stance, behind its mark."""
    marked = ((STANCE_MARKS[stance], figures.stances.get(stance, 0)) for stance in get_args(Stance))
    return " ".join(f"{mark}{count:,}" for mark, count in marked if count)


FIRST = (
    Column("statements", 12, _count(lambda figures: figures.statements)),
    Column("words", 11, _count(lambda figures: figures.words)),
    Column("of text", 10, lambda figures: percent(figures.share)),
)
"""The columns that are on every screen."""

MORE = (
    (Column("dates", 25, dates),),
    (Column("topics", 9, _count(lambda figures: len(figures.topics))),),
    (
        Column("direct", 9, _count(lambda figures: figures.kinds.get("direct", 0))),
        Column("mixed", 8, _count(lambda figures: figures.kinds.get("mixed", 0))),
        Column("reported", 10, _count(lambda figures: figures.kinds.get("reported", 0))),
    ),
    (Column("stances", 13, stances),),
)
"""Those for which there may be room, what is wanted most first."""


@dataclass(frozen=True)
class _Row:
    """A row of the table."""

    id: str
    name: str
    tally: Tally
    badge: Badge | None
    is_actor: bool = False
    is_proposed: bool = False
    """Whether whoever it is of is in no file."""


class NumberTable(Chart):
    """Rows of figures, each with a bar of what they are sorted by."""

    def __init__(
        self,
        numbers: Numbers,
        badges: Mapping[str, Badge],
        measure: Callable[[Figures], float],
        width: int,
    ) -> None:
        """Lay numbers out in a width; the bars are as long as what `measure` returns."""
        self.width = width
        self._measure = measure
        self._rows = [*_rows(numbers, badges)]
        self.tallies = {row.id: row.tally for row in self._rows}
        """What is counted in each row, by the id of its spot."""
        self._most = max((self._length(row) for row in self._rows if row.id != ALL), default=0.0)
        longest = max((cell_len(row.name) + INDENT for row in self._rows), default=0)
        self._name = max(LEAST_NAME, min(MOST_NAME, longest, width // 4))
        self._columns = [*FIRST]
        room = width - LEFT - RIGHT - self._name - sum(one.width for one in FIRST)
        for columns in MORE:
            needed = sum(one.width for one in columns)
            if room - needed >= LEAST_BAR:
                self._columns += columns
                room -= needed
        self._bar = max(0, min(room, MOST_BAR))
        self.head = [self._titles(), [Piece("─" * width, emphasis=Emphasis.RULE)]]
        self._lines: list[_Row | None] = []
        for row in self._rows:
            if not row.is_actor and self._lines:
                self._lines.append(None)
            self._lines.append(row)
        self.height = len(self._lines)
        self.spots = [
            Spot(row.id, LEFT, y, width - LEFT - RIGHT, badge=row.badge)
            for y, row in enumerate(self._lines)
            if row is not None
        ]

    def line(self, y: int) -> Line:
        """Return a row of the table, or the air between two sides."""
        row, canvas = self._lines[y], Canvas(self.width)
        if row is None:
            return canvas.line()
        self._draw_name(canvas, row)
        self._draw_bar(canvas, row)
        x = LEFT + self._name + self._bar
        for column in self._columns:
            x += column.width
            self._draw_figure(canvas, column, row.tally, x)
        return canvas.line()

    def _titles(self) -> Line:
        canvas = Canvas(self.width)
        x = LEFT + self._name + self._bar
        for column in self._columns:
            x += column.width
            canvas.put(x - len(column.title), Piece(column.title, emphasis=Emphasis.QUIET))
        return canvas.line()

    def _draw_name(self, canvas: Canvas, row: _Row) -> None:
        mark = PROPOSED if row.is_proposed else ""
        if row.is_actor:
            name = Piece(" " * INDENT + shortened(mark + row.name, self._name - INDENT - 1))
        elif row.badge is None:
            name = Piece(row.name, emphasis=Emphasis.HEADING)
        else:
            text = shortened(f"{mark}{row.badge.glyph} {row.name}", self._name - 1)
            name = Piece(text, row.badge, is_name=True)
        canvas.put(LEFT, name)

    def _draw_bar(self, canvas: Canvas, row: _Row) -> None:
        """Draw how much is filed, and behind it how much is only proposed."""
        if row.id == ALL or not self._most:
            return
        room = (self._bar - 1) / self._most
        filed = bar(self._measure(row.tally.filed) * room)
        proposed = PROPOSED * round(self._measure(row.tally.proposed) * room)
        canvas.put(LEFT + self._name, Piece(filed, row.badge, is_name=True))
        canvas.put(LEFT + self._name + len(filed), Piece(proposed, emphasis=Emphasis.QUIET))

    def _draw_figure(self, canvas: Canvas, column: Column, tally: Tally, end: int) -> None:
        filed, proposed = column.figure(tally.filed), column.figure(tally.proposed)
        proposed = PROPOSED + proposed if proposed else ""
        room = column.width - 2
        if filed and cell_len(f"{filed} {proposed}") > room:
            proposed = ""
        text = shortened(" ".join(one for one in (filed, proposed) if one), room)
        x = end - cell_len(text)
        canvas.put(x, Piece(text))
        if proposed:
            behind = Piece(text[-len(proposed) :], emphasis=Emphasis.QUIET)
            canvas.put(end - cell_len(proposed), behind)

    def _length(self, row: _Row) -> float:
        return self._measure(row.tally.filed) + self._measure(row.tally.proposed)


def bar(length: float) -> str:
    """Return a bar of so many cells, to an eighth; of what is more than nothing some is seen."""
    eighths = max(round(length * len(BAR)), 1 if length > 0 else 0)
    whole, rest = divmod(eighths, len(BAR))
    return BAR[-1] * whole + (BAR[rest - 1] if rest else "")


def _rows(numbers: Numbers, badges: Mapping[str, Badge]) -> Iterator[_Row]:
    yield _Row(ALL, "All", numbers.tally, None)
    for one in numbers.sides:
        badge = badges[one.side.id]
        side = visible_line(one.side.name)
        yield _Row(one.side.id, side, one.tally, badge, is_proposed=one.side.reason is not None)
        for who in one.actors:
            yield _Row(
                row_id(who.tally.entries[0]),
                visible_line(who.actor.name),
                who.tally,
                badge,
                is_actor=True,
                is_proposed=not who.tally.filed.statements,
            )


def row_id(entry: Entry) -> str:
    """Return the id of the spot at the row of whoever made a statement."""
    return f"{entry.perspective_id}/{entry.place[0]}"
