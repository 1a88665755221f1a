"""What two snapshots of a story have to do with each other: what went on, what came, what went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from perspectives.messages import counted

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.story.entries import Entry
    from perspectives.story.story import Story

_SAME_STATEMENT = 50.0
"""0 to 100: how alike the words have to be, letter by letter, of a statement that was reworded."""

_Where: TypeAlias = tuple[str, str]
"""A perspective's id and an actor's name."""


def continued(old: Story, new: Story) -> dict[str, str]:
    """Return for the ids of the statements of `old` what they are called in `new`.

    A statement whose words were changed goes on in the one of the same actor that reads most like
    it. One that is gone is not among them.
    """
    going_on = {entry.id: entry.id for entry in old.statements if new.statement(entry.id)}
    waiting: defaultdict[_Where, list[Entry]] = defaultdict(list)
    for entry in new.statements:
        if entry.id not in going_on:
            waiting[_where(entry)].append(entry)
    for entry in old.statements:
        if entry.id not in going_on and (heir := _most_alike(entry, waiting[_where(entry)])):
            waiting[_where(entry)].remove(heir)
            going_on[entry.id] = heir.id
    return going_on


def _where(entry: Entry) -> _Where:
    return entry.perspective_id, entry.actor.name


def _most_alike(entry: Entry, others: list[Entry]) -> Entry | None:
    if not others:
        return None
    # Not at the top: most loads find the same statements as before.
    from rapidfuzz import fuzz, process

    quotes = [other.statement.quote for other in others]
    quote = entry.statement.quote
    found = process.extractOne(quote, quotes, scorer=fuzz.ratio, score_cutoff=_SAME_STATEMENT)
    return others[found[2]] if found else None


def news(old: Story, new: Story) -> Iterator[tuple[Path, str]]:
    """Yield the perspective files in which something changed, and in a few words what.

    What no reader sees, such as a comment, is no news.
    """
    before = {side.id: side for side in old.perspectives if side.reason is None}
    counts = _counts(old, new)
    filed = [side for side in new.perspectives if side.reason is None]
    for side in filed:
        if side.id not in before:
            said = sum(entry.draft is None for _actor, entries in side.actors for entry in entries)
            yield side.path, f"{side.path.name}: new, {counted(said, 'statement')}"
        elif changes := counts[side.id]:
            (what, number), *others = changes.items()
            told = [f"{counted(number, 'statement')} {what}", *(f"{n} {w}" for w, n in others)]
            yield side.path, f"{side.path.name}: {', '.join(told)}"
        elif _outline(old, side.id) != _outline(new, side.id):
            yield side.path, f"{side.path.name}: changed"
    for id in before.keys() - {side.id for side in filed}:
        yield before[id].path, f"{before[id].path.name} is gone"


def _counts(old: Story, new: Story) -> defaultdict[str, Counter[str]]:
    """Return for each perspective how many of its statements were added, changed and removed."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    going_on = continued(old, new)
    heirs = set(going_on.values())
    for entry in new.filed:
        if entry.id not in heirs:
            counts[entry.perspective_id]["added"] += 1
    for entry in old.filed:
        heir = new.statement(going_on.get(entry.id, ""))
        if heir is None:
            counts[entry.perspective_id]["removed"] += 1
        elif heir.perspective_id != entry.perspective_id:
            counts[entry.perspective_id]["removed"] += 1
            counts[heir.perspective_id]["added"] += 1
        elif (heir.statement, heir.actor.name) != (entry.statement, entry.actor.name):
            counts[entry.perspective_id]["changed"] += 1
    return counts


def _outline(story: Story, id: str) -> Iterable[object]:
    """Return what a reader sees of a perspective besides its statements."""
    side = story.perspective(id)
    if side is None:
        return ()
    actors = side.perspective.actors
    return side.name, side.color, [(one.name, one.aliases, one.role) for one in actors]
