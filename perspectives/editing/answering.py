"""Who answers whom, as keys of the files: the id of one statement, in the `answers` of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from perspectives.editing.changeset import Desk
from perspectives.editing.rewriting.changes import SetKeys, Value
from perspectives.errors import SidelongError
from perspectives.relating.words import words
from perspectives.saving.save import Edit
from perspectives.story.entries import Entry
from perspectives.story.story import Story
from perspectives.text.slugs import slug, untaken


def answer(story: Story, entry: Entry, other: Entry) -> Edit:
    """Say that a statement answers another one, which gets an id where it has none.

    Where it does so already, it does not any more. Raises `EditError` as all edits do.
    """
    if _answers(entry, other):
        kept = tuple(one for one in entry.statement.answers if one != other.statement.id)
        desk = Desk(story)
        _set(desk, entry, {"answers": kept})
        return desk.edit(f"answers of a statement of {entry.actor.name}")
    return tie(story, entry, other)


def tie(story: Story, entry: Entry, other: Entry) -> Edit:
    """Say that a statement answers another one, which gets an id where it has none.

    Raises `SidelongError` where it does so already, and `EditError` as all edits do.
    """
    if _answers(entry, other):
        raise SidelongError("Another reader has filed this already; nothing was changed")
    desk = Desk(story)
    id = other.statement.id
    if id is None:
        id = _new_id(other, {one.statement.id for one in story.statements})
        _set(desk, other, {"id": id})
    _set(desk, entry, {"answers": (*entry.statement.answers, id)})
    return desk.edit(f"answers of a statement of {entry.actor.name}")


def answer_keys(story: Story, entries: Iterable[Entry]) -> dict[str, dict[str, Value]]:
    """Return the keys that statements need to say which of them answer which, by their ids.

    They are those that the story proposes; of a statement that needs none, there is nothing.
    """
    among = {entry.id: entry for entry in entries}
    taken: set[str | None] = {one.statement.id for one in story.statements}
    names: dict[str, str] = {}
    keys: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    for entry in among.values():
        proposed = [tie.id for tie in entry.related if tie.draft and tie.answers]
        answered = [among[id] for id in proposed if id in among]
        for other in answered:
            if other.id not in names:
                names[other.id] = other.statement.id or _new_id(other, taken)
                taken.add(names[other.id])
                keys[other.id]["id"] = names[other.id]
        if answered:
            keys[entry.id]["answers"] = tuple(names[other.id] for other in answered)
    return keys


def _answers(entry: Entry, other: Entry) -> bool:
    return other.statement.id is not None and other.statement.id in entry.statement.answers


def _set(desk: Desk, entry: Entry, values: Mapping[str, Value | None]) -> None:
    desk.change(desk.file_of(entry.perspective_id).path, SetKeys(entry.place, values))


def _new_id(entry: Entry, taken: Container[str | None]) -> str:
    """Return an id that names a statement by its actor's last name and a telling word or two."""
    name = entry.actor.name.split()[-1] if entry.actor.name.split() else ""
    [said] = words([entry.statement.quote])
    quote = entry.statement.quote
    telling = [quote[word.start : word.end] for word in said if word.telling][:2]
    return untaken(slug(" ".join([name, *telling])) or "statement", taken)
