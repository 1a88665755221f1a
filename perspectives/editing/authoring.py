"""What a person does to the statements of a story, worked out as edits of its files.

Nothing is written here: an `Edit` says what is to become of which file, and `saving` or the
`journal` carries it out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import msgspec

from perspectives.editing.changeset import Desk
from perspectives.editing.destinations import Home, KnownActor, NewActor, NewPerspective
from perspectives.editing.prefixes import pinned
from perspectives.editing.rewriting.changes import (
    DeleteStatement,
    InsertActor,
    InsertStatement,
    SetKeys,
    Value,
)
from perspectives.editing.rewriting.newfile import new_file
from perspectives.errors import EditError
from perspectives.format.schemafile import FIRST_LINE, SCHEMA_FILE, missing_schema
from perspectives.model import Perspective, Span, State, Statement
from perspectives.relating.words import words
from perspectives.saving.save import Edit
from perspectives.story.entries import Entry
from perspectives.story.folder import PERSPECTIVES
from perspectives.story.story import Story

_LONGEST_NAME = 40
"""Characters of a file's name or of a statement's id that are made of words."""


def set_keys(story: Story, entry: Entry, values: Mapping[str, Value | None]) -> Edit:
    """Give keys of a statement new values; None or an empty value takes a key out.

    This and all the other functions raise `EditError` where a file cannot be changed without harm,
    and `ChangedUnderneathError` where it is not what the story read.
    """
    desk = Desk(story)
    _change(desk, entry, SetKeys(entry.place, values))
    return desk.edit(f"{' and '.join(values)} of {_whose(entry)}")


def delete(story: Story, entry: Entry) -> Edit:
    """Take a statement out."""
    desk = Desk(story)
    _change(desk, entry, DeleteStatement(entry.place))
    return desk.edit(f"{_whose(entry)}, deleted")


def move(story: Story, entry: Entry, home: Home) -> Edit:
    """File a statement under another actor, all of its keys unchanged."""
    desk = Desk(story)
    taken = DeleteStatement(entry.place)
    if isinstance(home, NewPerspective) or home.perspective_id != entry.perspective_id:
        # The taker first: whatever happens between two files, the statement is in one of them.
        name = _put(desk, home, entry.statement, entry.start)
        _change(desk, entry, taken)
    else:
        # An id may not stand in a file twice, not even for a moment.
        _change(desk, entry, taken)
        name = _put(desk, home, entry.statement, entry.start, taken=entry)
    return desk.edit(f"{_whose(entry)}, moved to {name}")


def answer(story: Story, entry: Entry, other: Entry) -> Edit:
    """Say that a statement answers another one, which gets an id where it has none.

    Where it does so already, it does not any more.
    """
    desk = Desk(story)
    id = other.statement.id
    if id is None:
        id = _new_id(story, other)
        _change(desk, other, SetKeys(other.place, {"id": id}))
    answers = entry.statement.answers
    kept = tuple(one for one in answers if one != id) if id in answers else (*answers, id)
    _change(desk, entry, SetKeys(entry.place, {"answers": kept}))
    return desk.edit(f"answers of {_whose(entry)}")


def file_statement(
    story: Story, statement: Statement, home: Home, article: str | None, spans: list[Span]
) -> Edit:
    """File a new statement, in article order.

    `spans` is where its words were taken from in the `article` (an id), empty where from nowhere:
    what tells the place from another one with the same words is added.
    """
    desk = Desk(story)
    if article and spans:
        if len(story.articles) > 1:
            statement = msgspec.structs.replace(statement, article=article)
        statement = pinned(story, statement, article, spans)
    name = _put(desk, home, statement, spans[0][0] if spans else None)
    return desk.edit(f"a statement of {name}")


def file_quote(story: Story, statement: Statement, home: Home) -> Edit:
    """File a new statement where its words stand, in the article in which they are found best.

    One that is not found, or in two places that serve as well, comes behind the actor's others.
    """
    article, passage = story.find(statement)
    is_sure = passage.state not in (State.AMBIGUOUS, State.MISSING)
    return file_statement(story, statement, home, article, passage.spans if is_sure else [])


def _change(desk: Desk, entry: Entry, change: DeleteStatement | SetKeys) -> None:
    desk.change(desk.file_of(entry.perspective_id).path, change)


def _put(
    desk: Desk, home: Home, statement: Statement, start: int | None, taken: Entry | None = None
) -> str:
    """Put a statement into its home, from which one was `taken`; return the actor's name."""
    if isinstance(home, NewPerspective):
        _begin(desk, home, statement)
        return home.actor.name
    file = desk.file_of(home.perspective_id)
    actors = file.perspective.actors if file.perspective else ()
    if isinstance(home, NewActor):
        actor = msgspec.structs.replace(home.actor, statements=(statement,))
        desk.change(file.path, InsertActor(len(actors), actor))
        return actor.name
    index = _index(desk.story, home, start, taken)
    desk.change(file.path, InsertStatement(home.index, index, statement))
    return actors[home.index].name


def _begin(desk: Desk, home: NewPerspective, statement: Statement) -> None:
    folder = desk.story.folder / PERSPECTIVES
    path = folder / f"{_slug(home.name) or 'perspective'}.yaml"
    number = 2
    while path.exists():
        path = folder / f"{_slug(home.name) or 'perspective'}-{number}.yaml"
        number += 1
    actor = msgspec.structs.replace(home.actor, statements=(statement,))
    try:
        text = new_file(Perspective(perspective=home.name, actors=(actor,)))
    except ValueError as error:
        raise EditError(path, 1, str(error)) from None
    desk.create(path, (FIRST_LINE + text).encode())
    if schema := missing_schema(folder):
        desk.create(folder / SCHEMA_FILE, schema)


def _whose(entry: Entry) -> str:
    return f"a statement of {entry.actor.name}"


def _index(story: Story, home: KnownActor, start: int | None, taken: Entry | None) -> int:
    """Return where among an actor's statements one belongs that begins at `start`: in text order.

    It follows the last one that begins no later; one that stands nowhere follows them all. The
    story is the one in which the statement that was `taken` is still there.
    """
    side = story.perspective(home.perspective_id)
    entries = side.actors[home.index][1] if side else ()
    there = sorted((entry for entry in entries if entry is not taken), key=lambda one: one.place)
    before = [
        index
        for index, entry in enumerate(there)
        if start is None or (entry.start is not None and entry.start <= start)
    ]
    return max(before, default=-1) + 1


def _new_id(story: Story, entry: Entry) -> str:
    """Return an id that names a statement by its actor's last name and a telling word or two."""
    name = entry.actor.name.split()[-1] if entry.actor.name.split() else ""
    [said] = words([entry.statement.quote])
    quote = entry.statement.quote
    telling = [quote[word.start : word.end] for word in said if word.telling][:2]
    made = _slug(" ".join([name, *telling])) or "statement"
    taken = {one.statement.id for one in story.statements}
    numbered = (f"{made}-{number}" for number in range(2, len(taken) + 3))
    return made if made not in taken else next(one for one in numbered if one not in taken)


def _slug(text: str) -> str:
    """Return words as they may stand in a file's name: letters, digits and hyphens, lower case."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", bare).strip("-")[:_LONGEST_NAME].strip("-")
