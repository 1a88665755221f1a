"""A quote that differs from the article only in white space and dashes, spaced as the article is.

Where a word is one in the quote and two in the article (`sixty-five` and `sixty five`), or the
other way round, nothing but white space or a dash tells them apart, and only one of the two can be
what the article has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

import msgspec

from perspectives.model import Span, State
from perspectives.story.entries import Entry
from perspectives.story.story import Story
from perspectives.text.folding import fold
from perspectives.text.words import word_spans

SPACING = "spacing"
"""The code of what is said of such a quote."""

_SPACES = re.compile(r"[\s—-]+")
_BROKEN_AT_HYPHEN = re.compile(r"(?<=\w-)[^\S\n]*\n\s*(?=\w)")
_JOINERS = "\u200c\u200d"
"""Not seen, and yet letters are shaped by them: in Persian, in the scripts of India."""


class Respacing(msgspec.Struct, frozen=True):
    """A quote as it is to be, and the words that this is about."""

    quote: str
    ours: str
    """The first words that the quote spaces otherwise, as it has them."""
    theirs: str
    """The same as the article has them."""
    more: int
    """How many more places of the quote are spaced otherwise."""


class _Word(msgspec.Struct, frozen=True):
    folded: str
    start: int
    end: int
    part: int
    """Which of the texts it is from."""


def respacing(story: Story, entry: Entry) -> Respacing | None:
    """Return the quote of a statement as it is to be, in white space and dashes, to be `exact`.

    None where the quote differs in anything else, in nothing, or may be from two places.
    """
    state, statement = entry.passage.state, entry.statement
    if state in (State.EXACT, State.AMBIGUOUS):
        return None
    article = story.article_of(entry)
    if state is State.CLOSE and article is not None:
        parts = [article.text[start:end] for start, end in entry.passage.spans]
    else:
        # What is short is found word for word or not at all. Of two places, neither is certain.
        parts = list(islice(story.find_letters(statement), 2))
        if len(parts) > 1:
            return None
    found = respaced(statement.quote, parts)
    if found is None:
        return None
    _, passage = story.find(msgspec.structs.replace(statement, quote=found.quote))
    return found if passage.state is State.EXACT else None


def respaced(quote: str, parts: list[str]) -> Respacing | None:
    """Return a quote with white space and dashes as in the parts of the article that it stands in.

    None where something else differs too, or nothing does.
    """
    ours, theirs = _words([quote]), _words(parts)
    if "".join(word.folded for word in ours) != "".join(word.folded for word in theirs):
        return None
    changes: list[tuple[Span, str]] = []
    for mine, its in _groups(ours, theirs):
        span = mine[0].start, mine[-1].end
        part = parts[its[0].part]
        written = part[its[0].start : its[-1].end]
        if its[0].part != its[-1].part or _bare(written) != _bare(quote[slice(*span)]):
            return None
        changes.append((span, _on_one_line(written)))
    if not changes:
        return None
    span, first = changes[0]
    return Respacing(_rewritten(quote, changes), quote[slice(*span)], first, len(changes) - 1)


def _words(texts: list[str]) -> list[_Word]:
    words = []
    for part, text in enumerate(texts):
        folded = fold(text)
        for start, end in word_spans(folded.text):
            words.append(_Word(folded.text[start:end], *folded.span(start, end), part))
    return words


def _groups(ours: list[_Word], theirs: list[_Word]) -> Iterator[tuple[list[_Word], list[_Word]]]:
    """Yield the words, as few as can be, that make up the same letters and are not the same words.

    All words of both sides make up the same letters.
    """
    right = iter(theirs)
    mine: list[_Word] = []
    its: list[_Word] = []
    ahead = 0
    for word in ours:
        mine.append(word)
        ahead += len(word.folded)
        while ahead > 0:
            other = next(right)
            its.append(other)
            ahead -= len(other.folded)
        if ahead == 0:
            if len(mine) > 1 or len(its) > 1:
                yield mine, its
            mine, its = [], []


def _bare(text: str) -> str:
    return _SPACES.sub("", fold(text).text)


def _on_one_line(text: str) -> str:
    """Return words of an article as a quote may have them, without what nobody sees."""
    seen = (c for c in text if c in _JOINERS or unicodedata.category(c) != "Cf")
    return " ".join(_BROKEN_AT_HYPHEN.sub("", "".join(seen)).split())


def _rewritten(text: str, changes: list[tuple[Span, str]]) -> str:
    parts, copied = [], 0
    for (start, end), written in changes:
        parts += [text[copied:start], written]
        copied = end
    return "".join([*parts, text[copied:]])
