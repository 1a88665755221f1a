"""The sides that an article puts its actors on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from perspectives.drafting.drafts import DraftStatement


class Affiliation(msgspec.Struct, frozen=True):
    """The side of an actor."""

    side: str
    """A country, a party, an institution, a company: the name of the perspective to be."""
    reason: str
    """What in the text says so, in one line."""


def affiliations(text: str, statements: Sequence[DraftStatement]) -> Mapping[str, Affiliation]:
    """Return the sides of the actors of a draft, by actor; whoever has none stands as himself."""
    return {}
