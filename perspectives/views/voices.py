"""Whose words are looked at: a perspective's, an actor's, those in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from perspectives.story.story import Entry, Story


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever or whatever statements are of. Of what is not None, all must be so."""

    side: str | None = None
    """The id of a perspective."""
    actor: str | None = None
    """The name of one of its actors."""
    article: str | None = None
    """The id of an article."""

    def has(self, entry: Entry) -> bool:
        """Return whether a statement is of this voice."""
        return (
            self.side in (None, entry.perspective_id)
            and self.actor in (None, entry.actor.name)
            and self.article in (None, entry.article)
        )

    def entries(self, story: Story) -> tuple[Entry, ...]:
        """Return its statements, in article order."""
        return tuple(entry for entry in story.statements if self.has(entry))


def first_two(story: Story, current: Entry | None) -> tuple[Voice, Voice]:
    """Return the side of the current statement, and that of what is most related to it.

    Where nothing is related to it, the other is a side that is not its own.
    """
    sides = [side.id for side in story.perspectives]
    related = [story.statement(tie.id) for tie in current.related] if current else []
    wanted = [entry.perspective_id for entry in (current, *related) if entry] + sides
    one, other, *_ = [*dict.fromkeys(wanted), "", ""]
    return Voice(side=one), Voice(side=other)
