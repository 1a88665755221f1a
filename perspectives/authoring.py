"""What a person does to the statements of a story, worked out as edits of its files.

Nothing is written here: an `Edit` says what is to become of which file, and `saving` or the
`journal` carries it out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import msgspec

from perspectives.editing.changes import (
    Change,
    DeleteStatement,
    InsertActor,
    InsertStatement,
    SetKeys,
    Value,
)
from perspectives.editing.editing import edit
from perspectives.editing.newfile import new_file
from perspectives.editors import FIRST_LINE, SCHEMA_FILE, missing_schema
from perspectives.entries import Entry
from perspectives.errors import ChangedUnderneathError, EditError
from perspectives.folder import PERSPECTIVES
from perspectives.homes import Home, KnownActor, NewActor, NewPerspective
from perspectives.model import Actor, Perspective, Span, Statement
from perspectives.pinning import pinned
from perspectives.saving import Edit, FileChange
from perspectives.story import Story
from perspectives.words import words
from perspectives.yamlfile import PerspectiveFile, parse

_BOM = b"\xef\xbb\xbf"
_LONGEST_NAME = 40
"""Characters of a file's name or of a statement's id that are made of words."""


def set_keys(story: Story, entry: Entry, values: Mapping[str, Value | None]) -> Edit:
    """Give keys of a statement new values; None or an empty value takes a key out.

    This and all the other functions raise `EditError` where a file cannot be changed without harm,
    and `ChangedUnderneathError` where it is not what the story read.
    """
    desk = _Desk(story)
    desk.change(entry.perspective_id, SetKeys(entry.place, values))
    return desk.edit(f"{' and '.join(values)} of {_whose(entry)}")


def delete(story: Story, entry: Entry) -> Edit:
    """Take a statement out."""
    desk = _Desk(story)
    desk.change(entry.perspective_id, DeleteStatement(entry.place))
    return desk.edit(f"{_whose(entry)}, deleted")


def move(story: Story, entry: Entry, home: Home) -> Edit:
    """File a statement under another actor, all of its keys unchanged."""
    desk = _Desk(story)
    taken = DeleteStatement(entry.place)
    if isinstance(home, NewPerspective) or home.perspective_id != entry.perspective_id:
        # The taker first: whatever happens between two files, the statement is in one of them.
        name = desk.put(home, entry.statement, entry.start)
        desk.change(entry.perspective_id, taken)
    else:
        # An id may not stand in a file twice, not even for a moment.
        desk.change(entry.perspective_id, taken)
        name = desk.put(home, entry.statement, entry.start, taken=entry)
    return desk.edit(f"{_whose(entry)}, moved to {name}")


def answer(story: Story, entry: Entry, other: Entry) -> Edit:
    """Say that a statement answers another one, which gets an id where it has none.

    Where it does so already, it does not any more.
    """
    desk = _Desk(story)
    id = other.statement.id
    if id is None:
        id = _new_id(story, other)
        desk.change(other.perspective_id, SetKeys(other.place, {"id": id}))
    answers = entry.statement.answers
    kept = tuple(one for one in answers if one != id) if id in answers else (*answers, id)
    desk.change(entry.perspective_id, SetKeys(entry.place, {"answers": kept}))
    return desk.edit(f"answers of {_whose(entry)}")


def file_statement(
    story: Story, statement: Statement, home: Home, article: str | None, spans: list[Span]
) -> Edit:
    """File a new statement, in article order.

    `spans` is where its words were taken from in the `article` (an id), empty where from nowhere:
    what tells the place from another one with the same words is added.
    """
    desk = _Desk(story)
    if article and spans:
        if len(story.articles) > 1:
            statement = msgspec.structs.replace(statement, article=article)
        statement = pinned(story, statement, article, spans)
    name = desk.put(home, statement, spans[0][0] if spans else None)
    return desk.edit(f"a statement of {name}")


class _Desk:
    """The files of a story while they are being changed, each by any number of changes."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._read: dict[Path, bytes] = {}
        self._texts: dict[Path, str] = {}
        """What the files that were changed say now."""
        self._new: list[FileChange] = []

    def change(self, perspective_id: str, change: Change) -> None:
        file = self._file(perspective_id)
        self._texts[file.path] = edit(file, change)

    def put(
        self, home: Home, statement: Statement, start: int | None, taken: Entry | None = None
    ) -> str:
        """Put a statement into its home, from which one was `taken`; return the actor's name."""
        if isinstance(home, NewPerspective):
            self._begin(home, statement)
            return home.actor
        file = self._file(home.perspective_id)
        actors = file.perspective.actors if file.perspective else ()
        if isinstance(home, NewActor):
            actor = Actor(name=home.name, statements=(statement,))
            self.change(home.perspective_id, InsertActor(len(actors), actor))
            return home.name
        index = _index(self.story, home, start, taken)
        self.change(home.perspective_id, InsertStatement(home.index, index, statement))
        return actors[home.index].name

    def edit(self, label: str) -> Edit:
        changed = (
            FileChange(path, self._read[path], _bom(self._read[path]) + text.encode())
            for path, text in self._texts.items()
        )
        return Edit(label, (*self._new, *changed))

    def _file(self, perspective_id: str) -> PerspectiveFile:
        side = self.story.perspective(perspective_id)
        if side is None:
            raise ValueError(f"the story has no perspective {perspective_id}")
        if side.path in self._texts:
            return parse(side.path, self._texts[side.path])
        return self._as_on_disk(side.path)

    def _as_on_disk(self, path: Path) -> PerspectiveFile:
        """Return a file as the story has read it, once it is sure that nobody changed it since."""
        file = self.story.memory.files[path].content
        if file.damage:
            line = file.damage.line
            raise EditError(path, line, f"mend line {line} first: {file.damage.message}")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ChangedUnderneathError(path, f"cannot be read: {error.strerror}") from None
        if data.removeprefix(_BOM).decode(errors="replace") != file.text:
            raise ChangedUnderneathError(path, "has changed since it was read; try again")
        self._read[path] = data
        return file

    def _begin(self, home: NewPerspective, statement: Statement) -> None:
        folder = self.story.folder / PERSPECTIVES
        path = folder / f"{_slug(home.name) or 'perspective'}.yaml"
        number = 2
        while path.exists():
            path = folder / f"{_slug(home.name) or 'perspective'}-{number}.yaml"
            number += 1
        actor = Actor(name=home.actor, statements=(statement,))
        try:
            text = new_file(Perspective(perspective=home.name, actors=(actor,)))
        except ValueError as error:
            raise EditError(path, 1, str(error)) from None
        self._new.append(FileChange(path, None, (FIRST_LINE + text).encode()))
        if schema := missing_schema(folder):
            self._new.append(FileChange(folder / SCHEMA_FILE, None, schema))


def _bom(data: bytes) -> bytes:
    return _BOM if data.startswith(_BOM) else b""


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
