"""Two statements that are tied."""

from __future__ import annotations

import msgspec

from perspectives.model import RelationKind
from perspectives.story.entries import Entry, Tie


class Pair(msgspec.Struct, frozen=True):
    """Two statements that are tied."""

    one: Entry
    other: Entry
    tie: Tie
    """What ties the first to the other, or the other to the first where only that lists it."""

    @property
    def kind(self) -> RelationKind:
        """What ties them."""
        return self.tie.kind

    @property
    def is_proposed(self) -> bool:
        """Whether the answer is only proposed, or one of the statements is."""
        return any(one.draft is not None for one in (self.tie, self.one, self.other))
