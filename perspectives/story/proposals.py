"""What the drafts of a story's articles propose: statements in the places they would be filed in.

Nothing of it is in a file. A proposed statement stands under an actor of the story where the draft
means one, else under a new actor, in a perspective of the story or in one that is proposed as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from perspectives.model import Actor, Passage, Perspective, Span, State, Statement
from perspectives.story.entries import Entry, Side, Tie, word_id
from perspectives.story.folder import PERSPECTIVES
from perspectives.text.folding import folded_line
from perspectives.text.slugs import slug, untaken
from perspectives.text.spans import shared, total, united

if TYPE_CHECKING:
    from perspectives.drafting import DraftStatement
    from perspectives.drafting.sides import Affiliation
    from perspectives.format.file import PerspectiveFile
    from perspectives.story.passages import Draft

ALONE = "the article names no side"
NOBODY = "Not said by whom"
"""The proposed perspective of statements that no one can be named for."""

LEAST_SURE = 50.0
"""Below this confidence no name is put over anybody's words."""

_COVERED = 0.5
"""The share of a draft, in characters, that filed statements have to have: whoever files the
telling half of it has read it all."""


class Review(msgspec.Struct, frozen=True):
    """That a person reviews what is proposed, and what was dismissed already."""

    folder: Path
    """Where new perspective files would be."""
    dismissed: frozenset[str] = frozenset()
    """What `dismissal` calls them."""


class Proposed(msgspec.Struct, frozen=True):
    """A statement that a draft proposes."""

    draft: DraftStatement
    article: str
    """The id of the article that it is of."""
    side: Side
    actor: Actor
    place: tuple[int, int]
    """Where it would stand: behind what is in the file."""

    @property
    def statement(self) -> Statement:
        """What would be filed."""
        return Statement(quote=self.draft.quote, kind=self.draft.kind, date=self.draft.date)

    @property
    def group(self) -> str:
        """The actor's name, as it is compared; whom nobody can name may be anybody."""
        return f"{self.draft.spans}" if self.actor.name == NOBODY else self.actor.name.casefold()

    @property
    def side_name(self) -> str:
        """What the perspective is called."""
        return self.side.name

    def entry(self, id: str, ties: tuple[Tie, ...]) -> Entry:
        """Return it as a story knows it."""
        return Entry(
            id=id,
            statement=self.statement,
            actor=self.actor,
            perspective_id=self.side.id,
            path=self.side.path,
            place=self.place,
            line=0,
            column=0,
            article=self.article,
            passage=Passage(state=State.EXACT, score=100.0, spans=list(self.draft.spans)),
            quote=self.draft.quote,
            related=ties,
            draft=self.draft,
        )


def dismissal(entry: Entry) -> str:
    """Return what a proposal is remembered by once it is dismissed: its article and its words."""
    return _dismissal(entry.article or "", entry.statement.quote)


def _dismissal(article: str, quote: str) -> str:
    return f"{article}:{word_id(quote)}"


def propose(
    drafts: Iterable[Draft],
    review: Review,
    files: Iterable[PerspectiveFile],
    filed: Mapping[str, Iterable[Span]],
) -> tuple[list[Proposed], list[Side]]:
    """Return what drafts have beyond what is `filed` in the articles, and every perspective.

    The perspectives of the files come first, then those that are proposed. Each has its actors,
    proposed ones behind, without what they said.
    """
    drafts = list(drafts)
    affiliations = {
        actor: affiliation
        for draft in reversed(drafts)
        for actor, affiliation in draft.sides.items()
    }
    grouping = _Grouping(affiliations, files, review.folder)
    placed = [
        grouping.place(draft.article, one)
        for draft in drafts
        for one in unfiled(draft.statements, filed.get(draft.article, ()))
        if _dismissal(draft.article, one.quote) not in review.dismissed
    ]
    return placed, list(grouping.sides())


def unfiled(drafts: Iterable[DraftStatement], passages: Iterable[Span]) -> Iterator[DraftStatement]:
    """Yield the drafts of an article that the passages of filed statements do not cover."""
    filed = united(passages)
    starts, ends = [start for start, _ in filed], [end for _, end in filed]
    for draft in drafts:
        first = bisect_right(ends, draft.spans[0][0])
        last = bisect_left(starts, draft.spans[-1][1])
        if shared(draft.spans, filed[first:last]) < _COVERED * total(draft.spans):
            yield draft


class _Grouping:
    """The perspectives and actors that statements are proposed for, as more and more come."""

    def __init__(
        self,
        affiliations: Mapping[str, Affiliation],
        files: Iterable[PerspectiveFile],
        folder: Path,
    ) -> None:
        self._affiliations = affiliations
        self._folder = folder
        self._sides: dict[str, Side] = {}
        self._actors: dict[str, list[Actor]] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        self._homes: dict[str, tuple[str, int]] = {}
        """For each name and alias, folded, its perspective and the number of the actor there."""
        self._names: dict[str, str] = {}
        """For each perspective's name, folded, its id."""
        for file in files:
            if file.perspective:
                self._add_file(file, file.perspective)

    def _add_file(self, file: PerspectiveFile, perspective: Perspective) -> None:
        self._sides[file.id] = Side(id=file.id, perspective=perspective, path=file.path, actors=())
        self._actors[file.id] = list(perspective.actors)
        self._names.setdefault(folded_line(perspective.perspective), file.id)
        for index, actor in enumerate(perspective.actors):
            self._counts[file.id, index] = len(actor.statements)
            for name in (actor.name, *actor.aliases):
                self._homes.setdefault(folded_line(name), (file.id, index))

    def place(self, article: str, draft: DraftStatement) -> Proposed:
        """Return a draft as a statement of one of the perspectives."""
        name = draft.actor if draft.actor and draft.confidence >= LEAST_SURE else None
        side_id, index = self._home(name, draft.role)
        place = index, self._counts[side_id, index]
        self._counts[side_id, index] += 1
        actor = self._actors[side_id][index]
        return Proposed(draft, article, self._sides[side_id], actor, place)

    def sides(self) -> Iterator[Side]:
        """Yield every perspective with its actors."""
        for id, side in self._sides.items():
            actors = tuple((actor, ()) for actor in self._actors[id])
            yield msgspec.structs.replace(side, actors=actors)

    def _home(self, name: str | None, role: str | None) -> tuple[str, int]:
        key = folded_line(name or NOBODY)
        if key not in self._homes:
            side_id = self._side(name)
            actor = Actor(name=name, role=role) if name else Actor(name=NOBODY)
            self._actors[side_id].append(actor)
            self._homes[key] = side_id, len(self._actors[side_id]) - 1
        return self._homes[key]

    def _side(self, name: str | None) -> str:
        """Return the id of the perspective of an actor who is in no file."""
        affiliation = self._affiliations.get(name or "")
        title = affiliation.side if affiliation else name or NOBODY
        key = folded_line(title)
        if key not in self._names:
            self._names[key] = id = untaken(slug(title) or "perspective", self._sides)
            self._sides[id] = Side(
                id=id,
                perspective=Perspective(perspective=title),
                path=self._folder / PERSPECTIVES / f"{id}.yaml",
                actors=(),
                reason=affiliation.reason if affiliation else ALONE,
            )
            self._actors[id] = []
        return self._names[key]
