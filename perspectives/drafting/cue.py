"""A verb or phrase of speech, as the other modules speak of it."""

from __future__ import annotations

import msgspec

from perspectives.drafting.nounphrases import Subject


class Cue(msgspec.Struct, frozen=True):
    """A verb or phrase of speech. Numbers are those of items."""

    first: int
    """Of the whole verb, its auxiliaries included."""
    verb: int
    last: int
    """Its last word: of "went on", "on"."""
    sort: str
    """`say`, `tell`, `promise`, `judge`, `think` or `according`."""
    form: str
    """`finite`, `ing`, or `base`: an infinitive or a plural."""
    subject: Subject
    is_strict: bool = False
    """Whether it says something only before "that", a quotation or a colon, or behind it."""
    is_subordinate: bool = False
    """Whether its clause ends where the main one begins: "While he said …, she …"."""
