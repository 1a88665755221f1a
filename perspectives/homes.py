"""Where a statement is filed: under an actor who is known, a new one, or in a new perspective."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from perspectives.errors import HomeError
from perspectives.folding import fold
from perspectives.nearest import Nearest
from perspectives.story import Story
from perspectives.wording import shown


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
    homes = [
        KnownActor(side.id, index)
        for side in sides
        for index, (one, _entries) in enumerate(side.actors)
        if wanted in map(_folded, (one.name, *one.aliases))
    ]
    if len(homes) > 1:
        several = ", ".join(dict.fromkeys(home.perspective_id for home in homes))
        raise HomeError(f"{shown(actor)} speaks more than once, in {several}; name a perspective")
    if homes:
        return homes[0]
    if perspective is None:
        names = (one.name for side in sides for one, _entries in side.actors)
        hint = Nearest(names).hint(actor)
        raise HomeError(
            f"nobody is called {shown(actor)} here{hint}; name a perspective for a new one"
        )
    return NewActor(sides[0].id, actor) if sides else NewPerspective(perspective, actor)


def _folded(name: str) -> str:
    return " ".join(fold(name).text.split())
