"""Threads: who answers whom in a story, as trees to be walked or drawn.

A tree is told in rows, as it is read: a statement, and below it, one step deeper, what answers it.
So it is flat, however long a quarrel is. A statement that answers several stands below each of
them, and only the first time with its own answers below it; that also ends every circle.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from perspectives.story.entries import Entry, Tie
from perspectives.story.story import Story


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a thread."""

    entry: Entry
    depth: int
    """How many answers lie between it and the root; 0 is a root."""
    parent: int | None
    """The row, from 0, of the statement that it answers here; None for a root."""
    tie: Tie | None
    """What ties it to that one; None for a root. It may be only proposed: `tie.draft`."""
    is_again: bool = False
    """Whether it stands in a row above as well, and its answers there."""


def thread(story: Story, entry: Entry) -> tuple[Turn, ...]:
    """Return what a statement answers, up to the roots, and below these all that answers them.

    Roots come in the order of the story, and so do answers to the same statement. It is but one row
    where the statement neither answers nor is answered. Time grows with the story.
    """
    above = {entry.id}
    waiting = [entry]
    while waiting:
        for tie in waiting.pop().related:
            other = story.statement(tie.id) if tie.answers and tie.id not in above else None
            if other is not None:
                above.add(other.id)
                waiting.append(other)
    return _rows(story, [one for one in story.statements if one.id in above])


def _rows(story: Story, entries: Sequence[Entry]) -> tuple[Turn, ...]:
    """Return the roots among statements, each with all that answers it.

    Where these are in a circle without a root, its first one is taken for one.
    """
    place = {entry.id: number for number, entry in enumerate(story.statements)}
    roots = [one for one in entries if not any(tie.answers for tie in one.related)]
    rows: list[Turn] = []
    shown: set[str] = set()
    for root in (*roots, *entries):
        waiting = [] if root.id in shown else [Turn(entry=root, depth=0, parent=None, tie=None)]
        while waiting:
            turn = waiting.pop()
            is_again = turn.entry.id in shown
            rows.append(msgspec.structs.replace(turn, is_again=is_again))
            if is_again:
                continue
            shown.add(turn.entry.id)
            answers = [tie for tie in turn.entry.related if tie.answered and tie.id in place]
            waiting += (
                Turn(
                    entry=story.statements[place[tie.id]],
                    depth=turn.depth + 1,
                    parent=len(rows) - 1,
                    tie=tie,
                )
                for tie in sorted(answers, key=lambda tie: -place[tie.id])
            )
    return tuple(rows)
