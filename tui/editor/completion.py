"""What someone who types into a perspective file may mean, the likeliest first."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from perspectives.format.keys import keys
from perspectives.text.completing import Completion, ranked
from tui.editor.context import KeyPlace, ValuePlace, place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.format.keys import Key
    from perspectives.model import Span
    from tui.editor.vocabulary import Vocabulary

_PLAIN = re.compile(r"[^\W_](?:[^\n\r:#?\[\]{},\"'\\]*[^\s:#?\[\]{},\"'\\])?")


class Sort(Enum):
    """How sure it is that someone wants one of the completions."""

    KEY = auto()
    """A key; where nothing is typed yet, nobody may want one."""
    CHOICE = auto()
    """One of these, and nothing else is valid."""
    FREE = auto()
    """One of these, or words that nobody has used yet."""


class Offer(NamedTuple):
    """Completions, and which characters of the text they take the place of."""

    span: Span
    completions: tuple[Completion, ...]
    sort: Sort


NOTHING = Offer((0, 0), (), Sort.FREE)


def completions(text: str, offset: int, vocabulary: Vocabulary) -> Offer:
    """Return what may be meant at an offset of a text, the likeliest first."""
    place = place_at(text, offset)
    if place is None:
        return NOTHING
    typed = text[slice(*place.span)]
    if isinstance(place, KeyPlace):
        sort = Sort.CHOICE if place.is_new_item else Sort.KEY
        return Offer(place.span, ranked(typed, list(_keys(place))), sort)
    typed = typed.strip("\"'")
    found = ranked(typed, list(_values(place, vocabulary)))
    if any(one.label == typed for one in found):
        return NOTHING  # It is typed already.
    sort = Sort.FREE if place.key.name in ("topic", "name", "aliases") else Sort.CHOICE
    return Offer(place.span, found, sort)


def _keys(place: KeyPlace) -> Iterator[Completion]:
    indent = " " * place.column
    for key in keys(place.struct).values():
        if key.name in place.taken or (place.needs_dash and not key.is_required):
            continue
        dash = "- " if place.needs_dash else ""
        label = dash + key.name
        if key.struct is not None:
            first = next(iter(keys(key.struct)))
            detail = f"a list of {key.name}"
            yield Completion(label, f"{label}:\n{indent}{' ' * len(dash)}  - {first}: ", detail)
        elif key.is_list:
            yield Completion(label, f"{label}: [", "a list", "]")
        else:
            yield Completion(label, f"{label}: ", " ".join(key.choices))


def _values(place: ValuePlace, vocabulary: Vocabulary) -> Iterator[Completion]:
    in_brackets = place.key.is_list and not place.is_item
    for label, detail in _words(place.key, vocabulary):
        value = scalar(label)
        if in_brackets and not place.is_in_brackets:
            value = f"[{value}]"
        yield Completion(label, value, detail)


def _words(key: Key, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the words that may be a key's value, and what each is known by."""
    if key.name == "answers":
        yield from ((one.id, f"{one.who}: {one.words}") for one in vocabulary.statements)
        return
    words = {
        "topic": vocabulary.topics,
        "name": vocabulary.actors,
        "aliases": vocabulary.actors,
        "article": vocabulary.articles,
    }.get(key.name, key.choices)
    yield from ((word, "") for word in words)


def scalar(text: str) -> str:
    """Return a text as a value is written, also one in brackets: in quotes where it needs them."""
    if text.isprintable() and _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_escape(char) for char in escaped) + '"'


def _escape(char: str) -> str:
    return char if char.isprintable() else char.encode("unicode_escape").decode()
