"""What is known of a statement that is only proposed: what speaks for it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawing.cards import words
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perspectives.story.story import Entry, Side, Story

WAYS = {
    "review.accept": "files it",
    "review.dismiss": "dismisses it",
    "edit.move": "another actor",
    "edit.actor": "name and role",
    "edit.side": "another side",
    "edit.add": "changes and adds it",
}
"""The bindings that review a proposal, and what each does, in a few words."""


def proposal_lines(
    story: Story, entry: Entry, keys: Mapping[str, Sequence[str]]
) -> Iterator[Content]:
    """Yield how sure a proposal is, why somebody says it, why on that side, its words, the keys."""
    if entry.draft is None:
        return
    yield Content.assemble(
        ("proposed", "bold"), f", {entry.draft.confidence:.0f} of 100: nothing of it is in a file"
    )
    yield Content.assemble(("Who says it", "bold"), f": {visible_line(entry.draft.reason)}")
    side = story.perspective(entry.perspective_id)
    if side is not None:
        told = visible_line(f"{side.name}, {_why(side, entry)}")
        yield Content.assemble(("Which side", "bold"), f": {told}")
    ways = "   ".join(f"{keys[id_][0]} {what}" for id_, what in WAYS.items())
    yield Content.styled(ways, "$quiet")
    yield Content("")
    yield Content(words(entry))


def _why(side: Side, entry: Entry) -> str:
    if side.reason is not None:
        return f"proposed too: {side.reason}"
    if entry.place[0] < len(side.perspective.actors):
        return f"where {side.path.name} has {entry.actor.name}"
    return f"which {side.path.name} has; {entry.actor.name} would be new in it"
