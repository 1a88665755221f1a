"""Who speaks of what, and how: perspectives or actors by topics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import msgspec

from perspectives.model import Stance
from perspectives.relating.topics import propose_topics
from perspectives.story.entries import Entry
from perspectives.views.extents import extent
from perspectives.views.timeline import Dated
from perspectives.views.voices import Voice, voice_of, voices_of

if TYPE_CHECKING:
    from perspectives.story.story import Story


class Change(msgspec.Struct, frozen=True):
    """An actor whose stance on a topic was another one later."""

    earlier: Entry
    later: Entry


class Cell(msgspec.Struct, frozen=True):
    """What somebody says of a topic."""

    entries: tuple[Entry, ...] = ()
    """The statements that have the topic, in article order."""
    proposed: tuple[Entry, ...] = ()
    """Those that have no topic, and for which this one is proposed."""
    stances: tuple[Stance, ...] = ()
    """The stances there are among them, each once, support first; more than one is mixed."""
    changes: tuple[Change, ...] = ()
    """Those of each actor, in the order of their dates."""

    @property
    def every(self) -> tuple[Entry, ...]:
        """All statements, the proposed ones behind."""
        return (*self.entries, *self.proposed)


class Topic(msgspec.Struct, frozen=True):
    """What statements are about."""

    name: str | None
    """None where it is not known."""
    is_proposed: bool = False
    """Whether no statement has it yet."""


NO_TOPIC = Topic(None)


class TopicTable(msgspec.Struct, frozen=True):
    """Voices by topics: each statement of the story is in one cell, and in that once."""

    voices: tuple[Voice, ...]
    """Those that say something, in the order of the story."""
    topics: tuple[Topic, ...]
    """The most spoken of first, those that are proposed behind, what has none last."""
    cells: Mapping[tuple[Voice, Topic], Cell]
    """Where somebody is silent on a topic there is none."""
    reasons: Mapping[str, tuple[str, ...]]
    """For each statement for which a topic is proposed, by its id, the words that speak for it."""

    def cell(self, voice: Voice, topic: Topic) -> Cell:
        """Return what somebody says of a topic; an empty cell where that is nothing."""
        return self.cells.get((voice, topic), Cell())

    def row(self, voice: Voice) -> Iterator[Cell]:
        """Yield all that somebody says, by topic."""
        return (self.cell(voice, topic) for topic in self.topics)

    def column(self, topic: Topic) -> Iterator[Cell]:
        """Yield all that is said of a topic, by who says it."""
        return (self.cell(voice, topic) for voice in self.voices)


class Proposed(msgspec.Struct, frozen=True):
    """The topics that are proposed for statements without one."""

    topics: Mapping[str, str] = {}
    """The topic of each statement, by its id."""
    reasons: Mapping[str, tuple[str, ...]] = {}
    """The words that speak for it."""


def proposed_topics(story: Story) -> Proposed:
    """Return the topics that are proposed in a story, out of the words that statements share."""
    entries = story.statements
    found = propose_topics(
        [entry.quote for entry in entries],
        [entry.statement.topic for entry in entries],
        [article.text for article in story.articles],
    )
    return Proposed(
        {entries[index].id: topic.name for topic in found for index in topic.members},
        {entries[index].id: words for topic in found for index, words in topic.members.items()},
    )


def topic_table(
    story: Story, proposed: Proposed | None = None, *, by_actor: bool = True
) -> TopicTable:
    """Return a story's actors by topics, or its perspectives."""
    proposed = proposed or Proposed()
    topics = _topics(story.statements, proposed.topics)
    by_name = {topic.name: topic for topic in topics}
    said: defaultdict[tuple[Voice, Topic], list[Entry]] = defaultdict(list)
    for entry in story.statements:
        name = entry.statement.topic or proposed.topics.get(entry.id)
        said[voice_of(entry, by_actor=by_actor), by_name[name]].append(entry)
    return TopicTable(
        voices=tuple(voices_of(story, by_actor=by_actor)),
        topics=tuple(topics),
        cells={place: _cell(place[1], entries) for place, entries in said.items()},
        reasons=proposed.reasons,
    )


def _topics(entries: Iterable[Entry], proposed: Mapping[str, str]) -> list[Topic]:
    counts = Counter(entry.statement.topic or proposed.get(entry.id) for entry in entries)
    filed = {entry.statement.topic for entry in entries}
    named = (Topic(name, name not in filed) for name in counts if name)
    ordered = sorted(
        named, key=lambda topic: (topic.is_proposed, -counts[topic.name], topic.name or "")
    )
    return [*ordered, NO_TOPIC] if None in counts else ordered


def _cell(topic: Topic, entries: Sequence[Entry]) -> Cell:
    filed = tuple(one for one in entries if (one.statement.topic or None) == topic.name)
    stances = {entry.statement.stance for entry in filed}
    return Cell(
        entries=filed,
        proposed=tuple(one for one in entries if (one.statement.topic or None) != topic.name),
        stances=tuple(stance for stance in get_args(Stance) if stance in stances),
        changes=tuple(_changes(filed)) if topic.name else (),
    )


def _changes(entries: Iterable[Entry]) -> Iterator[Change]:
    """Yield the changes of stance among statements on one topic."""
    dated: defaultdict[Voice, list[Dated]] = defaultdict(list)
    for entry in entries:
        when = extent(entry.statement.date or "")
        if entry.statement.stance and when:
            dated[voice_of(entry, by_actor=True)].append(Dated(entry, when))
    for said in dated.values():
        said.sort(key=lambda one: one.extent)
        for earlier, later in pairwise(said):
            is_other = earlier.entry.statement.stance != later.entry.statement.stance
            if is_other and earlier.extent.end <= later.extent.start:
                yield Change(earlier.entry, later.entry)
