"""Statements of a story that are filed twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from perspectives.messages import shown
from perspectives.model import Diagnostic
from perspectives.story.entries import Entry
from perspectives.story.story import Story
from perspectives.text.folding import fold
from perspectives.text.spans import shared, total
from perspectives.text.words import split_words

_SAME = 0.9
"""How much of two passages has to be common to both, of all that either has, in characters."""
_MOST_NEIGHBOURS = 50
"""How many statements before one in the article are compared with it at most."""


def filed_twice(story: Story) -> Iterator[Diagnostic]:
    """Yield the statements that stand in nearly the same place of an article as an earlier one.

    Of statements that were not found, those with the same words. The same words in another place,
    or in another article, are another statement.
    """
    for article in story.articles:
        kept: list[Entry] = []
        for entry in story.found_in(article.id):
            before = islice(reversed(kept), _MOST_NEIGHBOURS)
            first = next((one for one in before if _is_same(one, entry)), None)
            if first is None:
                kept.append(entry)
            else:
                yield _twice(entry, first)
    by_words: dict[tuple[str | None, tuple[str, ...]], Entry] = {}
    for entry in story.filed:
        if not entry.passage.spans:
            words = tuple(split_words(fold(entry.statement.quote).text))
            first = by_words.setdefault((entry.article, words), entry)
            if first is not entry:
                yield _twice(entry, first)


def _twice(entry: Entry, first: Entry) -> Diagnostic:
    return entry.diagnostic(
        "filed-twice",
        f"this quote is filed in {first.path.name}:{first.line} already, under"
        f" {shown(first.actor.name)}; one of the two is enough",
    )


def _is_same(one: Entry, other: Entry) -> bool:
    spans, others = one.passage.spans, other.passage.spans
    if spans[-1][1] <= others[0][0]:
        return False
    common = shared(spans, others)
    return common >= _SAME * (total(spans) + total(others) - common)
