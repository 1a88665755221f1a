"""What a tie between two statements is called, how sure it is, and why it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model import RelationKind
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from perspectives.story.story import Entry, Tie

_MOST_SHARED = 3
"""How many of the phrases that two statements share are named as its reason: the longest."""


def arrow(tie: Tie) -> str:
    """Return what stands between a statement and the one that it is tied to.

    It is dashed where that is only proposed, as the edges of proposals are.
    """
    if tie.answers == tie.answered:
        return "⇄"
    there, back = ("⇢", "⇠") if tie.draft else ("→", "←")
    return there if tie.answers else back


def what_it_is(tie: Tie) -> str:
    """Return what a statement is to the one that it is tied to, in a few words.

    Before the other's name, the words of an answer say who answers whom.
    """
    ways = [("answers", tie.answers), ("answered by", tie.answered)]
    return " and ".join(way for way, is_so in ways if is_so) or tie.kind.value


def tied_how(tie: Tie) -> str:
    """Return what a statement is to the one that it is tied to, how sure that is, and how alike."""
    return ", ".join(part for part in (what_it_is(tie), how_sure(tie), alike(tie)) if part)


def how_sure(tie: Tie) -> str:
    """Return that an answer is only proposed, and how sure it is, 0 to 100; else nothing."""
    return f"proposed {tie.draft.confidence:.0f}" if tie.draft else ""


def why(tie: Tie, entry: Entry, other: Entry) -> str:
    """Return in one line why a statement is tied to another one."""
    if tie.draft:
        return visible_line(tie.draft.reason)
    if tie.kind is RelationKind.ANSWERS:
        one = entry if tie.answers else other
        return f"{visible_line(one.path.name)} says so"
    if tie.kind is RelationKind.VARIANT:
        return "the same words, told twice" if tie.score == 100 else "nearly the same words"
    if tie.kind is RelationKind.SIMILAR:
        return "the like, in other words"
    longest = sorted(tie.shared, key=len, reverse=True)[:_MOST_SHARED]
    quoted = [f"“{visible_line(phrase)}”" for phrase in tie.shared if phrase in longest]
    more = " …" if len(tie.shared) > len(quoted) else ""
    return f"both have {', '.join(quoted)}{more}" if quoted else ""


def alike(tie: Tie) -> str:
    """Return how alike two statements are, 0 to 100; nothing where that is not known."""
    return "" if tie.score is None else f"{tie.score:.0f}% alike"
