"""Statements as a story knows them: with an id, a passage, a place in the order, and ties."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from perspectives.model import (
    WORTH,
    Actor,
    Color,
    Diagnostic,
    Passage,
    Perspective,
    RelationKind,
    Severity,
    Statement,
)

if TYPE_CHECKING:
    from perspectives.drafting import DraftStatement
    from perspectives.drafting.answering import DraftAnswer
    from perspectives.relating.relations import Related


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """One related statement of a statement."""

    id: str
    """The other entry's id."""
    kind: RelationKind
    score: float | None
    """0 to 100; None where one only answers the other, and nothing else ties them."""
    shared: tuple[str, ...]
    """The phrases that both have."""
    answers: bool = False
    """Whether the statement answers the other one."""
    answered: bool = False
    """Whether the other one answers the statement."""
    draft: DraftAnswer | None = None
    """Of an answer that is in no file: what proposes it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, where it stands in the story, and what it is related to."""

    id: str
    """Its own, else one that stays the same while its words do."""
    statement: Statement
    actor: Actor
    perspective_id: str
    path: Path
    """The perspective's file."""
    place: tuple[int, int]
    """Which actor of the file, and which of the actor's statements, this is; both from 0."""
    line: int
    """Where the quote begins in the file; from 1, as editors count."""
    column: int
    """From 1, in characters."""
    article: str | None
    """The id of the article that was looked into; None where several were and none comes near."""
    passage: Passage
    quote: str
    """What was said, as the file has it, with an elision wherever the article interrupts it."""
    related: tuple[Tie, ...]
    """In the order of worth, which is that of their kinds; answers tied by hand before those that
    are proposed, the others by falling score. No entry twice."""
    draft: DraftStatement | None = None
    """Of a statement that is in no file: what proposes it. Its line and its column are 0."""

    @property
    def start(self) -> int | None:
        """Where the passage begins, in characters of the article; None where it is missing."""
        return self.passage.spans[0][0] if self.passage.spans else None

    def diagnostic(
        self, code: str, message: str, severity: Severity = Severity.WARNING
    ) -> Diagnostic:
        """Return a diagnostic that points at the quote in its file."""
        return Diagnostic(
            path=self.path,
            line=self.line,
            column=self.column,
            severity=severity,
            code=code,
            message=message,
        )


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A perspective as a story knows it."""

    id: str
    """Its file's name without the ending."""
    perspective: Perspective
    """As its file has it."""
    path: Path
    actors: tuple[tuple[Actor, tuple[Entry, ...]], ...]
    """Its actors in the order of the file, each with what it said in article order. Proposed ones,
    and what is proposed for an actor, come behind."""
    reason: str | None = None
    """Of a perspective that is proposed: why its actors stand together. Its file is none yet."""

    @property
    def name(self) -> str:
        """The side's name, as the reader sees it."""
        return self.perspective.perspective

    @property
    def color(self) -> Color | None:
        """The colour that its file asks for."""
        return self.perspective.color


def entry_ids(statements: Iterable[Statement]) -> list[str]:
    """Return an id for each statement, all different.

    A statement keeps its own id. One without is named after its words alone, so that neither
    punctuation nor a note nor another place in the file changes what it is called. Where that
    name is taken, it gets the next number, in the order given.
    """
    statements = list(statements)
    unclaimed = {statement.id for statement in statements if statement.id}
    used = set(unclaimed)
    numbers: dict[str, int] = {}
    ids = []
    for statement in statements:
        name = chosen = statement.id or word_id(statement.quote)
        if name in unclaimed and statement.id:
            unclaimed.remove(name)
        else:
            while chosen in used:
                numbers[name] = numbers.get(name, 1) + 1
                chosen = f"{name}-{numbers[name]}"
        used.add(chosen)
        ids.append(chosen)
    return ids


def word_id(quote: str) -> str:
    """Return what a statement is called after its words alone, however they are punctuated."""
    words = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", quote).casefold())
    return f"{zlib.crc32(words.encode(errors='replace')):08x}"


def ties(
    ids: Sequence[str],
    related: Sequence[Sequence[Related]],
    answers: Iterable[tuple[int, int]],
    drafts: Mapping[tuple[int, int], DraftAnswer] = MappingProxyType({}),
) -> list[tuple[Tie, ...]]:
    """Return the ties of each entry, by its index, in the order of worth.

    `related` has, for each, those that share its wording or say the like, best first. `answers` has
    pairs of indices tied by hand, `drafts` those that are proposed; each shows on both. Two entries
    of which one answers the other and that are related too have one tie, of the kind `answers`,
    with the score and the phrases of the other. What a hand has tied, whichever way, is not
    proposed.
    """
    by_hand = dict.fromkeys(answers)
    proposed = {
        pair: draft
        for pair, draft in drafts.items()
        if by_hand.keys().isdisjoint((pair, pair[::-1]))
    }
    others: list[dict[int, None]] = [{} for _ in ids]
    for one, other in (*by_hand, *sorted(proposed, key=lambda pair: -proposed[pair].confidence)):
        others[one][other] = others[other][one] = None
    return [
        tuple(
            _ties_of(
                ids,
                {tie.index: tie for tie in row},
                {other: _Answer.of(index, other, by_hand, proposed) for other in its_others},
            )
        )
        for index, (row, its_others) in enumerate(zip(related, others, strict=True))
    ]


class _Answer(NamedTuple):
    """Which of two statements answers the other, and what proposes it where it is in no file."""

    answers: bool
    answered: bool
    draft: DraftAnswer | None

    @classmethod
    def of(
        cls,
        one: int,
        other: int,
        by_hand: Container[tuple[int, int]],
        proposed: Mapping[tuple[int, int], DraftAnswer],
    ) -> _Answer:
        there, back = (one, other), (other, one)
        return cls(
            there in by_hand or there in proposed,
            back in by_hand or back in proposed,
            proposed.get(there) or proposed.get(back),
        )


def _ties_of(
    ids: Sequence[str], by_wording: dict[int, Related], answers: Mapping[int, _Answer]
) -> Iterator[Tie]:
    for other, answer in answers.items():
        tie = by_wording.pop(other, None)
        yield Tie(
            id=ids[other],
            kind=RelationKind.ANSWERS,
            score=tie.score if tie else None,
            shared=tie.shared if tie else (),
            answers=answer.answers,
            answered=answer.answered,
            draft=answer.draft,
        )
    for other, tie in sorted(by_wording.items(), key=lambda pair: WORTH[pair[1].kind]):
        yield Tie(id=ids[other], kind=tie.kind, score=tie.score, shared=tie.shared)


def article_order(entries: Iterable[Entry], articles: Sequence[str]) -> list[Entry]:
    """Return entries, given in file order, in the order of their passages in the articles.

    Of passages that begin together the longer comes first. A missing statement stays beside its
    actor's previous one, or before the actor's next; an actor of whom nothing was found comes
    last.
    """
    entries = list(entries)
    at = {article: index for index, article in enumerate(articles)}
    last = (len(at), 0, 0)
    ranks: list[tuple[int, int, int]] = []
    for _, group in groupby(entries, key=lambda entry: (entry.perspective_id, entry.place[0])):
        found = [_rank(entry, at) for entry in group]
        nearest = next((rank for rank in found if rank), last)
        for rank in found:
            nearest = rank or nearest
            ranks.append(nearest)
    return [entries[index] for index in sorted(range(len(entries)), key=ranks.__getitem__)]


def _rank(entry: Entry, at: Mapping[str, int]) -> tuple[int, int, int] | None:
    if entry.article is None or not entry.passage.spans:
        return None
    return at[entry.article], entry.passage.spans[0][0], -entry.passage.spans[-1][1]
