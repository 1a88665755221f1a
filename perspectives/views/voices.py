"""Whose words are looked at: a perspective's, an actor's, those in an article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.story.story import Entry, Story


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever or whatever statements are of. Of what is not None, all must be so."""

    side: str | None = None
    """The id of a perspective."""
    actor: str | None = None
    """The name of one of its actors."""
    article: str | None = None
    """The id of an article."""

    @property
    def id(self) -> str:
        """A name that no other voice of a story has."""
        return "\n".join(part or "" for part in (self.side, self.actor, self.article))

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


NO_VOICE = Voice(side="")
"""Who says nothing."""


def voices(story: Story) -> dict[Voice, int]:
    """Return whose words there are in a story, and how many statements.

    These are perspectives, then articles, then actors, and those who speak in several articles in
    each of them; but no article that has all there is.
    """
    said = story.statements
    found = [entry for entry in said if entry.article is not None]
    sides, articles = Counter(map(_side, said)), Counter(map(_article, found))
    actors, parts = Counter(map(_actor, said)), Counter(map(_part, found))
    whole = {_part(entry): actors[_actor(entry)] for entry in found}
    return {
        **sides,
        **{one: count for one, count in articles.items() if count < len(said)},
        **actors,
        **{one: count for one, count in parts.items() if count < whole[one]},
    }


def first_two(story: Story, current: Entry | None) -> tuple[Voice, Voice]:
    """Return the side of the current statement, and another one: that of what is best tied to it.

    Where nothing of another side is tied to it, that is the one to which most ties of its side
    lead, and where there are none, the next one. Where there is one side only, two of its actors
    are returned, or what one actor says in two articles.
    """
    here = current or next(iter(story.statements), None)
    if here is None:
        return NO_VOICE, NO_VOICE
    for voice_of in (_side, _actor, _part):
        mine = voice_of(here)
        said = mine.entries(story)
        ties = Counter(voice_of(one) for entry in said for one in _tied(story, entry))
        tied = [voice_of(one) for one in _tied(story, here)]
        often = [voice for voice, _count in ties.most_common()]
        for other in (*tied, *often, *map(voice_of, story.statements)):
            if other != mine:
                return mine, other
    return _side(here), NO_VOICE


def _tied(story: Story, entry: Entry) -> Iterator[Entry]:
    """Yield what is tied to a statement, the best first."""
    for tie in entry.related:
        if (one := story.statement(tie.id)) is not None:
            yield one


def _side(entry: Entry) -> Voice:
    return Voice(side=entry.perspective_id)


def _article(entry: Entry) -> Voice:
    return Voice(article=entry.article)


def _actor(entry: Entry) -> Voice:
    return Voice(side=entry.perspective_id, actor=entry.actor.name)


def _part(entry: Entry) -> Voice:
    """Return what an actor says in an article."""
    return Voice(side=entry.perspective_id, actor=entry.actor.name, article=entry.article)


def voice_of(entry: Entry, *, by_actor: bool) -> Voice:
    """Return who says a statement: its actor, or else its perspective."""
    return _actor(entry) if by_actor else _side(entry)


def voices_of(story: Story, *, by_actor: bool) -> list[Voice]:
    """Return who says anything in a story, in its order: its actors, or else its perspectives."""
    said = {voice_of(entry, by_actor=by_actor) for entry in story.statements}
    every = (
        Voice(side=side.id, actor=actor.name if by_actor else None)
        for side in story.perspectives
        for actor, _entries in side.actors
    )
    return [voice for voice in dict.fromkeys(every) if voice in said]
