"""A filter: which of a story's statements are wanted, in a line such as `topic:gas -side:north`.

A term is a key and a value, with `-` before it where that is not wanted; without a key, it is words
of the quote. A value with blanks stands in double quotes, in which a backslash keeps the character
behind it from being taken for a sign. What values mean: docs/reading.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from perspectives.errors import FilterError
from perspectives.messages import Nearest, shown
from perspectives.story.daterange import range_fault
from perspectives.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model import Span

KEYS = {
    "topic": "what is spoken of",
    "actor": "who speaks",
    "side": "the perspective",
    "stance": "towards the topic",
    "kind": "how it is told",
    "date": "2022-01, 2022-01-06..2022-01-09, >2022-01-07",
    "article": "where it is told",
    "state": "how it was found",
    "tie": "what it is to another one",
}
"""What a term may be about, and what that means."""

WORDS = ""
"""The key of a term that is words of the quote."""

UNREVIEWED = "unreviewed"
"""The key of the term that wants what is only proposed: it stands alone, without a value."""

NONE = "none"
"""The value of what a statement has nothing of, such as a topic."""


class Term(msgspec.Struct, frozen=True):
    """One thing that is wanted of a statement, or not wanted."""

    key: str
    """One of `KEYS`, or `WORDS`, or `UNREVIEWED`."""
    value: str = ""
    is_excluded: bool = False

    def __str__(self) -> str:
        sign = "-" if self.is_excluded else ""
        if self.key == UNREVIEWED:
            return sign + UNREVIEWED
        key = f"{self.key}:" if self.key else ""
        return f"{sign}{key}{written(self.value, key)}"


class Filter(msgspec.Struct, frozen=True):
    """What is wanted of statements; its text, parsed again, is the same filter."""

    terms: tuple[Term, ...] = ()
    """Of one key any is enough, but for words: all of them. Nothing excluded may be so."""

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


class Token(NamedTuple):
    """A term as it is typed, right or wrong."""

    span: Span
    is_excluded: bool
    key: str | None
    """None where there is no colon."""
    value: str
    is_quoted: bool


_TOKEN = re.compile(
    r"(?P<no>-?)(?:(?P<key>[^\W\d_]+):)?"
    r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"?|(?P<plain>\S*))',
    re.DOTALL,
)

_PLAIN = re.compile(r'[^\s"\-][^\s"]*')
_PLAIN_WORD = re.compile(r'[^\s":\-][^\s":]*')


def parse(line: str) -> Filter:
    """Return the filter that a line says; raises `FilterError` for the first term that is none."""
    return Filter(tuple(map(_term, tokens(line))))


def tokens(line: str) -> Iterator[Token]:
    """Yield the terms of a line as they are typed; quotes that are not closed end with the line."""
    end = 0
    while (start := len(line) - len(line[end:].lstrip())) < len(line):
        match = _TOKEN.match(line, start)
        assert match is not None
        quoted = match["quoted"]
        value = match["plain"] if quoted is None else re.sub(r"(?s)\\(.)", r"\1", quoted)
        end = match.end()
        yield Token(
            span=(start, end),
            is_excluded=bool(match["no"]),
            key=match["key"] and match["key"].lower(),
            value=" ".join(value.split()),
            is_quoted=quoted is not None,
        )


def written(value: str, key: str = "") -> str:
    """Return a value as it is typed behind a key, in quotes where it needs them."""
    is_plain = (_PLAIN if key else _PLAIN_WORD).fullmatch(value)
    if is_plain and (key or value.lower() != UNREVIEWED):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _term(token: Token) -> Term:
    key, value = token.key, token.value
    if key is None and not token.is_quoted and value.lower() == UNREVIEWED:
        return Term(UNREVIEWED, "", token.is_excluded)
    if key is not None and key not in KEYS:
        hint = Nearest(KEYS).hint(key) or f"; there are {', '.join(KEYS)}"
        raise FilterError(f"{shown(key)}: is nothing to filter by{hint}")
    if not fold(value).text.strip():
        what = f"{key}: is followed by nothing" if key else f"{shown(_sign(token))} holds no words"
        raise FilterError(what)
    if key == "date" and value != NONE and (fault := range_fault(value)):
        raise FilterError(fault)
    return Term(key or WORDS, value, token.is_excluded)


def _sign(token: Token) -> str:
    return ("-" if token.is_excluded else "") + ('""' if token.is_quoted else token.value)
