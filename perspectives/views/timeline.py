"""A story's statements in time: a lane for each perspective, and apart what has no date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from perspectives.format.dates import iso_date_meant
from perspectives.model import Article
from perspectives.story.entries import Entry, Side
from perspectives.views.extents import Extent, extent

if TYPE_CHECKING:
    from perspectives.story.story import Story


class Dated(msgspec.Struct, frozen=True):
    """A statement, and the stretch of time in which it was made."""

    entry: Entry
    extent: Extent


class Lane(msgspec.Struct, frozen=True):
    """A perspective in time. Each of its statements is in one of the two."""

    side: Side
    dated: tuple[Dated, ...]
    """In the order of time."""
    undated: tuple[Entry, ...]
    """In article order: when they were made nobody has said, and it is not guessed."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its statements as they are walked: those without a date come last."""
        return (*(one.entry for one in self.dated), *self.undated)


class Dateline(msgspec.Struct, frozen=True):
    """An article, and the stretch of time from which it is."""

    article: Article
    extent: Extent


class Answer(NamedTuple):
    """That a statement answers another one; both by their ids."""

    answer: str
    to: str
    is_proposed: bool
    """Whether that is in no file."""


class Timeline(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A story in time."""

    lanes: tuple[Lane, ...]
    """Of the perspectives that have statements, in their order."""
    articles: tuple[Dateline, ...]
    """Those that have a date, in the order of time."""
    answers: tuple[Answer, ...]
    """Who answers whom, each pair once."""
    whole: Extent | None
    """From the first moment that any date may mean to the last; None where there is no date."""
    fit: Extent | None
    """The same of dates that say it nearest: one that has another within it, as a year has a day,
    takes no room beyond that."""
    is_utc: bool
    """Whether a date says how far its clock is from UTC: then all times are shown in UTC."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All statements as they are walked: in the order of time, then those without a date."""
        dated = sorted((one.extent, at) for at, one in enumerate(self._dated))
        undated = (entry for lane in self.lanes for entry in lane.undated)
        return (*(self._dated[at].entry for _, at in dated), *undated)

    @cached_property
    def extents(self) -> dict[str, Extent]:
        """The stretch of time of each statement that has a date, by its id."""
        return {one.entry.id: one.extent for one in self._dated}

    def place(self, entry: Entry) -> int:
        """Return which of all statements one is, as they are walked; from 0."""
        return self._places[entry.id]

    def following(self, entry: Entry, step: int) -> Entry | None:
        """Return the statement that is so many further on in the order of time, or back."""
        number = self.place(entry) + step
        return self.entries[number] if 0 <= number < len(self.entries) else None

    def following_in_lane(self, entry: Entry, step: int) -> Entry | None:
        """Return the statement that is so many further on in the same lane, or back."""
        entries = self.lanes[self._lane_of(entry)].entries
        number = next(n for n, one in enumerate(entries) if one.id == entry.id) + step
        return entries[number] if 0 <= number < len(entries) else None

    def beside(self, entry: Entry, step: int) -> Entry | None:
        """Return what another lane has nearest in time to a statement, `step` lanes further down.

        Beside one without a date stands one without, where the lane has any. None where there is
        no such lane.
        """
        number = self._lane_of(entry) + step
        if not 0 <= number < len(self.lanes):
            return None
        lane, here = self.lanes[number], self.extents.get(entry.id)
        if not lane.dated or (here is None and lane.undated):
            return lane.undated[0]
        if here is None:
            return lane.dated[-1].entry
        return min(lane.dated, key=lambda one: _distance(one.extent, here)).entry

    def _lane_of(self, entry: Entry) -> int:
        return next(n for n, lane in enumerate(self.lanes) if lane.side.id == entry.perspective_id)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.id: number for number, entry in enumerate(self.entries)}

    @cached_property
    def _dated(self) -> list[Dated]:
        return [one for lane in self.lanes for one in lane.dated]


def timeline(story: Story) -> Timeline:
    """Return a story in time."""
    said: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in story.statements:
        said[entry.perspective_id].append(entry)
    lanes = tuple(_lane(side, said[side.id]) for side in story.perspectives if side.id in said)
    articles = [
        Dateline(article, when) for article in story.articles if (when := _published(article))
    ]
    dated = [one for lane in lanes for one in lane.dated]
    extents = {one.extent for one in dated} | {one.extent for one in articles}
    return Timeline(
        lanes=lanes,
        articles=tuple(sorted(articles, key=lambda one: one.extent)),
        answers=tuple(
            Answer(entry.id, tie.id, tie.draft is not None)
            for entry in story.statements
            for tie in entry.related
            if tie.answers
        ),
        whole=_around(extents),
        fit=_around(_innermost(extents)),
        is_utc=any(_has_offset(one.entry.statement.date or "") for one in dated),
    )


def _lane(side: Side, entries: Iterable[Entry]) -> Lane:
    dated, undated = [], []
    for entry in entries:
        when = extent(entry.statement.date or "")
        if when is None:
            undated.append(entry)
        else:
            dated.append(Dated(entry, when))
    return Lane(side, tuple(sorted(dated, key=lambda one: one.extent)), tuple(undated))


def _published(article: Article) -> Extent | None:
    written = article.date or ""
    return extent(written) or extent(iso_date_meant(written) or "")


def _has_offset(written: str) -> bool:
    _day, _t, time = written.partition("T")
    return time.endswith("Z") or "+" in time or "-" in time


def _around(extents: Iterable[Extent]) -> Extent | None:
    extents = list(extents)
    if not extents:
        return None
    return Extent(min(one.start for one in extents), max(one.end for one in extents))


def _innermost(extents: Iterable[Extent]) -> list[Extent]:
    """Return those of some different extents that have none of the others within them."""
    innermost: list[Extent] = []
    # Of those that begin together the longest comes last: it may hold what came before.
    for one in sorted(extents, key=lambda one: (-one.start, one.end)):
        if not innermost or one.end < innermost[-1].end:
            innermost.append(one)
    return innermost


def _distance(one: Extent, other: Extent) -> tuple[int, int]:
    gap = max(one.start - other.end, other.start - one.end, 0)
    return gap, abs(one.start - other.start)
