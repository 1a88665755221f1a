"""Two tied statements face to face: the words that they share, and those that differ there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from perspectives.model import RelationKind, Span
from perspectives.relating.tiling import compare
from perspectives.text.worddiff import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Face(msgspec.Struct, frozen=True):
    """One of two texts that are compared, in spans of its characters, in order."""

    shared: tuple[Span, ...] = ()
    """What the other has as well."""
    changed: tuple[Span, ...] = ()
    """What stands in the place of other words there."""


def facing(one: str, other: str, kind: RelationKind) -> tuple[Face, Face]:
    """Return two texts that are tied in a way, each as it faces the other.

    Of the same utterance told twice, all words that differ have changed; of others, those in the
    slots of a frame that both have.
    """
    if kind is RelationKind.VARIANT:
        return _told_twice(one, other)
    comparison = compare(one, other)
    pairings = comparison.shared, comparison.slots
    ours, theirs = (
        tuple(tuple(sorted(pairing[side] for pairing in pairing_)) for pairing_ in pairings)
        for side in (0, 1)
    )
    return Face(*ours), Face(*theirs)


def _told_twice(one: str, other: str) -> tuple[Face, Face]:
    changes = word_diff(one, other)
    are_equal = [change.change == "equal" for change in changes]
    return (
        _face(one, [change.quote for change in changes], are_equal),
        _face(other, [change.article for change in changes], are_equal),
    )


def _face(text: str, runs: Sequence[Iterable[str]], are_equal: Sequence[bool]) -> Face:
    """Return where runs of words stand in the text that they make up, equal ones apart."""
    spans = []
    end = 0
    for words in runs:
        start = end
        first: int | None = None
        for word in words:
            place = text.index(word, end)
            first = place if first is None else first
            end = place + len(word)
        spans.append((start if first is None else first, end))
    told = list(zip(spans, are_equal, strict=True))
    return Face(
        tuple(span for span, is_equal in told if is_equal and span[0] < span[1]),
        tuple(span for span, is_equal in told if not is_equal and span[0] < span[1]),
    )
