"""A thread as a tree of lines: what stands before each of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perspectives.story.threads import Turn

_MOST_DEPTH = 8
"""How many steps a row is indented at most: deeper ones would leave no room for words."""


def branches(turns: Sequence[Turn]) -> Iterator[tuple[str, str]]:
    """Yield what stands before the first line of each row of a thread, and before the others.

    The branch to an answer that is only proposed is dashed.
    """
    last = _last_children(turns)
    below: list[str] = []
    for number, turn in enumerate(turns):
        before = "" if turn.parent is None else below[turn.parent]
        is_last, is_proposed = last[number], turn.tie is not None and turn.tie.draft is not None
        lead, rest = "", ""
        if 0 < turn.depth <= _MOST_DEPTH:
            lead = ("└" if is_last else "├") + ("╌ " if is_proposed else "─ ")
            rest = "   " if is_last else "│  "
        elif turn.depth:
            lead = "╌ " if is_proposed else "─ "
        below.append(before + rest)
        yield before + lead, before + rest


def _last_children(turns: Sequence[Turn]) -> list[bool]:
    """Return for each row whether no other answer to the same statement follows."""
    seen: set[int | None] = set()
    last = []
    for turn in reversed(turns):
        last.append(turn.parent not in seen)
        seen.add(turn.parent)
    return last[::-1]
