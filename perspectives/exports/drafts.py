"""What is proposed in a story, as perspective files or as JSON, before anybody has accepted it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from perspectives.editing.answering import answer_keys
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
    named = [entry for entry in story.proposed if entry.actor.name != NOBODY]
    keys = answer_keys(story, named)
    written = {
        entry.id: msgspec.structs.replace(entry.statement, **keys.get(entry.id, {}))
        for entry in named
    }
    perspectives = filter(None, (_perspective(side, written) for side in story.perspectives))
    return "---\n".join(new_file(perspective) for perspective in perspectives)


def as_data(story: Story) -> str:
    """Return every proposed statement as JSON, in article order, with what speaks for it."""
    sides = {side.id: side for side in story.perspectives}
    return as_json([_proposal(entry, sides[entry.perspective_id]) for entry in story.proposed])


WRITERS: dict[str, Callable[[Story], str]] = {"yaml": as_files, "json": as_data}
"""For each format, what writes what is proposed in it."""


def _perspective(side: Side, written: Mapping[str, Statement]) -> Perspective | None:
    """Return a perspective with what is written of it, by the ids of entries; None without any."""
    actors = tuple(
        msgspec.structs.replace(actor, statements=statements)
        for actor, entries in side.actors
        if (statements := tuple(written[one.id] for one in entries if one.id in written))
    )
    return Perspective(perspective=side.name, color=side.color, actors=actors) if actors else None


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
