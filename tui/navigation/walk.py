"""Where a key leads: from the current statement to the one that the reader means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model import Span
    from perspectives.story.story import Entry, Side, Story


def is_in_view(entry: Entry, article: str, extent: Span) -> bool:
    """Return whether any of a statement's passage is within `extent` of the article."""
    top, bottom = extent
    return entry.article == article and any(
        start < bottom and top < end for start, end in entry.passage.spans
    )


def statement_from(
    story: Story, current: Entry | None, article: str, extent: Span, step: int
) -> Entry | None:
    """Return the next statement (`step` 1) or the one before (-1).

    The reader means: from the current one. After scrolling it out of sight, the reader means:
    from the top of what is on screen.
    """
    top, _bottom = extent
    if current is None or (current.passage.spans and not is_in_view(current, article, extent)):
        on_screen = story.after(article, top - 1) if step > 0 else story.before(article, top)
        return on_screen or _beyond(story, article, step)
    return story.next(current.id) if step > 0 else story.previous(current.id)


def _beyond(story: Story, article: str, step: int) -> Entry | None:
    """Return the first statement of the articles after this one, or the last of those before."""
    ids = [each.id for each in story.articles]
    here = ids.index(article)
    ids = ids[here + 1 :] if step > 0 else ids[:here][::-1]
    found = next((found for id_ in ids if (found := story.found_in(id_))), None)
    return found[0 if step > 0 else -1] if found else None


def actor_from(story: Story, current: Entry | None, step: int) -> Entry | None:
    """Return the first statement of the actor `step` actors on, around the columns' ends."""
    groups = [entries for side in story.perspectives for _actor, entries in side.actors if entries]
    if not groups:
        return None
    here = [index for index, entries in enumerate(groups) if current in entries]
    start = here[0] if here else (-1 if step > 0 else 0)
    return groups[(start + step) % len(groups)][0]


def perspective_from(story: Story, current: str | None, step: int) -> Side | None:
    """Return the perspective `step` columns on, around the ends; `current` is an id."""
    if not story.perspectives:
        return None
    ids = [side.id for side in story.perspectives]
    start = ids.index(current) if current in ids else (-1 if step > 0 else 0)
    return story.perspectives[(start + step) % len(ids)]


def entries_of(side: Side) -> list[Entry]:
    """Return a perspective's statements as its column has them, from top to bottom."""
    return [entry for _actor, entries in side.actors for entry in entries]


def nearest(entries: Iterable[Entry], article: str, offset: int) -> Entry | None:
    """Return the statement whose passage is nearest to an offset of an article, if any is there."""
    found = [entry for entry in entries if entry.passage.spans]
    here = [entry for entry in found if entry.article == article]
    return min(here or found, key=lambda entry: _distance(entry, offset), default=None)


def _distance(entry: Entry, offset: int) -> int:
    start, end = entry.passage.spans[0][0], entry.passage.spans[-1][1]
    return max(start - offset, offset - end, 0)


def card_from(
    side: Side, current: Entry | None, article: str, offset: int, step: int
) -> Entry | None:
    """Return the card below the current one (`step` 1) or above it (-1), no further than the ends.

    Where the current statement is none of this perspective's, the first step leads to the one
    that is nearest to an offset of an article.
    """
    entries = entries_of(side)
    if current not in entries:
        return nearest(entries, article, offset) or next(iter(entries), None)
    index = entries.index(current) + step
    return entries[max(0, min(index, len(entries) - 1))]


def related_entries(story: Story, entry: Entry) -> list[Entry]:
    """Return the statements tied to `entry`, the strongest tie first."""
    others = (story.statement(tie.id) for tie in entry.related)
    return [other for other in others if other is not None]


def related_from(story: Story, origin: Entry, current: Entry, step: int) -> Entry | None:
    """Return the next statement of the round: `origin`, and all that are related to it.

    None where nothing is related to it.
    """
    ring = [origin, *related_entries(story, origin)]
    if len(ring) == 1:
        return None
    start = ring.index(current) if current in ring else 0
    return ring[(start + step) % len(ring)]
