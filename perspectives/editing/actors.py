"""What a person does to an actor: another name, other aliases, a role, another perspective.

What is only proposed of an actor is filed with it. Nothing is written here: an `Edit` says what is
to become of which file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from perspectives.editing.changeset import Desk
from perspectives.editing.destinations import KnownActor, NewActor, NewPerspective
from perspectives.editing.filing import Placed, begin, file_all, file_statements, put
from perspectives.editing.reviewing import filings
from perspectives.editing.rewriting.changes import (
    DeleteActor,
    DeleteStatement,
    InsertActor,
    SetKeys,
)
from perspectives.editing.rewriting.written import problem_within, written_lines
from perspectives.errors import EditError, HomeError
from perspectives.format.file import PerspectiveFile
from perspectives.model import Actor, Perspective
from perspectives.saving.save import Edit
from perspectives.story.entries import Entry
from perspectives.story.story import Story
from perspectives.text.folding import fold


def described(before: Actor, name: str, aliases: Iterable[str], role: str | None) -> Actor:
    """Return an actor as described anew: by another name, the one before is an alias.

    So the drafts still find whom they called by it.
    """
    names = dict.fromkeys([*aliases, before.name])
    others = tuple(alias for alias in names if alias != name)
    return msgspec.structs.replace(before, name=name, aliases=others, role=role or None)


def namesake(
    story: Story, name: str, *, but: KnownActor | None = None, among: str | None = None
) -> KnownActor | None:
    """Return who in the files has a name, or an alias, as it is; `but` for one of them.

    Where `among` is the id of a perspective, it is one of that.
    """
    sides = [side for side in story.perspectives if among is None or side.id == among]
    everybody = (
        (KnownActor(side.id, index), actor)
        for side in sides
        for index, actor in enumerate(side.perspective.actors)
    )
    return next(
        (
            home
            for home, actor in everybody
            if home != but and _folded(name) in map(_folded, (actor.name, *actor.aliases))
        ),
        None,
    )


def set_actor(story: Story, known: KnownActor, actor: Actor) -> Edit:
    """Give an actor of a file another name, other aliases and another role.

    Where somebody else in the files has the name, the two become one: the other one, with all
    statements and names. This and the other functions raise `EditError` where a file cannot be
    changed without harm.
    """
    desk = Desk(story)
    before = actor_of(story, known)
    other = namesake(story, actor.name, but=known)
    if other is not None:
        return _joined(desk, known, other, actor)
    desk.change(desk.file_of(known.perspective_id).path, _keys(known, before, actor))
    return desk.edit(f"{before.name}, changed")


def move_actor(story: Story, known: KnownActor, home: NewActor | NewPerspective) -> Edit:
    """Put an actor, with all statements, into another perspective, which may be a new one.

    The actor's lines stay as they are written, with their comments, where the other file can have
    them so. Who is called the same there already gets the statements.
    """
    desk = Desk(story)
    actor, source = actor_of(story, known), _whole(desk, known)
    if isinstance(home, NewPerspective):
        [path] = begin(desk, [Perspective(perspective=home.name)])
    else:
        there = namesake(story, actor.name, but=known, among=home.perspective_id)
        if there is not None:
            return _joined(desk, known, there, actor)
        path = desk.file_of(home.perspective_id).path
    # The taker first: whatever happens between two files, the actor is in one of them.
    _insert(desk, path, actor, written_lines(source, known.index))
    desk.change(source.path, DeleteActor(known.index))
    return desk.edit(f"{actor.name}, moved to {_side_name(story, home)}")


def file_actor(story: Story, proposals: Iterable[Entry], home: NewActor | NewPerspective) -> Edit:
    """File what is proposed of an actor, under the name and in the perspective of the home.

    Who is called so in the files already gets the statements, and the names that are new.
    """
    known = namesake(story, home.actor.name)
    if known is None:
        return file_statements(story, filings(story, proposals, home=home))
    desk = Desk(story)
    told = file_all(desk, filings(story, proposals, home=known))
    _name_too(desk, known, home.actor)
    return desk.edit(told)


def actor_of(story: Story, known: KnownActor) -> Actor:
    """Return an actor of a perspective file."""
    side = story.perspective(known.perspective_id)
    if side is None or known.index >= len(side.perspective.actors):
        raise HomeError("the actor is not there any more; nothing was changed")
    return side.perspective.actors[known.index]


def _joined(desk: Desk, known: KnownActor, other: KnownActor, actor: Actor) -> Edit:
    """Put all that an actor said, and what the actor is called, under another one."""
    story = desk.story
    source, taker = _whole(desk, known), actor_of(story, other)
    side = story.perspective(known.perspective_id)
    entries = side.actors[known.index][1] if side else ()
    placed = [Placed(one.statement, one.start) for one in entries if one.draft is None]
    if known.perspective_id == other.perspective_id:
        # An id may not stand in a file twice, not even for a moment.
        for index in reversed(range(len(actor_of(story, known).statements))):
            desk.change(source.path, DeleteStatement((known.index, index)))
    put(desk, other, placed)
    _name_too(desk, other, actor)
    desk.change(source.path, DeleteActor(known.index))
    return desk.edit(f"{actor_of(story, known).name}, joined with {taker.name}")


def _name_too(desk: Desk, known: KnownActor, actor: Actor) -> None:
    """Call a known actor what another one is called as well, and give the role if there is none."""
    taker = actor_of(desk.story, known)
    known_as = {_folded(name) for name in (taker.name, *taker.aliases)}
    others = [name for name in (actor.name, *actor.aliases) if _folded(name) not in known_as]
    aliases = (*taker.aliases, *others)
    named = msgspec.structs.replace(taker, aliases=aliases, role=taker.role or actor.role)
    desk.change(desk.file_of(known.perspective_id).path, _keys(known, taker, named))


def _keys(known: KnownActor, before: Actor, after: Actor) -> SetKeys:
    """Return the change of what differs between two descriptions of an actor."""
    values = {name: getattr(after, name) for name in ("name", "aliases", "role")}
    differing = {key: value for key, value in values.items() if value != getattr(before, key)}
    return SetKeys((known.index,), differing)


def _insert(desk: Desk, path: Path, actor: Actor, lines: tuple[str, ...]) -> None:
    """Put an actor behind all others of a file, as the lines are written if they can stand there.

    They cannot where they name something elsewhere in their own file, for one.
    """
    perspective = desk.file(path).perspective
    number = len(perspective.actors) if perspective else 0
    try:
        desk.change(path, InsertActor(number, actor, lines))
    except EditError:
        desk.change(path, InsertActor(number, actor))


def _whole(desk: Desk, known: KnownActor) -> PerspectiveFile:
    """Return an actor's file; raise `EditError` where not all of the actor's lines are understood.

    What is not would be lost.
    """
    file = desk.file_of(known.perspective_id)
    if problem := problem_within(file, known.index):
        line = problem.line
        raise EditError(file.path, line, f"mend line {line} first: {problem.message}")
    return file


def _side_name(story: Story, home: NewActor | NewPerspective) -> str:
    if isinstance(home, NewPerspective):
        return home.name
    side = story.perspective(home.perspective_id)
    return side.name if side else ""


def _folded(name: str) -> str:
    return " ".join(fold(name).text.split())
