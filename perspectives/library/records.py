"""Records of what was read: of a story or an article what one knows it by, and how far one is."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from perspectives.errors import StoryError
from perspectives.model import Severity
from perspectives.story.folder import locate, read_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perspectives.model import Article
    from perspectives.story.story import Story

LONGEST = 500
"""In characters: what of a title or an outlet is kept."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A story, or an article that lies in none, and how it was left."""

    path: Path
    """What to open: the story's folder, or the file of an article that is read alone."""
    title: str
    """Of the article that was read last; its file's name where it has none."""
    outlet: str | None = None
    date: str | None = None
    """ISO 8601, as the article has it."""
    last_read: float = 0.0
    """In seconds since 1970; 0 where it was never opened."""
    progress: int = 0
    """How far the article was read when it was left, 0 to 100."""
    statements: int | None = None
    """How many are filed; as the other two, None where that was not known yet."""
    proposals: int | None = None
    """How many are proposed, and neither filed nor dismissed."""
    problems: int | None = None
    """How many things in the files could not be used."""


def record(path: Path, story: Story, article: Article, progress: int) -> Record:
    """Return the record of a story that was opened at a path, and is read at an article now."""
    known = story.is_loaded
    wrong = sum(problem.severity is Severity.ERROR for problem in story.problems)
    return msgspec.structs.replace(
        _of(opened_at(path, story), article),
        last_read=time.time(),
        progress=progress,
        statements=len(story.filed) if known else None,
        proposals=len(story.proposed) if known else None,
        problems=wrong if known else None,
    )


def unread(path: Path) -> Record | None:
    """Return the record of a story that nobody has opened; None where there is no article.

    Of several articles, only the one that would be on screen is read.
    """
    try:
        _folder, paths = locate(path)
    except StoryError:
        return None
    articles, _problems = read_articles(paths[0])
    return _of(path, articles[0]) if articles else None


def _of(path: Path, article: Article) -> Record:
    return Record(
        path=path,
        title=(article.title or article.id)[:LONGEST],
        outlet=article.outlet and article.outlet[:LONGEST],
        date=article.date and article.date[:LONGEST],
    )


def opened_at(path: Path, story: Story) -> Path:
    """Return the one path that stands for all by which a story can be opened.

    An article that is read alone, whatever else lies in its folder, stands for itself.
    """
    if path.is_file() and path.parent != story.folder:
        # Its link's name, where it is one: what is filed from it lies beside that.
        return Path(os.path.realpath(path.parent), path.name)
    return Path(os.path.realpath(story.folder))


_ORDERS: dict[str, tuple[Callable[[Record], str | float], bool]] = {
    "last read": (lambda one: one.last_read, True),
    "title": (lambda one: one.title.casefold(), False),
    "date": (lambda one: one.date or "", True),
    "unreviewed": (lambda one: one.proposals or 0, True),
}
"""By its name, what an order sorts by, and whether what has most of that comes first."""

ORDERS = tuple(_ORDERS)
"""The names of the ways to sort records."""


def ordered(records: Iterable[Record], order: str) -> list[Record]:
    """Return records in one of the `ORDERS`; what is alike there stands as it was read last."""
    key, is_descending = _ORDERS[order]
    by_time = sorted(records, key=lambda one: one.last_read, reverse=True)
    return sorted(by_time, key=key, reverse=is_descending)


class Catalog:
    """Records made ready to be found by a few letters."""

    def __init__(self, records: Sequence[Record]) -> None:
        # Not at the top: who only records does not wait for the matcher, nor loads it while the
        # reading of a story does so in another thread, which its modules do not stand.
        from perspectives.text.fuzzy import Fuzzy

        self._records = records
        self._fuzzy = Fuzzy((one.title, _words(one)) for one in records)

    def find(self, query: str) -> list[Record]:
        """Return the records that fit, the best first; all, in their order, for an empty query.

        Every word of the query has to fit the title, the outlet, the date or the path.
        """
        return [self._records[index] for index in self._fuzzy.find(query)]


def _words(one: Record) -> str:
    return " ".join([one.outlet or "", one.date or "", *one.path.parts[-2:]])
