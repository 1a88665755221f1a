"""Perspective files and articles put together: statements found, tied and put in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from perspectives.anchoring.pieces import elided, pieces
from perspectives.format.file import PerspectiveFile
from perspectives.model import (
    Article,
    Diagnostic,
    Passage,
    Perspective,
    Span,
    State,
    Statement,
)
from perspectives.story.entries import Entry, Side, Tie, article_order, entry_ids, ties
from perspectives.story.filed import (
    Filed,
    filed_answers,
    repeated_ids,
    statements_of,
    unknown_articles,
)
from perspectives.story.passages import ArticlePassages, find, names_of

if TYPE_CHECKING:
    from perspectives.drafting.answering import DraftAnswer
    from perspectives.relating.meaning import Place
    from perspectives.relating.relations import Related, Relations
    from perspectives.relating.vectors import Vectors
    from perspectives.story.proposals import Proposed, Review


Wording: TypeAlias = tuple[list[str], list[str]]
"""Texts, and for each the group of texts by the same actor that it is in."""

Rows: TypeAlias = "Sequence[Sequence[Related]]"
"""For each text those that are related to it."""


class Meaning(msgspec.Struct, frozen=True):
    """What statements have in common by their meaning, whatever their words."""

    rows: Rows = ()
    """For each of the texts of a story's `wording`, those that say the like; none where none is."""
    vectors: Vectors | None = None
    """What that was worked out with; None where texts have changed since, or it was not."""


class Answers(msgspec.Struct, frozen=True):
    """Which statements seem to answer which others, by their places."""

    found: Mapping[tuple[int, int], DraftAnswer] = MappingProxyType({})
    is_known: bool = False
    """Whether they were looked for among these very statements, and not only known from before."""


class Collation(msgspec.Struct, frozen=True, kw_only=True):
    """What a story's perspectives come to, and what was worked out on the way."""

    perspectives: tuple[Side, ...]
    statements: tuple[Entry, ...]
    problems: tuple[Diagnostic, ...]
    passages: Mapping[str, ArticlePassages]
    wording: Wording
    texts: Mapping[str, str]
    """The articles' texts, by their ids: what they speak of all the time ties nothing."""
    places: Sequence[Place | None]
    """For each of the texts of `wording`, where it stands."""
    related: Rows
    """For each of the texts of `wording`, those that share some."""
    is_related: bool
    """Whether `related` is what relating finds, and not only what was known before."""
    answers: Answers
    """Those that the articles' words propose, the dismissed ones too."""
    relations: Relations | None
    """What relating last found, whether or not for the same texts: the next time begins there."""
    meaning: Meaning


def collate(
    articles: Sequence[Article],
    files: Sequence[PerspectiveFile],
    before: Collation | None,
    *,
    relating: bool,
    review: Review | None = None,
    meaning: Meaning | None = None,
) -> Collation:
    """Find the files' statements in the articles, put them in order, and tie them.

    What `before` found for the same words in the same text is not looked for again. Without
    `relating`, the ties are those made by hand, and what `before` knows of statements whose words
    are the same; ties by meaning are that too, unless a `meaning` of these very statements is
    given. With a `review`, what the articles' drafts propose stands among them; the answers that
    they propose are looked for with the other relations.
    """
    known = before.passages if before else {}
    passages = {article.id: ArticlePassages(article, known.get(article.id)) for article in articles}
    filed = [one for file in files for one in statements_of(file)]
    proposed, sides = _proposed(articles, files, filed, passages, review)
    said: list[Filed | Proposed] = [*filed, *proposed]
    ids = entry_ids(one.statement for one in said)
    wording: Wording = [one.statement.quote for one in said], [one.group for one in said]
    relations = before.relations if before else None
    texts = {article.id: article.text for article in articles}
    is_same = before is not None and before.wording == wording and before.texts == texts
    is_related = is_same and before is not None and before.is_related
    if relating and not is_related:
        relations, is_related = _related(wording, [*texts.values()], relations), True
    if not relations or not is_related:
        related = _known(wording, before, before.related if before else ())
    else:
        related = relations.rows
    if meaning is None:
        meaning = before.meaning if before else Meaning()
        if not is_same:
            meaning = Meaning(_known(wording, before, meaning.rows))
    answers, problems = filed_answers(filed)
    drafted = before.answers if before and is_same else _known_answers(wording, before)
    if relating and review is not None:
        drafted = _proposed_answers(articles, files, said, passages)
    undismissed = _undismissed(drafted, said, review)
    tied = ties(ids, _joined(related, meaning.rows), answers, undismissed)
    found = list(_entries(said, ids, tied, passages, texts))
    entries = article_order(found, list(passages))
    return Collation(
        perspectives=_filled(sides, entries),
        statements=tuple(entries),
        problems=(*repeated_ids(filed), *unknown_articles(filed, passages), *problems),
        passages=passages,
        wording=wording,
        texts=texts,
        places=[_place(entry) for entry in found],
        related=related,
        is_related=is_related,
        relations=relations,
        meaning=meaning,
        answers=drafted,
    )


def _related(wording: Wording, articles: Sequence[str], before: Relations | None) -> Relations:
    texts, groups = wording
    if before:
        return before.updated(texts, groups, articles)
    # Not at the top: whoever does not relate does not wait for its word lists.
    from perspectives.relating.relations import Relations

    return Relations.among(texts, groups, articles=articles)


def _known(wording: Wording, before: Collation | None, rows: Rows) -> Rows:
    """Return what was known `before`, in rows, between statements which are still there."""
    known: list[Sequence[Related]] = [()] * len(wording[0])
    if before is None:
        return known
    moved = _moved(before.wording, wording)
    # Of meaning there are no rows where nothing is tied by it.
    for index, row in zip(moved, rows, strict=False):
        if index is not None:
            known[index] = [
                msgspec.structs.replace(tie, index=other)
                for tie in row
                if (other := moved[tie.index]) not in (None, index)
            ]
    return known


def _moved(before: Wording, wording: Wording) -> list[int | None]:
    """Return for each text of one wording its index in another; None where it is not there."""
    indices = {said: index for index, said in enumerate(zip(*wording, strict=True))}
    return [indices.get(said) for said in zip(*before, strict=True)]


def _joined(by_wording: Rows, by_meaning: Rows) -> Rows:
    """Return the rows of both, those by wording first; none that is in both stands there twice."""
    if not by_meaning:
        return by_wording
    indices = [{tie.index for tie in row} for row in by_wording]
    return [
        [*row, *(tie for tie in more if tie.index not in known)]
        for row, more, known in zip(by_wording, by_meaning, indices, strict=True)
    ]


def _place(entry: Entry) -> Place | None:
    return None if entry.article is None or entry.start is None else (entry.article, entry.start)


def _proposed(
    articles: Sequence[Article],
    files: Sequence[PerspectiveFile],
    filed: Iterable[Filed],
    passages: Mapping[str, ArticlePassages],
    review: Review | None,
) -> tuple[Sequence[Proposed], Sequence[Side]]:
    """Return what is proposed, and every perspective, without what its actors said."""
    if review is None:
        return (), [_side(file, file.perspective) for file in files if file.perspective]
    # Not at the top: whoever is not to review waits for no draft.
    from perspectives.story.proposals import propose

    claimed: defaultdict[str, list[Span]] = defaultdict(list)
    for one in filed:
        article_id, passage = find(one.statement, passages)
        claimed[article_id or ""] += passage.spans
    names = names_of(files)
    return propose(
        [passages[article.id].draft(article, names) for article in articles], review, files, claimed
    )


def _proposed_answers(
    articles: Sequence[Article],
    files: Sequence[PerspectiveFile],
    said: Sequence[Filed | Proposed],
    passages: Mapping[str, ArticlePassages],
) -> Answers:
    """Return which statements seem to answer which others."""
    # Not at the top, as with what else is proposed.
    from perspectives.story.answers import propose_answers

    return Answers(propose_answers(said, articles, files, passages), is_known=True)


def _known_answers(wording: Wording, before: Collation | None) -> Answers:
    """Return which answers were known between statements which are still there."""
    if before is None or not before.answers.found:
        return Answers()
    moved = _moved(before.wording, wording)
    return Answers(
        {
            (one, other): draft
            for (old, older), draft in before.answers.found.items()
            if (one := moved[old]) is not None and (other := moved[older]) is not None
        }
    )


def _undismissed(
    answers: Answers, said: Sequence[Filed | Proposed], review: Review | None
) -> Mapping[tuple[int, int], DraftAnswer]:
    """Return the answers to propose, of those that are known."""
    if review is None or not answers.found:
        return {}
    from perspectives.story.answers import dismissal_of

    return {
        pair: draft
        for pair, draft in answers.found.items()
        if dismissal_of(*(said[number].statement for number in pair)) not in review.dismissed
    }


def _side(file: PerspectiveFile, perspective: Perspective) -> Side:
    actors = tuple((actor, ()) for actor in perspective.actors)
    return Side(id=file.id, perspective=perspective, path=file.path, actors=actors)


def _entries(
    said: Iterable[Filed | Proposed],
    ids: Iterable[str],
    tied: Iterable[tuple[Tie, ...]],
    passages: Mapping[str, ArticlePassages],
    texts: Mapping[str, str],
) -> Iterator[Entry]:
    for one, id, its_ties in zip(said, ids, tied, strict=True):
        if isinstance(one, Filed):
            yield _entry(one, id, its_ties, passages, texts)
        else:
            yield one.entry(id, its_ties)


def _entry(
    said: Filed,
    id: str,
    ties: tuple[Tie, ...],
    passages: Mapping[str, ArticlePassages],
    texts: Mapping[str, str],
) -> Entry:
    article, passage = find(said.statement, passages)
    line, column = said.file.position(said.place, "quote")
    return Entry(
        id=id,
        statement=said.statement,
        actor=said.actor,
        perspective_id=said.file.id,
        path=said.file.path,
        place=said.place,
        line=line,
        column=column,
        article=article,
        passage=passage,
        quote=_quote(said.statement, texts.get(article or "", ""), passage),
        related=ties,
    )


def _quote(statement: Statement, text: str, passage: Passage) -> str:
    said = pieces(text, passage.spans)
    if len(said) < 2 or passage.state is State.PARTIAL:
        return statement.quote
    return elided(statement.quote, tuple(text[slice(*piece)] for piece in said))


def _filled(sides: Iterable[Side], entries: Sequence[Entry]) -> tuple[Side, ...]:
    """Return perspectives with what their actors said, the one first found in the articles first.

    What is proposed comes behind what is filed.
    """
    first: dict[str, int] = {}
    by_actor: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
    for index, entry in enumerate(entries):
        by_actor[entry.perspective_id, entry.place[0]].append(entry)
        if entry.passage.spans:
            first.setdefault(entry.perspective_id, index)
    filled = [
        msgspec.structs.replace(
            side,
            actors=tuple(
                (actor, tuple(by_actor[side.id, index]))
                for index, (actor, _) in enumerate(side.actors)
            ),
        )
        for side in sides
    ]
    return tuple(sorted(filled, key=lambda side: first.get(side.id, len(entries))))
