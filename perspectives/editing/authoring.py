"""What a person does to the statements of a story, worked out as edits of its files.

Nothing is written here: an `Edit` says what is to become of which file, and `saving` or the
`journal` carries it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from perspectives.editing.changeset import Desk
from perspectives.editing.destinations import Home, NewPerspective
from perspectives.editing.filing import Filing, file_all, name_of
from perspectives.editing.reviewing import filings
from perspectives.editing.rewriting.changes import DeleteStatement, SetKeys, Value
from perspectives.saving.save import Edit
from perspectives.story.entries import Entry
from perspectives.story.story import Story


def set_keys(story: Story, entries: Sequence[Entry], values: Mapping[str, Value | None]) -> Edit:
    """Give keys of statements new values; None or an empty value takes a key out.

    One that is only proposed is filed with them.

    This and all the other functions raise `EditError` where a file cannot be changed without harm.
    """
    desk = Desk(story)
    filed, proposed = _parted(entries)
    for entry in filed:
        _change(desk, entry, SetKeys(entry.place, values))
    told = file_all(desk, filings(story, proposed, values=values))
    whose = _whose(entries)
    return desk.edit(f"{' and '.join(values)} of {whose}" if filed else told)


def delete(story: Story, entry: Entry) -> Edit:
    """Take a statement out."""
    desk = Desk(story)
    _change(desk, entry, DeleteStatement(entry.place))
    return desk.edit(f"{_whose([entry])}, deleted")


def move(story: Story, entries: Sequence[Entry], home: Home) -> Edit:
    """File statements under another actor, all of their keys unchanged, proposed ones too."""
    desk = Desk(story)
    filed, proposed = _parted(entries)
    taker = None if isinstance(home, NewPerspective) else home.perspective_id
    # The taker first: whatever happens between two files, a statement is in one of them. Only may
    # an id not stand in a file twice, not even for a moment.
    within = [entry for entry in filed if entry.perspective_id == taker]
    _take_out(desk, within)
    moved = [Filing(one.statement, home, spans=tuple(one.passage.spans)) for one in filed]
    told = file_all(desk, [*moved, *filings(story, proposed, home=home)], taken=within)
    _take_out(desk, [entry for entry in filed if entry not in within])
    return desk.edit(f"{_whose(entries)}, moved to {name_of(story, home)}" if filed else told)


def _take_out(desk: Desk, entries: Iterable[Entry]) -> None:
    for entry in sorted(entries, key=lambda entry: entry.place, reverse=True):
        _change(desk, entry, DeleteStatement(entry.place))


def _change(desk: Desk, entry: Entry, change: DeleteStatement | SetKeys) -> None:
    desk.change(desk.file_of(entry.perspective_id).path, change)


def _parted(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return those that are filed, and those that are proposed."""
    entries = list(entries)
    return (
        [entry for entry in entries if entry.draft is None],
        [entry for entry in entries if entry.draft is not None],
    )


def _whose(entries: Sequence[Entry]) -> str:
    if len(entries) == 1:
        return f"a statement of {entries[0].actor.name}"
    return f"{len(entries)} statements"
