"""Stories made up in memory, for what only counts and sorts statements."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from perspectives.drafting import draft
from perspectives.drafting.answering import DraftAnswer
from perspectives.model import (
    Actor,
    Article,
    Passage,
    Perspective,
    RelationKind,
    State,
    Statement,
)
from perspectives.story.entries import Entry, Side, Tie
from perspectives.story.story import Story
from perspectives.views.extents import Extent

ARTICLE = Article(id="article", text="x" * 1000)


def statement(quote: str, **facts: object) -> Statement:
    """Return a statement; `facts` are the other keys that a file may give it."""
    return Statement(quote=quote, **facts)


def story(
    said: Mapping[str, Mapping[str, Iterable[Statement]]],
    *articles: Article,
) -> Story:
    """Return a story of what the actors of some perspectives said, each 10 characters long.

    They stand in the order given, in the first article unless they name another.
    """
    articles = articles or (ARTICLE,)
    entries: list[Entry] = []
    sides = []
    for side, actors in said.items():
        path = Path(f"{side}.yaml")
        known = []
        for number, (name, statements) in enumerate(actors.items()):
            actor = Actor(name=name)
            its = [
                Entry(
                    id=one.id or f"{len(entries) + nth}",
                    statement=one,
                    actor=actor,
                    perspective_id=side,
                    path=path,
                    place=(number, nth),
                    line=1,
                    column=1,
                    article=one.article or articles[0].id,
                    passage=passage(10 * (len(entries) + nth)),
                    quote=one.quote,
                    related=(),
                )
                for nth, one in enumerate(statements)
            ]
            entries += its
            known.append((actor, tuple(its)))
        sides.append(
            Side(id=side, perspective=Perspective(perspective=side), path=path, actors=tuple(known))
        )
    return Story(
        folder=Path(), articles=articles, perspectives=tuple(sides), statements=tuple(entries)
    )


def passage(start: int) -> Passage:
    return Passage(state=State.EXACT, score=100.0, spans=[(start, start + 10)])


def without(story: Story, id: str) -> Story:
    """Return a story in which one statement was found nowhere."""
    missing = Passage(state=State.MISSING, score=0.0)
    entries = [
        msgspec.structs.replace(entry, passage=missing, article=None) if entry.id == id else entry
        for entry in story.statements
    ]
    return msgspec.structs.replace(story, statements=tuple(entries))


def proposed(story: Story, *ids: str) -> Story:
    """Return a story in which some statements are only proposed."""
    (one,) = draft("“It leaks,” said Ann Sorley, the mate.")
    entries = [
        msgspec.structs.replace(entry, draft=one) if entry.id in ids else entry
        for entry in story.statements
    ]
    return msgspec.structs.replace(story, statements=tuple(entries))


def tied(
    story: Story,
    id: str,
    other: str,
    kind: RelationKind,
    score: float | None = 50.0,
    draft: DraftAnswer | None = None,
) -> Story:
    """Return a story in which two statements are tied as well; an answer is the first one's."""
    is_answer = kind is RelationKind.ANSWERS
    there = Tie(id=other, kind=kind, score=score, shared=(), answers=is_answer, draft=draft)
    back = Tie(id=id, kind=kind, score=score, shared=(), answered=is_answer, draft=draft)
    new = {id: there, other: back}
    entries = [
        msgspec.structs.replace(entry, related=(*entry.related, new[entry.id]))
        if entry.id in new
        else entry
        for entry in story.statements
    ]
    return msgspec.structs.replace(story, statements=tuple(entries))


def holds(one: Extent, other: Extent) -> bool:
    """Return whether the whole of another stretch of time is in one."""
    return one.start <= other.start and other.end <= one.end
