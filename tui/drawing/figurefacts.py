"""What some statements come to, in words: for the row that the cursor of a table is at."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from perspectives.model import Stance
from tui.drawing.cards import STANCE_MARKS
from tui.drawing.dates import long_date
from tui.drawing.numbertable import percent
from tui.drawing.palette import PROPOSED
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perspectives.model import Kind
    from perspectives.views.numbers import Figures, Tally

KINDS: tuple[Kind, ...] = ("direct", "mixed", "reported")


def facts(tally: Tally) -> Iterator[tuple[str, str]]:
    """Yield what is told and what it is; what is only proposed has its sign before it."""
    yield "statements", filed_and_proposed(tally)
    for label, told in (
        ("words", _words),
        ("topics", _topics),
        ("kinds", _kinds),
        ("stances", _stances),
        ("dates", _dates),
    ):
        filed, proposed = told(tally.filed), told(tally.proposed)
        yield label, "   ".join(one for one in (filed, proposed and PROPOSED + proposed) if one)


def filed_and_proposed(tally: Tally) -> str:
    """Return how many statements are filed, and how many are only proposed."""
    counts = [(tally.filed.statements, "filed"), (tally.proposed.statements, "proposed")]
    return ", ".join(f"{count:,} {what}" for count, what in counts if count) or "none"


def _words(figures: Figures) -> str:
    return (
        f"{figures.words:,}, {percent(figures.share) or '0%'} of the text" if figures.words else ""
    )


def _topics(figures: Figures) -> str:
    return _counted({visible_line(topic): count for topic, count in figures.topics.items()})


def _kinds(figures: Figures) -> str:
    return _counted({kind: figures.kinds.get(kind, 0) for kind in KINDS})


def _stances(figures: Figures) -> str:
    return _counted(
        {f"{STANCE_MARKS[one]} {one}": figures.stances.get(one, 0) for one in get_args(Stance)}
    )


def _dates(figures: Figures) -> str:
    dates = dict.fromkeys(date for date in (figures.first, figures.last) if date)
    return " to ".join(map(long_date, dates))


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items() if count)
