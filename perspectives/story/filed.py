"""Statements as their files have them, and what is wrong among them across all files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from perspectives.format.file import PerspectiveFile
from perspectives.messages import Nearest, shown
from perspectives.model import Actor, Diagnostic, Statement


class Filed(msgspec.Struct, frozen=True):
    """A statement in its file."""

    file: PerspectiveFile
    actor: Actor
    statement: Statement
    place: tuple[int, int]

    @property
    def group(self) -> str:
        """The actor's name, as it is compared: what one actor says twice is no parallel."""
        return self.actor.name.casefold()

    @property
    def side_name(self) -> str:
        """What the perspective is called."""
        return self.file.perspective.perspective if self.file.perspective else ""

    def offset(self, key: str) -> int:
        """Return where in the file the value of one of its keys begins."""
        return self.file.span(self.place, key)[0]

    def problem(self, code: str, offset: int, message: str) -> Diagnostic:
        """Return a diagnostic that points into the statement."""
        line, column = self.file.lines.position(offset)
        return Diagnostic(path=self.file.path, line=line, column=column, code=code, message=message)


def statements_of(file: PerspectiveFile) -> Iterator[Filed]:
    """Yield the statements of a file, in its order."""
    for i, actor in enumerate(file.perspective.actors if file.perspective else ()):
        for j, statement in enumerate(actor.statements):
            yield Filed(file, actor, statement, (i, j))


def filed_answers(said: Sequence[Filed]) -> tuple[list[tuple[int, int]], list[Diagnostic]]:
    """Return the pairs of indices that `answers` ties, and what is wrong with the others."""
    indices: dict[str, int] = {}
    for index, one in enumerate(said):
        if one.statement.id:
            indices.setdefault(one.statement.id, index)
    nearest = Nearest(indices)
    pairs, problems = [], []
    for index, one in enumerate(said):
        for nth, id in enumerate(one.statement.answers):
            other = indices.get(id)
            if other is not None and other != index:
                pairs.append((index, other))
                continue
            if other is None:
                code = "unknown-answer"
                message = f"no statement has the id {shown(id)}{nearest.hint(id)}"
            else:
                code = "own-answer"
                message = f"{shown(id)} is this statement's own id; it can answer others only"
            offset, _ = one.file.answer_span(one.place, nth)
            problems.append(one.problem(code, offset, message))
    return pairs, problems


def repeated_ids(said: Iterable[Filed]) -> Iterator[Diagnostic]:
    """Yield what is wrong where statements have the id of an earlier one."""
    owners: dict[str, Filed] = {}
    for one in said:
        id = one.statement.id
        if id and owners.setdefault(id, one) is not one:
            owner = owners[id]
            line, _ = owner.file.position(owner.place, "id")
            where = f"{owner.file.path.name}:{line}"
            message = f"the id {shown(id)} is taken, in {where}; an id names one statement"
            yield one.problem("duplicate-id", one.offset("id"), message)


def unknown_articles(said: Iterable[Filed], known: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong where statements name an article that is not `known`."""
    ids = frozenset(known)
    nearest = Nearest(ids)
    for one in said:
        article = one.statement.article
        if article and article not in ids:
            message = f"the story has no article {shown(article)}{nearest.hint(article)}"
            yield one.problem("unknown-article", one.offset("article"), message)
