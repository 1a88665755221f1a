"""What is proposed in a story, as perspective files or as JSON, before anybody has accepted it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from perspectives.editing.answering import answer_keys
from perspectives.editing.rewriting.changes import Value
from perspectives.editing.rewriting.newfile import new_file
from perspectives.model import Perspective, Statement
from perspectives.story.entries import Entry, Side
from perspectives.story.proposals import NOBODY
from perspectives.story.story import Story
from perspectives.text.asjson import as_json


def as_files(story: Story) -> str:
    """Return the perspective files that would hold what is proposed, parted by lines of hyphens.

    What nobody can be named for is left out. Raises `ValueError` where no file can say it.
    """
    keys = answer_keys(story, _written(story))
    perspectives = filter(None, (_perspective(side, keys) for side in story.perspectives))
    return "---\n".join(new_file(perspective) for perspective in perspectives)


def as_data(story: Story) -> str:
    """Return every proposed statement as JSON, in article order, with what speaks for it."""
    sides = {side.id: side for side in story.perspectives}
    return as_json([_proposal(entry, sides[entry.perspective_id]) for entry in story.proposed])


WRITERS: dict[str, Callable[[Story], str]] = {"yaml": as_files, "json": as_data}
"""For each format, what writes what is proposed in it."""


def _written(story: Story) -> list[Entry]:
    """Return the proposed statements that somebody can be named for."""
    return [entry for entry in story.proposed if entry.actor.name != NOBODY]


def _perspective(side: Side, keys: Mapping[str, Mapping[str, Value]]) -> Perspective | None:
    actors = [
        msgspec.structs.replace(actor, statements=_proposed(entries, keys))
        for actor, entries in side.actors
        if _proposed(entries, keys) and actor.name != NOBODY
    ]
    if not actors:
        return None
    return Perspective(perspective=side.name, color=side.color, actors=tuple(actors))


def _proposed(
    entries: Iterable[Entry], keys: Mapping[str, Mapping[str, Value]]
) -> tuple[Statement, ...]:
    return tuple(
        msgspec.structs.replace(entry.statement, **keys.get(entry.id, {}))
        for entry in entries
        if entry.draft is not None
    )


def _proposal(entry: Entry, side: Side) -> dict[str, object]:
    draft = entry.draft
    return {
        "id": entry.id,
        "article": entry.article,
        **(msgspec.structs.asdict(draft) if draft else {}),
        "perspective": side.name,
        "together": side.reason,
        "answers": [
            {"id": tie.id, **msgspec.structs.asdict(tie.draft)}
            for tie in entry.related
            if tie.draft and tie.answers
        ],
    }
