"""What is proposed in a story, as perspective files or as JSON, before anybody has accepted it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

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
    perspectives = filter(None, map(_perspective, story.perspectives))
    return "---\n".join(new_file(perspective) for perspective in perspectives)


def as_data(story: Story) -> str:
    """Return every proposed statement as JSON, in article order, with what speaks for it."""
    sides = {side.id: side for side in story.perspectives}
    return as_json([_proposal(entry, sides[entry.perspective_id]) for entry in story.proposed])


WRITERS: dict[str, Callable[[Story], str]] = {"yaml": as_files, "json": as_data}
"""For each format, what writes what is proposed in it."""


def _perspective(side: Side) -> Perspective | None:
    actors = [
        msgspec.structs.replace(actor, statements=_proposed(entries))
        for actor, entries in side.actors
        if _proposed(entries) and actor.name != NOBODY
    ]
    if not actors:
        return None
    return Perspective(perspective=side.name, color=side.color, actors=tuple(actors))


def _proposed(entries: Iterable[Entry]) -> tuple[Statement, ...]:
    return tuple(entry.statement for entry in entries if entry.draft is not None)


def _proposal(entry: Entry, side: Side) -> dict[str, object]:
    draft = entry.draft
    return {
        "article": entry.article,
        **(msgspec.structs.asdict(draft) if draft else {}),
        "perspective": side.name,
        "together": side.reason,
    }
