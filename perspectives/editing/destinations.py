"""Where a statement is filed: under an actor who is known, a new one, or in a new perspective."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from perspectives.errors import HomeError
from perspectives.messages import Nearest, shown
from perspectives.model import Actor
from perspectives.story.entries import Side
from perspectives.story.story import Story
from perspectives.text.folding import folded_line


class KnownActor(msgspec.Struct, frozen=True):
    """An actor of a perspective file, by index."""

    perspective_id: str
    index: int


class NewActor(msgspec.Struct, frozen=True):
    """An actor that a perspective file has not yet."""

    perspective_id: str
    actor: Actor
    """Without statements."""


class NewPerspective(msgspec.Struct, frozen=True):
    """A perspective that the story has not yet, with its first actor."""

    name: str
    actor: Actor
    """Without statements."""


Home: TypeAlias = KnownActor | NewActor | NewPerspective
"""Where a statement is filed."""


def home_of(story: Story, perspective_id: str, index: int) -> Home:
    """Return where what an actor of a perspective says is filed, proposed ones included."""
    side = story.perspective(perspective_id)
    if side is None:
        raise HomeError(f"the perspective {shown(perspective_id)} is gone; choose another one")
    if index < len(side.perspective.actors):
        return KnownActor(side.id, index)
    actor = side.actors[index][0]
    return NewActor(side.id, actor) if side.reason is None else NewPerspective(side.name, actor)


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


def find_home(story: Story, actor: Actor, perspective: str | None = None) -> Home:
    """Return where to file what an actor says.

    A known one is called by a name or an alias, or by how one of these ends, such as a surname, if
    only one actor's does; case makes no difference. `perspective` is an id or a name; of one that
    the story has not, it is the name to be. It may be left out where the actor is known, in one
    perspective only. A role and aliases are a new actor's; a known one has to have them already.
    Raises `HomeError` where it cannot be said who is meant.
    """
    sides = [
        side
        for side in story.perspectives
        if perspective is None
        or folded_line(perspective) in (folded_line(side.id), folded_line(side.name))
    ]
    if perspective is not None and not sides:
        _refuse_broken(story, perspective)
    fitting = _fitting(sides, actor.name)
    if len(fitting) > 1:
        raise _doubt(actor.name, fitting)
    if fitting:
        [known] = fitting
        _refuse_other(known, actor)
        return known.home
    if perspective is None:
        hint = _hint(actor.name, [one for side in sides for one, _entries in side.actors])
        raise HomeError(
            f"nobody is called {shown(actor.name)} here{hint};"
            " name a perspective for a new one (--perspective)"
        )
    return NewActor(sides[0].id, actor) if sides else NewPerspective(perspective, actor)


class _Known(msgspec.Struct, frozen=True):
    """An actor whom the story has."""

    side: Side
    home: KnownActor

    @property
    def actor(self) -> Actor:
        return self.side.actors[self.home.index][0]

    @property
    def names(self) -> list[list[str]]:
        """The words of the name and of each alias."""
        return [folded_line(name).split() for name in (self.actor.name, *self.actor.aliases)]


def _fitting(sides: Iterable[Side], name: str) -> list[_Known]:
    """Return those who are called so; where nobody is, those one of whose names ends so.

    What a name begins with is no name: "White House" is not the White House's spokeswoman.
    """
    words = folded_line(name).split()
    everybody = [
        _Known(side, KnownActor(side.id, index))
        for side in sides
        for index in range(len(side.actors))
    ]
    called = [one for one in everybody if words in one.names]
    return called or [
        one for one in everybody if any(name[-len(words) :] == words for name in one.names)
    ]


def _doubt(name: str, fitting: Sequence[_Known]) -> HomeError:
    """Return what to say where several actors may be meant."""
    called = dict.fromkeys(one.actor.name for one in fitting)
    if len(called) == 1:
        sides = ", ".join(dict.fromkeys(one.side.id for one in fitting))
        return HomeError(
            f"{shown(*called)} speaks more than once, in {sides};"
            " name a perspective (--perspective)"
        )
    *most, last = (f"{shown(one.actor.name)} ({one.side.id})" for one in fitting)
    return HomeError(f"{shown(name)} may be {', '.join(most)} or {last}; give the whole name")


def _refuse_other(known: _Known, actor: Actor) -> None:
    """Raise `HomeError` where a known actor has not the role and the aliases that are given."""
    name, role = shown(known.actor.name), known.actor.role
    if actor.role and folded_line(actor.role) != folded_line(role or ""):
        other = f"as {shown(role)}" if role else "without a role"
        raise HomeError(
            f"{name} is known already, {other}; leave the role out, or change it in"
            f" {known.side.path}"
        )
    for alias in actor.aliases:
        if folded_line(alias).split() not in known.names:
            raise HomeError(
                f"{name} is known already, without the alias {shown(alias)};"
                f" leave it out, or add it in {known.side.path}"
            )


def _refuse_broken(story: Story, perspective: str) -> None:
    """Raise `HomeError` where nothing could be read of the file that has the perspective's id."""
    for fault in story.broken:
        file = story.file(fault.path)
        if file and folded_line(file.id) == folded_line(perspective):
            raise HomeError(f"{fault.path}:{fault.line}: mend this file first: {fault.message}")


def _hint(actor: str, known: list[Actor]) -> str:
    """Return which actor may be meant: one with the same words in the name, else one alike."""
    names = [name for one in known for name in (one.name, *one.aliases)]
    words = set(folded_line(actor).split())
    by_word = next((name for name in names if words <= set(folded_line(name).split())), None)
    return f"; the nearest is {shown(by_word)}" if by_word else Nearest(names).hint(actor)
