"""Who answers whom in a story's articles, as their words tell it: ties that are only proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from perspectives.drafting.answering import DraftAnswer, Said, Voice
from perspectives.model import Article, Span, Statement
from perspectives.story.entries import word_id
from perspectives.story.passages import ArticlePassages, find, names_of
from perspectives.story.proposals import NOBODY, Proposed

if TYPE_CHECKING:
    from perspectives.format.file import PerspectiveFile
    from perspectives.story.filed import Filed

Pair: TypeAlias = tuple[int, int]
"""Places of two statements, of which the first answers the second."""


def propose_answers(
    statements: Sequence[Filed | Proposed],
    articles: Sequence[Article],
    files: Sequence[PerspectiveFile],
    passages: Mapping[str, ArticlePassages],
) -> dict[Pair, DraftAnswer]:
    """Return which statements seem to answer which others in the same article, and why."""
    places: dict[str, list[tuple[tuple[Span, ...], int]]] = {article.id: [] for article in articles}
    for number, one in enumerate(statements):
        where, spans = _place(one, passages)
        if where in places and spans:
            places[where].append((spans, number))
    names = names_of(files)
    found: dict[Pair, DraftAnswer] = {}
    for article in articles:
        there = sorted(places[article.id])
        found |= _among(statements, there, passages[article.id], article, names)
    return found


def dismissal_of(statement: Statement, other: Statement) -> str:
    """Return what it is remembered by that one statement is not to be an answer to another."""
    return f"{word_id(statement.quote)}→{word_id(other.quote)}"


def _place(
    one: Filed | Proposed, passages: Mapping[str, ArticlePassages]
) -> tuple[str, tuple[Span, ...]]:
    if isinstance(one, Proposed):
        return one.article, one.draft.spans
    article, passage = find(one.statement, passages)
    return article or "", tuple(passage.spans)


def _among(
    statements: Sequence[Filed | Proposed],
    there: Sequence[tuple[tuple[Span, ...], int]],
    passages: ArticlePassages,
    article: Article,
    names: Mapping[str, Sequence[str]],
) -> Iterator[tuple[Pair, DraftAnswer]]:
    """Yield the answers among the statements of an article, given with where they stand."""
    voices: dict[str, Voice] = {}
    for _, number in there:
        voices.setdefault(statements[number].group, _voice(statements[number]))
    numbers = {group: number for number, group in enumerate(voices)}
    said = tuple(Said(spans, numbers[statements[number].group]) for spans, number in there)
    answers = passages.answers(article, names, said, tuple(voices.values()))
    for (one, other), answer in answers.items():
        yield (there[one][1], there[other][1]), answer


def _voice(one: Filed | Proposed) -> Voice:
    if one.actor.name == NOBODY:
        return Voice(())
    return Voice((one.actor.name, *one.actor.aliases), one.actor.role or "", one.side_name)
