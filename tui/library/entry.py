"""A record as the library shows it: its title, and under it what is known of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from perspectives.messages import counted
from tui.drawing.cards import shortened
from tui.drawing.dates import long_date, short_date
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perspectives.library.records import Record

LONGEST = 40
"""In cells: a fact that is longer is cut, so that the others have room."""


SEPARATOR = " · "


def entry(one: Record, now: datetime, width: int) -> Content:
    """Return a record as it is shown at a time of a day, in lines of `width` cells."""
    told = "\n".join(_lines(facts(one, now), width))
    return Content.assemble((visible_line(one.title), "bold"), ("\n" + told, "$quiet"))


def _lines(told: Iterable[str], width: int) -> Iterator[str]:
    """Yield facts in as few lines as may be, without cutting one in two."""
    line = ""
    for fact in told:
        longer = f"{line}{SEPARATOR}{fact}" if line else fact
        if line and cell_len(longer) > width:
            yield line
            longer = fact
        line = longer
    yield line


def facts(one: Record, now: datetime) -> Iterator[str]:
    """Yield what is known of a record, a few words each."""
    for fact in (one.outlet, one.date and long_date(one.date)):
        if fact:
            yield shortened(visible_line(fact), LONGEST)
    if not one.last_read:
        yield "comes with Sidelong"
        return
    yield f"{_how_far(one.progress)} {when(datetime.fromtimestamp(one.last_read), now)}"
    if one.statements:
        yield counted(one.statements, "statement")
    if one.proposals:
        yield f"{one.proposals} to review"
    if one.problems:
        yield f"! {one.problems} wrong"
    yield shortened(visible_line(one.path.name), LONGEST)


def when(then: datetime, now: datetime) -> str:
    """Return when something was, as one says it on a day near it."""
    days = (now.date() - then.date()).days
    if days == 0:
        return f"today {then:%H:%M}"
    if days == 1:
        return "yesterday"
    return f"on {short_date(f'{then:%Y-%m-%d}', f'{now:%Y}')}"


def _how_far(progress: int) -> str:
    if progress >= 100:
        return "read to its end"
    return f"{progress}% read" if progress else "begun"
