"""What an edit did to the lines of a file, and how to take it back from the file as it is now.

A line is what ends in LF, CRLF or CR, or where the file does, its end included: lines put together
are the file again, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from perspectives.errors import SidelongError
from perspectives.text.rising import longest_rising

CONTEXT = 3
"""How many lines above and below a change tell where it was."""

Region: TypeAlias = tuple[int, int, int, int]
"""Lines from, to of one file, and from, to of another; the ends not included."""


class LinesChangedError(SidelongError):
    """The lines that would be taken back are not there, or in several places."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: these lines were changed since")
        self.line = line
        """Where they were, from 1."""


class Hunk(msgspec.Struct, frozen=True):
    """A run of lines that an edit took out, and what it put in their place."""

    old: bytes
    new: bytes
    above: bytes
    """Up to three lines that stood above the new ones, and `below` as many below."""
    below: bytes
    line: int
    """How many lines of the new file stood above the new lines."""
    rest: int
    """How many lines stood below them."""
    unique: bool
    """Whether the new lines with their context stood in one place only."""
    all_above: str
    """A digest of all lines above."""
    all_below: str
    """A digest of all lines below, from the last one up."""


def hunks(before: bytes, after: bytes) -> tuple[Hunk, ...]:
    """Return what an edit that made `after` out of `before` did, from the first line down."""
    old, new = _lines(before), _lines(after)
    regions = _differences(old, new)
    above = _digests(new, (start for _, _, start, _ in regions))
    below = _digests(new[::-1], (len(new) - end for _, _, _, end in reversed(regions)))[::-1]
    found = []
    for region, all_above, all_below in zip(regions, above, below, strict=True):
        old_start, old_end, start, end = region
        around = new[max(0, start - CONTEXT) : end + CONTEXT]
        found.append(
            Hunk(
                old=b"".join(old[old_start:old_end]),
                new=b"".join(new[start:end]),
                above=b"".join(new[max(0, start - CONTEXT) : start]),
                below=b"".join(new[end : end + CONTEXT]),
                line=start,
                rest=len(new) - end,
                unique=len(_occurrences(new, around)) == 1,
                all_above=all_above,
                all_below=all_below,
            )
        )
    return tuple(found)


def take_back(content: bytes, hunks: Sequence[Hunk]) -> bytes:
    """Return a file's content with the old lines of hunks in the place of their new ones.

    Where all lines above a hunk, or all below it, are as they were, its place is certain. Elsewhere
    its new lines with their context must stand in one place, and must have done so from the
    beginning: one of two twins is not taken for the other. Raises `LinesChangedError`.
    """
    lines = _lines(content)
    restored: list[bytes] = []
    done = 0
    for hunk in hunks:
        start = _place(lines, hunk)
        if start < done:
            raise LinesChangedError(hunk.line + 1)
        restored += [*lines[done:start], *_lines(hunk.old)]
        done = start + len(_lines(hunk.new))
    restored += lines[done:]
    joined = b"".join(restored)
    if _lines(joined) != restored:
        # A last line without an end, below which others stand by now: they would run together.
        raise LinesChangedError(hunks[-1].line + 1)
    return joined


def _place(lines: list[bytes], hunk: Hunk) -> int:
    above, length = len(_lines(hunk.above)), len(_lines(hunk.new))
    around = _lines(hunk.above + hunk.new + hunk.below)
    places = [index + above for index in _occurrences(lines, around)]
    if len(places) == 1 and hunk.unique:
        return places[0]
    if hunk.line in places and _digest(lines[: hunk.line]) == hunk.all_above:
        return hunk.line
    start = len(lines) - hunk.rest - length
    if start in places and _digest(lines[start + length :][::-1]) == hunk.all_below:
        return start
    raise LinesChangedError(hunk.line + 1)


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _digest(lines: Iterable[bytes]) -> str:
    return hashlib.blake2b(b"".join(lines), digest_size=16).hexdigest()


def _digests(lines: list[bytes], stops: Iterable[int]) -> list[str]:
    """Return the digest of the lines before each of some ascending stops."""
    hasher, done, found = hashlib.blake2b(digest_size=16), 0, []
    for stop in stops:
        hasher.update(b"".join(lines[done:stop]))
        found.append(hasher.copy().hexdigest())
        done = stop
    return found


def _occurrences(lines: list[bytes], sought: list[bytes]) -> list[int]:
    """Return where a run of lines stands; nothing at all stands only in an empty file."""
    if not sought:
        return [] if lines else [0]
    found: list[int] = []
    index = -1
    while True:
        try:
            index = lines.index(sought[0], index + 1)
        except ValueError:
            return found
        if lines[index : index + len(sought)] == sought:
            found.append(index)


def _differences(old: Sequence[bytes], new: Sequence[bytes]) -> list[Region]:
    """Return where two files differ, by Bram Cohen's patience diff.

    Lines that stand once in either file hold the two together: in a perspective the quotes, and
    never the many lines that say `kind: direct`.
    """
    found: list[Region] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        region = _trimmed(old, new, waiting.pop())
        old_start, old_end, start, end = region
        if old_start == old_end and start == end:
            continue
        pairs = _pairs(old[old_start:old_end], new[start:end])
        if not pairs:
            found.append(region)
        for one, other in pairs:
            waiting.append((old_start, region[0] + one, start, region[2] + other))
            old_start, start = region[0] + one + 1, region[2] + other + 1
        if pairs:
            waiting.append((old_start, old_end, start, end))
    return sorted(found)


def _trimmed(old: Sequence[bytes], new: Sequence[bytes], region: Region) -> Region:
    """Return a region without the lines at its ends that are the same."""
    old_start, old_end, start, end = region
    while old_start < old_end and start < end and old[old_start] == new[start]:
        old_start, start = old_start + 1, start + 1
    while old_start < old_end and start < end and old[old_end - 1] == new[end - 1]:
        old_end, end = old_end - 1, end - 1
    return old_start, old_end, start, end


def _pairs(old: Sequence[bytes], new: Sequence[bytes]) -> list[tuple[int, int]]:
    """Return the longest rising run of places of lines that stand once in either."""
    once = {line for line, count in Counter(old).items() if count == 1}
    once &= {line for line, count in Counter(new).items() if count == 1}
    place = {line: index for index, line in enumerate(old) if line in once}
    pairs = [(place[line], index) for index, line in enumerate(new) if line in once]
    return [pairs[nth] for nth in longest_rising([one for one, _ in pairs])]
