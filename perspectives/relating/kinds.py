"""What two wordings share, and what kind of relation that makes of two statements."""

from __future__ import annotations

import msgspec

from perspectives.model import RelationKind
from perspectives.relating.tiling import Side, Tile, is_parallel, tile

# The share of a statement's telling words that makes it the same utterance.
_SAME_UTTERANCE = 0.75
# An actor who repeats two words has a topic; who repeats three repeats a remark.
_FEWEST_REPEATED = 3
_QUOTED_RUN = 4
# "New Hampshire", "the White House": who names the same place has not said the same.
_LONGEST_NAME = 2


class Sharing(msgspec.Struct, frozen=True, gc=False):
    """What a wording shares with another one. It depends on the two and on nothing else."""

    tiles: tuple[tuple[int, int, int], ...]
    """The shared phrases as `Tile` has them, but plain."""
    between: RelationKind | None
    """What two statements of these words by different actors are to each other, if anything."""
    within: RelationKind | None
    """The same for two statements by one actor."""


def share(one: Side, other: Side) -> Sharing:
    """Return what a wording shares with another one, both with some telling words."""
    tiles = tile(one.words, other.words)
    plain = tuple((place, there, size) for place, there, size in tiles)
    mine, theirs = _telling(one), _telling(other)
    common = len(mine & theirs)
    if _is_nothing_but_a_name(one, other, tiles, common):
        return Sharing(plain, None, None)
    repeats = common >= _SAME_UTTERANCE * min(len(mine), len(theirs)) or _quotes(one, tiles)
    if common >= _SAME_UTTERANCE * max(len(mine), len(theirs)):
        between = RelationKind.VARIANT
    else:
        parallel = is_parallel(one, other, tiles)
        between = RelationKind.PARALLEL if parallel else RelationKind.ECHO
    within = RelationKind.VARIANT if repeats and common >= _FEWEST_REPEATED else None
    return Sharing(plain, between, within)


def _telling(side: Side) -> set[str]:
    return {word.key for word in side.words if word.telling}


def _is_nothing_but_a_name(one: Side, other: Side, tiles: list[Tile], common: int) -> bool:
    """Return whether nothing is shared but common words, scattered, or a name of two words."""
    if len(tiles) != 1 or common > _LONGEST_NAME:
        return not tiles
    [(start, other_start, size)] = tiles
    return all(
        side.text[word.start].isupper()
        for side, at in ((one, start), (other, other_start))
        for word in side.words[at : at + size]
        if word.telling
    )


def _quotes(side: Side, tiles: list[Tile]) -> bool:
    """Return whether a shared phrase is a run of words that nobody says twice by chance."""
    return any(
        size >= _QUOTED_RUN
        and sum(word.telling for word in side.words[place : place + size]) >= _FEWEST_REPEATED
        for place, _, size in tiles
    )
