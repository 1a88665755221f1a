"""The format of a perspective file, taken from the types of the model: a field there is a key."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from perspectives.model import Actor, Perspective, Statement

NOUNS: dict[type[msgspec.Struct], str] = {
    Perspective: "perspective",
    Actor: "actor",
    Statement: "statement",
}
_REQUIRED_ANYWAY = frozenset({"actors"})
"""Required in a file, though a perspective can be made without."""
MEANINGS: dict[type[msgspec.Struct], dict[str, str]] = {
    Perspective: {
        "perspective": "the side's name",
        "color": "chosen for you where it is left out",
        "actors": "a list of actors",
    },
    Actor: {
        "name": "as a reader should see it",
        "aliases": "a list of other names and spellings",
        "role": "office or part in the story",
        "statements": "a list of statements",
    },
    Statement: {
        "quote": "what was said, in the words of the article",
        "id": "needed only where another statement's `answers` names it; no two alike in a story",
        "kind": "in the speaker's own words, in the article's, or partly both;"
        " `direct` where it is left out",
        "date": "when it was said: a year, a month, a day, or a day with its time (ISO 8601)",
        "topic": "free words; statements of one topic are grouped",
        "stance": "towards the topic",
        "answers": "a list of the ids of statements that it answers, whether or not they share"
        " words",
        "article": "the id of an article; only where the story has several",
        "prefix": "words just before the quote, where the article has the same words twice",
        "suffix": "words just after the quote, where the article has the same words twice",
        "note": "free text for the reader",
    },
}
"""What stands under each key: a phrase in Markdown, without a full stop.

Editors show it beside the keys (`jsonschema`), and docs/format.md has it in its table, which
`make docs` makes. That a key is required, and which words it may be, is the model's to say.
"""


class Key(msgspec.Struct, frozen=True):
    """What may stand under a key: a text, one of some words, or a list of texts or structs."""

    name: str
    is_required: bool
    choices: tuple[str, ...]
    is_list: bool
    struct: type[msgspec.Struct] | None
    """What a list's items are where they are not texts."""


@cache
def keys(struct: type[msgspec.Struct]) -> dict[str, Key]:
    """Return the keys of a struct of the model, by name."""
    return {field.name: _key(field) for field in msgspec.structs.fields(struct)}


def owner(name: str) -> str | None:
    """Return what a key belongs to, as a noun, or None where nothing has it."""
    return next((noun for struct, noun in NOUNS.items() if name in keys(struct)), None)


def _key(field: msgspec.structs.FieldInfo) -> Key:
    type_: Any = field.type
    if get_origin(type_) in (Union, types.UnionType):
        type_ = next(one for one in get_args(type_) if one is not types.NoneType)
    origin, arguments = get_origin(type_), get_args(type_)
    is_list = origin is tuple
    item = arguments[0] if is_list else None
    return Key(
        name=field.name,
        is_required=field.required or field.name in _REQUIRED_ANYWAY,
        choices=arguments if origin is Literal else (),
        is_list=is_list,
        struct=item if item in NOUNS else None,
    )
