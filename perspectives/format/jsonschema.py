"""The format of a perspective file as a JSON Schema, for editors that complete and check YAML.

Draft 7, because every release of yaml-language-server knows it (VS Code's YAML extension, Neovim
and Helix all run that server), and the format needs nothing newer. The server reads YAML 1.2, to
which `2022` is a number, `true` a boolean and an empty value null, where Sidelong reads text and
"left out"; so the schema allows each of them where `check` says nothing.

The shapes are chosen for what that server does with them. A type that may be null or a boolean is
what it completes with `null` and `true`; the negation of all other types allows the same and
completes nothing. `patternErrorMessage` is its own keyword, which other validators pass over.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from perspectives.format.conversion import MAX_TEXT
from perspectives.format.dates import DATE_PATTERN
from perspectives.format.keys import MEANINGS, NOUNS, Key, keys
from perspectives.model import Perspective

Schema: TypeAlias = dict[str, Any]

_HOLDS_A_WORD = (
    r"[^\s!-/:-@\[-`{-~\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf"
    r"\u2000-\u206f\u2e00-\u2e2e\u3000-\u3003\u3008-\u3020\ufe0f\ufeff]"
)
"""Something that is neither white space nor punctuation. Not `\\w`, which is ASCII to ECMA-262, nor
`\\p`, which Python has not."""
_FOUR_DIGITS: Schema = {"type": "integer", "minimum": 1000, "maximum": 9999}
"""A year, as YAML 1.2 reads it."""


def json_schema() -> str:
    """Return the schema of a perspective file, in JSON."""
    schema: Schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": NOUNS[Perspective],
        **_mapping(Perspective),
        "definitions": {
            noun: _mapping(struct) for struct, noun in NOUNS.items() if struct is not Perspective
        },
    }
    return msgspec.json.format(msgspec.json.encode(schema)).decode() + "\n"


def _mapping(struct: type[msgspec.Struct]) -> Schema:
    its_keys = keys(struct)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, key in its_keys.items() if key.is_required],
        "properties": {
            name: {"description": MEANINGS[struct][name], **_value(key)}
            for name, key in its_keys.items()
        },
    }


def _value(key: Key) -> Schema:
    if key.is_list:
        return _list(key)
    if key.choices:
        return {"anyOf": [{"enum": key.choices}, _no("string", "number", "boolean")]}
    if key.name == "date":
        way_out = "a date is 2022, 2022-01, 2022-01-07 or 2022-01-07T12:30"
        text = {"pattern": DATE_PATTERN, "patternErrorMessage": way_out}
        other = [_FOUR_DIGITS, _no("string", "number", "boolean")]
        return {"anyOf": [{"type": "string", **text}, *other]}
    if key.is_required:
        message = f"{key.name} holds no word"
        return _text(pattern=_HOLDS_A_WORD, patternErrorMessage=message)
    return _text(or_nothing=True)


def _list(key: Key) -> Schema:
    items = {"$ref": f"#/definitions/{NOUNS[key.struct]}"} if key.struct else _text(minLength=1)
    if key.is_required:
        return {"type": "array", "items": items}
    # The items stand outside, where the server sees that a dash follows the key.
    return {"items": items, "anyOf": [{"type": "array"}, _no("string", "number", "boolean")]}


def _text(*, or_nothing: bool = False, **limits: object) -> Schema:
    """Return what allows a text that keeps the limits, and a number or a boolean."""
    text = {"type": "string", "maxLength": MAX_TEXT, **limits}
    return {"anyOf": [text, _no("string") if or_nothing else _no("string", "null")]}


def _no(*types: str) -> Schema:
    """Return what allows neither a list nor a mapping, nor any of these types."""
    return {"not": {"type": [*types, "array", "object"]}}
