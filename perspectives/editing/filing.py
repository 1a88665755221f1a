"""New statements filed: each under its actor, in the order of the article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from perspectives.editing.changeset import Desk
from perspectives.editing.destinations import Home, KnownActor, NewActor, NewPerspective
from perspectives.editing.prefixes import pinned
from perspectives.editing.rewriting.changes import InsertActor, InsertStatement
from perspectives.editing.rewriting.newfile import new_file
from perspectives.errors import EditError
from perspectives.format.schemafile import FIRST_LINE, SCHEMA_FILE, missing_schema
from perspectives.model import Actor, Perspective, Span, State, Statement
from perspectives.saving.save import Edit
from perspectives.story.entries import Entry
from perspectives.story.folder import PERSPECTIVES
from perspectives.story.story import Story
from perspectives.text.slugs import slug, untaken


class Filing(msgspec.Struct, frozen=True):
    """A statement that is to be filed."""

    statement: Statement
    home: Home
    article: str | None = None
    """The id of the article that its words were taken from."""
    spans: tuple[Span, ...] = ()
    """Where in it; empty where from nowhere."""


def file_statement(
    story: Story, statement: Statement, home: Home, article: str | None, spans: list[Span]
) -> Edit:
    """File a new statement, in article order.

    `spans` is where its words were taken from in the `article` (an id), empty where from nowhere:
    what tells the place from another one with the same words is added.
    """
    return file_statements(story, [Filing(statement, home, article, tuple(spans))])


def file_statements(story: Story, filings: Iterable[Filing]) -> Edit:
    """File new statements, each among its actor's in article order, in one edit.

    Statements of one new actor, and new actors of one new perspective, come together.
    """
    desk = Desk(story)
    return desk.edit(file_all(desk, filings))


def file_all(desk: Desk, filings: Iterable[Filing], taken: Collection[Entry] = ()) -> str:
    """File statements among other changes, such as taking some out; return what that is called."""
    story = desk.story
    ordered = sorted(filings, key=_text_order)
    begun: dict[str, dict[Actor, list[Statement]]] = {}
    placed: dict[KnownActor | NewActor, list[Placed]] = {}
    for filing in ordered:
        home, statement = filing.home, _told_apart(story, filing)
        if isinstance(home, NewPerspective):
            begun.setdefault(home.name, {}).setdefault(home.actor, []).append(statement)
        else:
            placed.setdefault(home, []).append(Placed(statement, _start(filing)))
    begin(desk, [_perspective(name, actors) for name, actors in begun.items()])
    for where, its_statements in placed.items():
        put(desk, where, its_statements, taken)
    return _label(story, ordered)


def _perspective(name: str, said: Mapping[Actor, Iterable[Statement]]) -> Perspective:
    actors = (with_statements(actor, statements) for actor, statements in said.items())
    return Perspective(perspective=name, actors=tuple(actors))


class Placed(msgspec.Struct, frozen=True):
    """A statement, and where in the article it begins; None: nowhere."""

    statement: Statement
    start: int | None


def _start(filing: Filing) -> int | None:
    return filing.spans[0][0] if filing.spans else None


def _text_order(filing: Filing) -> tuple[bool, str, int]:
    start = _start(filing)
    return start is None, filing.article or "", start or 0


def _told_apart(story: Story, filing: Filing) -> Statement:
    """Return the statement of a filing with what tells its place from others."""
    statement = filing.statement
    if not filing.article or not filing.spans:
        return statement
    if len(story.articles) > 1:
        statement = msgspec.structs.replace(statement, article=filing.article)
    return pinned(story, statement, filing.article, list(filing.spans))


def _label(story: Story, filings: Sequence[Filing]) -> str:
    names = list(dict.fromkeys(name_of(story, filing.home) for filing in filings))
    if len(filings) == 1:
        return f"a statement of {names[0]}"
    return f"{len(filings)} statements of {names[0] if len(names) == 1 else f'{len(names)} actors'}"


def name_of(story: Story, home: Home) -> str:
    """Return whose home it is."""
    if isinstance(home, KnownActor):
        side = story.perspective(home.perspective_id)
        return side.actors[home.index][0].name if side else ""
    return home.actor.name


def with_statements(actor: Actor, statements: Iterable[Statement]) -> Actor:
    """Return an actor who has said these."""
    return msgspec.structs.replace(actor, statements=tuple(statements))


def file_quote(story: Story, statement: Statement, home: Home) -> Edit:
    """File a new statement where its words stand, in the article in which they are found best.

    One that is not found, or in two places that serve as well, comes behind the actor's others.
    """
    article, passage = story.find(statement)
    is_sure = passage.state not in (State.AMBIGUOUS, State.MISSING)
    return file_statement(story, statement, home, article, passage.spans if is_sure else [])


def put(
    desk: Desk,
    home: KnownActor | NewActor,
    statements: Sequence[Placed],
    taken: Collection[Entry] = (),
) -> None:
    """Put statements, in article order, into their home, from which some were `taken`."""
    file = desk.file_of(home.perspective_id)
    if isinstance(home, NewActor):
        number = len(file.perspective.actors) if file.perspective else 0
        actor = with_statements(home.actor, (one.statement for one in statements))
        desk.change(file.path, InsertActor(number, actor))
        return
    for before, one in enumerate(statements):
        index = _index(desk.story, home, one.start, taken) + before
        desk.change(file.path, InsertStatement(home.index, index, one.statement))


def begin(desk: Desk, perspectives: Iterable[Perspective]) -> list[Path]:
    """Make files of perspectives that the story has not yet, all of different names.

    A name that the story does not know is free; where another program has made a file of it since
    the story was read, the edit is refused when it is saved.
    """
    folder = desk.story.folder / PERSPECTIVES
    # On some file systems, names that differ in case alone are one.
    known = {file.id.casefold() for file in desk.story.files}
    taken: list[Path] = []
    for perspective in perspectives:
        id = untaken(slug(perspective.perspective) or "perspective", known)
        path = folder / f"{id}.yaml"
        known.add(id)
        taken.append(path)
        try:
            text = new_file(perspective)
        except ValueError as error:
            raise EditError(path, 1, str(error)) from None
        desk.create(path, FIRST_LINE + text)
    if taken and (schema := missing_schema(folder)):
        desk.create(folder / SCHEMA_FILE, schema.decode())
    return taken


def _index(story: Story, home: KnownActor, start: int | None, taken: Collection[Entry]) -> int:
    """Return where among an actor's statements one belongs that begins at `start`: in text order.

    It follows the last one that begins no later; one that stands nowhere follows them all. The
    story is the one in which those that were `taken` are still there.
    """
    side = story.perspective(home.perspective_id)
    entries = side.actors[home.index][1] if side else ()
    filed = (entry for entry in entries if entry not in taken and entry.draft is None)
    there = sorted(filed, key=lambda one: one.place)
    before = [
        index
        for index, entry in enumerate(there)
        if start is None or (entry.start is not None and entry.start <= start)
    ]
    return max(before, default=-1) + 1
