"""The words of a story that someone who writes into its files may want to use again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from perspectives.story.story import Story


class Named(msgspec.Struct, frozen=True):
    """A statement that has an id, and what it is known by."""

    id: str
    who: str
    words: str


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """What a story's files and articles name, each name once, the likeliest first."""

    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """Their ids."""
    statements: tuple[Named, ...] = ()


def vocabulary_of(story: Story) -> Vocabulary:
    """Return what a story names: topics and actors by how often they occur."""
    topics = Counter(one.statement.topic for one in story.statements if one.statement.topic)
    actors = Counter(one.actor.name for one in story.statements)
    # An actor whose statements are still to be written is there as well.
    actors.update(actor.name for side in story.perspectives for actor, _ in side.actors)
    return Vocabulary(
        topics=tuple(topic for topic, _ in topics.most_common()),
        actors=tuple(name for name, _ in actors.most_common()),
        articles=tuple(article.id for article in story.articles),
        statements=tuple(
            Named(one.statement.id, one.actor.name, one.statement.quote)
            for one in story.statements
            if one.statement.id
        ),
    )
