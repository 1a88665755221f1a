"""What can be changed in a perspective, and what each change does to the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

import msgspec

from perspectives.format.file import Place
from perspectives.format.keys import NOUNS, keys
from perspectives.model import Actor, Perspective, Statement

Value: TypeAlias = str | tuple[str, ...]
T = TypeVar("T")


class SetKeys(msgspec.Struct, frozen=True):
    """Give keys of an actor or a statement new values; None or an empty value takes a key out."""

    place: Place
    values: Mapping[str, Value | None]


class InsertStatement(msgspec.Struct, frozen=True):
    """Put a statement among an actor's statements, before the one that has this index now."""

    actor: int
    index: int
    statement: Statement


class DeleteStatement(msgspec.Struct, frozen=True):
    """Take a statement out."""

    place: tuple[int, int]


class InsertActor(msgspec.Struct, frozen=True):
    """Put an actor, with any statements, before the one that has this index now."""

    index: int
    actor: Actor
    lines: tuple[str, ...] = ()
    """How the actor stands in another file, as `written_lines` has it; written anew where empty."""


class DeleteActor(msgspec.Struct, frozen=True):
    """Take an actor out, with all statements; of the last one, an empty list is left."""

    index: int


Change: TypeAlias = SetKeys | InsertStatement | DeleteStatement | InsertActor | DeleteActor


def apply(change: Change, perspective: Perspective) -> Perspective:
    """Return a perspective with a change made.

    Raises `IndexError` where the change's place is none in the perspective, and `ValueError` where
    a key is none of that place's, cannot be taken out, or is given the wrong sort of value.
    """
    actors = perspective.actors
    if isinstance(change, InsertActor):
        changed = _inserted(actors, change.index, change.actor)
    elif isinstance(change, DeleteActor):
        _at(actors, change.index)
        changed = actors[: change.index] + actors[change.index + 1 :]
    elif isinstance(change, InsertStatement):
        statements = _inserted(_at(actors, change.actor).statements, change.index, change.statement)
        changed = _with_statements(actors, change.actor, statements)
    elif isinstance(change, DeleteStatement):
        number, index = change.place
        statements = _at(actors, number).statements
        _at(statements, index)
        changed = _with_statements(actors, number, statements[:index] + statements[index + 1 :])
    elif len(change.place) == 1:
        number = change.place[0]
        changed = _replaced(actors, number, _set(_at(actors, number), change.values))
    else:
        number, index = change.place
        statements = _at(actors, number).statements
        statement = _set(_at(statements, index), change.values)
        changed = _with_statements(actors, number, _replaced(statements, index, statement))
    return msgspec.structs.replace(perspective, actors=changed)


def written_keys(thing: Actor | Statement) -> dict[str, Value]:
    """Return the keys, but for an actor's `statements`, that have to be written of a thing."""
    values = {}
    for field in msgspec.structs.fields(thing):
        value = getattr(thing, field.name)
        if field.name != "statements" and value != field.default:
            values[field.name] = value
    return values


def default(struct: type[Actor | Statement], key: str) -> Value | None:
    """Return what a key stands for where it is left out."""
    found = next(field for field in msgspec.structs.fields(struct) if field.name == key)
    return None if found.required else found.default


def _at(things: tuple[T, ...], index: int) -> T:
    if not 0 <= index < len(things):
        raise IndexError(index)
    return things[index]


def _inserted(things: tuple[T, ...], index: int, thing: T) -> tuple[T, ...]:
    if not 0 <= index <= len(things):
        raise IndexError(index)
    return (*things[:index], thing, *things[index:])


def _replaced(things: tuple[T, ...], index: int, thing: T) -> tuple[T, ...]:
    return (*things[:index], thing, *things[index + 1 :])


def _with_statements(
    actors: tuple[Actor, ...], number: int, statements: tuple[Statement, ...]
) -> tuple[Actor, ...]:
    actor = msgspec.structs.replace(actors[number], statements=statements)
    return _replaced(actors, number, actor)


S = TypeVar("S", Actor, Statement)


def _set(thing: S, values: Mapping[str, Value | None]) -> S:
    struct = type(thing)
    known = keys(struct)
    for name, value in values.items():
        key = known.get(name)
        if key is None or key.struct is not None:
            raise ValueError(f"{name} is no key of this {NOUNS[struct]} that can be set")
        if key.is_required and not value:
            raise ValueError(f"{name} cannot be taken out")
        if value and isinstance(value, tuple) != key.is_list:
            raise ValueError(f"{name} is {'a list of texts' if key.is_list else 'one text'}")
    wanted = {name: value or default(struct, name) for name, value in values.items()}
    return msgspec.structs.replace(thing, **wanted)
