"""Bookmarks: words of a story's articles to which a reader wants to come back, with a note.

They belong to the reader and stand in none of the story's files. What a bookmark remembers of its
place is enough to find it in a later version of the article: the words there, those around them,
and where they stood.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perspectives.anchoring.anchorer import Anchorer
    from perspectives.model import Article, Span
    from perspectives.story.story import Entry, Story

LONGEST = 200
"""In characters: what of the words a bookmark remembers."""

AROUND = 60
"""In characters: what it remembers of those before and behind them."""


class Bookmark(msgspec.Struct, frozen=True, kw_only=True):
    """A place in an article, and what the reader wants to remember of it."""

    article: str
    """The article's id."""
    start: int
    """Where the words stood, in characters of the article's text."""
    words: str
    before: str = ""
    behind: str = ""
    statement: str | None = None
    """The id of the statement that it is at, if it is at one."""
    note: str = ""
    date: str = ""
    """When it was set, as an ISO 8601 day."""

    def is_at(self, other: Bookmark) -> bool:
        """Return whether another one is at the same place, whatever its note."""
        if self.statement is not None or other.statement is not None:
            return self.statement == other.statement
        return (self.article, self.start, self.words) == (other.article, other.start, other.words)


class Placed(NamedTuple):
    """A bookmark as it stands in a story now."""

    bookmark: Bookmark
    article: str
    """The id of the article, which may have gone."""
    offset: int | None
    """Where its words begin; None where they are gone."""
    entry: Entry | None
    """The statement that it is at, as long as there is one."""


def at_statement(entry: Entry, article: Article, date: str) -> Bookmark:
    """Return a bookmark at a statement that has a passage in an article."""
    bookmark = _at(article, entry.passage.spans[0], date)
    return msgspec.structs.replace(bookmark, statement=entry.id)


def at_line(article: Article, offset: int, date: str) -> Bookmark | None:
    """Return a bookmark at the first words from an offset on; None where none follow."""
    rest = article.text[offset:]
    start = offset + len(rest) - len(rest.lstrip())
    end = article.text.find("\n", start)
    span = start, len(article.text) if end < 0 else end
    return _at(article, span, date) if start < len(article.text) else None


def _at(article: Article, span: Span, date: str) -> Bookmark:
    start, end = span
    end = min(end, start + LONGEST)
    text = article.text
    return Bookmark(
        article=article.id,
        start=start,
        words=text[start:end].rstrip(),
        before=text[max(0, start - AROUND) : start],
        behind=text[end : end + AROUND],
        date=date,
    )


def placed(story: Story, bookmarks: Iterable[Bookmark]) -> list[Placed]:
    """Return where bookmarks stand in a story, in reading order; those that are gone come last.

    Words that stand where they stood take no time; any others are looked for as quotes are.
    """
    order = {article.id: number for number, article in enumerate(story.articles)}

    @cache
    def anchorer(article: str) -> Anchorer:
        # Not at the top: of most articles no word is ever changed.
        from perspectives.anchoring.anchorer import Anchorer

        found = story.article(article)
        return Anchorer(found.text if found else "")

    def rank(one: Placed) -> tuple[bool, int, int]:
        return one.offset is None, order.get(one.article, len(order)), one.offset or 0

    return sorted((_placed(story, one, anchorer) for one in bookmarks), key=rank)


def _placed(story: Story, bookmark: Bookmark, anchorer: Callable[[str], Anchorer]) -> Placed:
    entry = story.statement(bookmark.statement) if bookmark.statement else None
    if entry is not None and entry.article is not None and entry.start is not None:
        return Placed(bookmark, entry.article, entry.start, entry)
    return Placed(bookmark, bookmark.article, _found(story, bookmark, anchorer), entry)


def _found(story: Story, bookmark: Bookmark, anchorer: Callable[[str], Anchorer]) -> int | None:
    article = story.article(bookmark.article)
    if article is None:
        return None
    if article.text.startswith(bookmark.words, bookmark.start):
        return bookmark.start
    passage = anchorer(article.id).find(bookmark.words, bookmark.before, bookmark.behind)
    starts = [start for start, _ in [*passage.spans[:1], *passage.others]]
    return min(starts, key=lambda start: abs(start - bookmark.start), default=None)
