"""The words of Sidelong as types: frozen data, no behaviour beyond what they mean.

`Perspective`, `Actor` and `Statement` are also the format of a perspective file (docs/format.md):
a field here is a key there. Offsets count characters of `Article.text`; spans are half-open.
Scores run from 0 to 100. An empty string or None means "not known".
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

Span: TypeAlias = tuple[int, int]
"""A half-open pair of character offsets into a text: (start, end)."""

Kind: TypeAlias = Literal["direct", "reported", "mixed"]
Stance: TypeAlias = Literal["support", "oppose", "neutral"]
Color: TypeAlias = Literal[
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "grey"
]


class Style(StrEnum):
    """What a stretch of an article's text is, where its file says so."""

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    QUOTE = "quote"
    """A block quotation: whole paragraphs."""
    CODE = "code"
    LINK = "link"


class Styled(msgspec.Struct, frozen=True):
    """A stretch of an article's text in one style."""

    start: int
    end: int
    style: Style


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The text being read, and what is known of where it comes from."""

    id: str
    """The file's name without its ending; `Statement.article` names it."""
    text: str
    path: Path | None = None
    line: int = 1
    """Which line of the file the text begins with; from 1, as editors count."""
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    styles: tuple[Styled, ...] = ()
    """In the order of their starts; they may overlap, as strong words in a quote do."""


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing an actor said, as a perspective file has it."""

    quote: str
    id: str | None = None
    kind: Kind = "direct"
    date: str | None = None
    """ISO 8601: a year, a month, a day or a time, as it was written."""
    topic: str | None = None
    stance: Stance | None = None
    """The actor's stance towards the topic."""
    answers: tuple[str, ...] = ()
    """The ids of the statements that this one answers."""
    article: str | None = None
    prefix: str = ""
    """Words just before the quote in the article, to tell twin passages apart."""
    suffix: str = ""
    """Words just after the quote in the article, to tell twin passages apart."""
    note: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or an organisation that says something."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    statements: tuple[Statement, ...] = ()


class Perspective(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A side that groups actors: one YAML file."""

    perspective: str
    """The side's name, as the reader sees it."""
    color: Color | None = None
    actors: tuple[Actor, ...] = ()


class State(StrEnum):
    """How well a statement was found in its article."""

    EXACT = "exact"
    CLOSE = "close"
    """Found, but words differ."""
    PARTIAL = "partial"
    """Some of its pieces were found."""
    AMBIGUOUS = "ambiguous"
    """Two places serve as well."""
    MISSING = "missing"


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """The place in an article where a statement stands."""

    state: State
    score: float
    """0 to 100: how much of the quote is confirmed; for a missing one, its nearest candidate's."""
    spans: list[Span] = []
    """In text order, and empty when the statement is missing."""
    others: list[Span] = []
    """Where else the quote would serve as well, when the state is ambiguous."""
    nearest: Span | None = None
    """The best candidate of a missing statement, if any comes near."""


class RelationKind(StrEnum):
    """How two statements are related, in the order of worth. Whether they agree is never said."""

    ANSWERS = "answers"
    """One answers the other: a file says so, or it is proposed."""
    VARIANT = "variant"
    """The same utterance, told twice."""
    PARALLEL = "parallel"
    """The same frame with other words in its slots."""
    ECHO = "echo"
    """Shared phrases."""
    SIMILAR = "similar"
    """The like in other words, or in another language."""


WORTH = {kind: rank for rank, kind in enumerate(RelationKind)}
"""Each kind's place in that order; 0 is worth most."""


class Severity(StrEnum):
    """How sure it is that a diagnostic is about a mistake."""

    ERROR = "error"
    """Wrong: something in the file could not be used."""
    WARNING = "warning"
    """Doubtful: a person should look."""
    NOTE = "note"
    """Nothing to mend: a person may want to know."""


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One thing that is wrong or doubtful in a story, where it stands, and the way out."""

    path: Path
    line: int = 1
    """From 1, as editors count."""
    column: int = 1
    """From 1, in characters."""
    severity: Severity = Severity.ERROR
    code: str
    """A short stable name for the sort of trouble, in words joined by hyphens."""
    message: str
    """One line: what is wrong and what was expected."""


def file_id(path: Path) -> str:
    r"""Return a file's name without its ending, with bytes that are no UTF-8 as \udcff."""
    return path.stem.encode("utf-8", "backslashreplace").decode()
