"""What a person does to an actor: another name, other aliases, a role, another perspective.

What is only proposed of an actor is filed with it. Nothing is written here: an `Edit` says what is
to become of which file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from perspectives.editing.changeset import Desk
from perspectives.editing.destinations import KnownActor, NewActor, NewPerspective, home_of
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
from perspectives.text.folding import folded_line


def described(before: Actor, name: str, aliases: Iterable[str], role: str | None) -> Actor:
    """Return an actor as described anew: by another name, the one before is an alias.

    So the drafts still find whom they called by it.
    """
    names = dict.fromkeys([*aliases, before.name])
    others = tuple(alias for alias in names if alias != name)
    return msgspec.structs.replace(before, name=name, aliases=others, role=role or None)


def namesake(
    story: Story,
    names: Iterable[str],
    *,
    but: KnownActor | None = None,
    among: str | None = None,
) -> KnownActor | None:
    """Return who in the files has one of some names, as name or alias; `but` for one of them.

    Where `among` is the id of a perspective, it is one of that.
    """
    wanted = set(map(folded_line, names))
    return next(
        (
            home
            for side in story.perspectives
            if among is None or side.id == among
            for index, actor in enumerate(side.perspective.actors)
            if (home := KnownActor(side.id, index)) != but
            and not wanted.isdisjoint(map(folded_line, _names(actor)))
        ),
        None,
    )


def same_as(story: Story, entry: Entry, actor: Actor) -> KnownActor | None:
    """Return with whom in the files the actor of a statement becomes one if described so."""
    home = home_of(story, entry.perspective_id, entry.place[0])
    if isinstance(home, KnownActor):
        return _taken(story, home, actor)
    return namesake(story, _names(actor))


def of_one_actor(story: Story, entry: Entry) -> list[Entry]:
    """Return what is proposed of the actor of a statement."""
    whose = entry.perspective_id, entry.place[0]
    return [one for one in story.proposed if (one.perspective_id, one.place[0]) == whose]


def describe(story: Story, entry: Entry, actor: Actor) -> Edit:
    """Describe the actor of a statement anew; of one in no file, file so what is proposed."""
    home = home_of(story, entry.perspective_id, entry.place[0])
    if isinstance(home, KnownActor):
        return set_actor(story, home, actor)
    home = msgspec.structs.replace(home, actor=actor)
    return file_actor(story, of_one_actor(story, entry), home)


def bring(story: Story, entry: Entry, home: NewActor | NewPerspective) -> Edit:
    """Put the actor of a statement into another perspective; of one in no file, what is proposed.

    Raises `HomeError` where the perspective is gone.
    """
    if isinstance(home, NewActor) and story.perspective(home.perspective_id) is None:
        raise HomeError("the perspective is gone; choose another one")
    here = home_of(story, entry.perspective_id, entry.place[0])
    if isinstance(here, KnownActor):
        return move_actor(story, here, home)
    return file_actor(story, of_one_actor(story, entry), home)


def set_actor(story: Story, known: KnownActor, actor: Actor) -> Edit:
    """Give an actor of a file another name, other aliases and another role.

    Where somebody else in the files has a name that is new, the two become one: the other one,
    with all statements and names. This and the other functions raise `EditError` where a file
    cannot be changed without harm.
    """
    desk = Desk(story)
    before = actor_of(story, known)
    other = _taken(story, known, actor)
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
        there = namesake(story, [actor.name], but=known, among=home.perspective_id)
        if there is not None:
            return _joined(desk, known, there, actor)
        path = desk.file_of(home.perspective_id).path
    # The taker first: whatever happens between two files, the actor is in one of them.
    _insert(desk, path, actor, written_lines(source, known.index))
    desk.change(source.path, DeleteActor(known.index))
    return desk.edit(f"{actor.name}, moved to {_side_name(story, home)}")


def file_actor(story: Story, proposals: Iterable[Entry], home: NewActor | NewPerspective) -> Edit:
    """File what is proposed of an actor, under the name and in the perspective of the home.

    Who has one of the names in the files already gets the statements, and the other names.
    """
    known = namesake(story, _names(home.actor))
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
    known_as = set(map(folded_line, _names(taker)))
    others = [name for name in _names(actor) if folded_line(name) not in known_as]
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


def _taken(story: Story, known: KnownActor, actor: Actor) -> KnownActor | None:
    """Return who else in the files has a name that is new for a known actor."""
    before = set(map(folded_line, _names(actor_of(story, known))))
    new = [name for name in _names(actor) if folded_line(name) not in before]
    return namesake(story, new, but=known)


def _names(actor: Actor) -> tuple[str, ...]:
    return actor.name, *actor.aliases
