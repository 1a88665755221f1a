"""Where a statement is filed: under an actor who is known, a new one, or in a new perspective."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from perspectives.errors import HomeError
from perspectives.messages import Nearest, shown
from perspectives.model import Actor, file_id
from perspectives.story.story import Story
from perspectives.text.folding import fold


class KnownActor(msgspec.Struct, frozen=True):
    """An actor of a perspective file, by index."""

    perspective_id: str
    index: int


class NewActor(msgspec.Struct, frozen=True):
    """An actor that a perspective file has not yet."""

    perspective_id: str
    name: str


class NewPerspective(msgspec.Struct, frozen=True):
    """A perspective that the story has not yet, with its first actor."""

    name: str
    actor: str


Home: TypeAlias = KnownActor | NewActor | NewPerspective
"""Where a statement is filed."""


def same_home(home: Home, old: Story, new: Story) -> Home:
    """Return what was chosen as a home in `old`, as it is in `new`.

    An actor may be another one of the file by then. Raises `HomeError` where the actor, or the
    perspective for a new one, is gone or cannot be told from another.
    """
    if isinstance(home, NewPerspective):
        return home
    before, side = old.perspective(home.perspective_id), new.perspective(home.perspective_id)
    if before is None or side is None:
        raise HomeError(f"the perspective {shown(home.perspective_id)} is gone; choose another one")
    if isinstance(home, NewActor):
        return home
    name = before.actors[home.index][0].name
    found = [index for index, (actor, _entries) in enumerate(side.actors) if actor.name == name]
    if home.index in found:
        return home
    if len(found) != 1:
        raise HomeError(f"{shown(name)} is not there any more; choose another actor")
    return KnownActor(home.perspective_id, found[0])


def find_home(story: Story, actor: str, perspective: str | None = None) -> Home:
    """Return where to file what an actor says, given by a name or an alias, whatever its case.

    `perspective` is an id or a name; of one that the story has not, it is the name to be. It may be
    left out where the actor is known, in one perspective only. Raises `HomeError` where it may not.
    """
    wanted = _folded(actor)
    sides = [
        side
        for side in story.perspectives
        if perspective is None or _folded(perspective) in (_folded(side.id), _folded(side.name))
    ]
    if perspective is not None and not sides:
        _refuse_broken(story, perspective)
    homes = [
        KnownActor(side.id, index)
        for side in sides
        for index, (one, _entries) in enumerate(side.actors)
        if wanted in map(_folded, (one.name, *one.aliases))
    ]
    if len(homes) > 1:
        several = ", ".join(dict.fromkeys(home.perspective_id for home in homes))
        raise HomeError(
            f"{shown(actor)} speaks more than once, in {several};"
            " name a perspective (--perspective)"
        )
    if homes:
        return homes[0]
    if perspective is None:
        hint = _hint(actor, [one for side in sides for one, _entries in side.actors])
        raise HomeError(
            f"nobody is called {shown(actor)} here{hint};"
            " name a perspective for a new one (--perspective)"
        )
    return NewActor(sides[0].id, actor) if sides else NewPerspective(perspective, actor)


def _refuse_broken(story: Story, perspective: str) -> None:
    """Raise `HomeError` where nothing could be read of the file that has the perspective's id."""
    for fault in story.broken:
        if fault.path in story.memory.files and _folded(file_id(fault.path)) == _folded(
            perspective
        ):
            raise HomeError(f"{fault.path}:{fault.line}: mend this file first: {fault.message}")


def _hint(actor: str, known: list[Actor]) -> str:
    """Return which actor may be meant: one with the same words in the name, else one alike."""
    names = [name for one in known for name in (one.name, *one.aliases)]
    words = set(_folded(actor).split())
    by_word = next((name for name in names if words <= set(_folded(name).split())), None)
    return f"; the nearest is {shown(by_word)}" if by_word else Nearest(names).hint(actor)


def _folded(name: str) -> str:
    return " ".join(fold(name).text.split())
