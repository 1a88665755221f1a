"""What a person does to what is proposed: accepted, it is filed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from perspectives.editing.answering import answer_keys
from perspectives.editing.destinations import Home, home_of
from perspectives.editing.filing import Filing, file_statements
from perspectives.editing.rewriting.changes import Value
from perspectives.errors import SidelongError
from perspectives.saving.save import Edit
from perspectives.story.entries import Entry
from perspectives.story.story import Story


def accept(story: Story, proposals: Iterable[Entry], *, answers: bool = False) -> Edit:
    """File proposed statements, each where it is proposed; with the `answers` among them as well.

    Raises what `file_statements` does, and `SidelongError` where others have filed all of them.
    """
    wanted = list(proposals)
    left = filings(story, wanted, keys=answer_keys(story, wanted) if answers else {})
    if wanted and not left:
        raise SidelongError("Another reader has filed this already; nothing was changed")
    return file_statements(story, left)


def filings(
    story: Story,
    proposals: Iterable[Entry],
    *,
    home: Home | None = None,
    values: Mapping[str, Value | None] | None = None,
    keys: Mapping[str, Mapping[str, Value]] = MappingProxyType({}),
) -> list[Filing]:
    """Return how proposed statements are filed: where they are proposed, or all in one `home`.

    `values` are keys of the statements to be set besides, `keys` those of each, by its id. What
    somebody else has filed in between is left out.
    """
    taken = {(entry.article, tuple(entry.passage.spans)) for entry in story.filed}
    return [
        Filing(
            msgspec.structs.replace(entry.statement, **(values or {}), **keys.get(entry.id, {})),
            home or home_of(story, entry.perspective_id, entry.place[0]),
            entry.article,
            tuple(entry.passage.spans),
        )
        for entry in proposals
        if (entry.article, tuple(entry.passage.spans)) not in taken
    ]
