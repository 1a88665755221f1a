"""Where the words of a quote stand in a text in runs, and which runs go together.

Reads are laid against a genome by seeding and chaining (minimap2: Li, 2018,
doi:10.1093/bioinformatics/bty191); here words are the bases. Shingles that are rare in the text
are the seeds. Seeds near one diagonal, that is with as many words between them in the quote as in
the text, point at a candidate. There the seeds are lengthened to runs of equal words, and the
best chain of runs is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log2
from typing import NamedTuple, TypeAlias

from perspectives.anchoring.index import WordIndex
from perspectives.anchoring.quote import Piece
from perspectives.model import Span

MOST_CANDIDATES = 3

_DIAGONALS = 32
"""How far, in words, the parts of a quote may have moved apart or together in a candidate."""
_RUNNER_UP = 1 / 3
"""A candidate with a smaller share of the best one's votes is not looked at."""
_FEW = 8
"""A word that stands in the text more often is a seed only together with one beside it."""
_NO_CHANCE = 4
"""So many words in a row are there by chance so seldom that no other seeds are looked for there."""
_LOOKBACK = 8
"""How many runs back the one before in a chain is looked for."""
_LEADERS = 4
"""How many of the best chains before that are tried as well: a long run may have begun long ago."""
_JUMPS = [0.0, *(3 + 1.5 * log2(1 + moved) for moved in range(1, 4 * _DIAGONALS))]
"""What it costs, in characters, to go to another diagonal so many words away."""


class Run(NamedTuple):
    """Words that stand in a row both in the quote and in the text."""

    quote: int
    """The first word's number in the quote."""
    place: int
    """The first word's place in the text."""
    length: int

    @property
    def diagonal(self) -> int:
        """By how much the run's place is greater than its number."""
        return self.place - self.quote

    @property
    def quote_end(self) -> int:
        """The number of the word after the last one."""
        return self.quote + self.length

    @property
    def place_end(self) -> int:
        """The place after the last word."""
        return self.place + self.length


_Bare: TypeAlias = tuple[int, int, int]
"""The fields of a `Run`. Most runs are in no chain, and it takes its time to make each a `Run`."""


def find_chains(piece: Piece, index: WordIndex, within: Span) -> list[list[Run]]:
    """Return a chain of runs for each of the places that `piece` may be from.

    A chain's runs stand in order and do not overlap, neither in the quote nor in the text. There
    are at most `MOST_CANDIDATES` of them, and all lie `within` these places of the text.
    """
    weights = list(accumulate(piece.weights, initial=0))
    buckets: defaultdict[int, list[_Bare]] = defaultdict(list)
    votes: defaultdict[int, float] = defaultdict(float)
    for run, rarity in _runs(piece.words, index, within):
        number, place, length = run
        bucket = (place - number) // _DIAGONALS
        buckets[bucket].append(run)
        votes[bucket] += rarity * (weights[number + length] - weights[number])
    return [
        _best_chain(_worthwhile(sorted(runs), weights), weights)
        for bucket in _elected(votes)
        for runs in [[run for near in _beside(bucket) for run in buckets.get(near, ())]]
    ]


def _elected(votes: dict[int, float]) -> list[int]:
    """Return the buckets with the most votes, no two of them side by side."""
    least = _RUNNER_UP * max(votes.values(), default=0.0)
    standing = [bucket for bucket in votes if votes[bucket] >= least]
    chosen: list[int] = []
    for bucket in sorted(standing, key=votes.__getitem__, reverse=True):
        if chosen and not set(chosen).isdisjoint(_beside(bucket)):
            continue
        chosen.append(bucket)
        if len(chosen) == MOST_CANDIDATES:
            break
    return chosen


def _beside(bucket: int) -> range:
    return range(bucket - 1, bucket + 2)


def _runs(words: list[str], index: WordIndex, within: Span) -> Iterator[tuple[_Bare, float]]:
    """Lengthen the seeds to runs, and yield each with how telling it is, from 0 to 1."""
    text, (low, high) = index.words, within
    reached: dict[int, int] = {}
    number, size = 0, len(words)
    while number < size:
        places = index.seed(words, number) or ()
        many = len(places) > _FEW
        longest = number + 1
        for place in places:
            diagonal = place - number
            if number < reached.get(diagonal, 0) or not low <= place < high:
                continue
            start, end = number, number + 1
            while start and place > low and words[start - 1] == text[place - 1]:
                start -= 1
                place -= 1
            last = high - diagonal
            while end < size and end < last and words[end] == text[end + diagonal]:
                end += 1
            reached[diagonal] = end
            if end - start > 1 or not many:
                rarity = 1.0 if end - start >= _NO_CHANCE else 1 / len(places)
                yield (start, place, end - start), rarity
                if end > longest:
                    longest = end
        number = longest if longest >= number + _NO_CHANCE else number + 1


def _worthwhile(runs: list[_Bare], weights: Sequence[int]) -> list[_Bare]:
    """Leave out runs of diagonals that weigh less than it costs to go there."""
    totals: defaultdict[int, int] = defaultdict(int)
    for number, place, length in runs:
        totals[place - number] += weights[number + length] - weights[number]
    least = min(_JUMPS[1], max(totals.values()))
    return [run for run in runs if totals[run[1] - run[0]] >= least]


def _best_chain(runs: list[_Bare], weights: Sequence[int]) -> list[Run]:
    """Return the chain that weighs most; `weights` are the running totals of the words'."""
    best: list[tuple[float, int, _Bare]] = []
    leaders: list[int] = []
    for count, run in enumerate(runs):
        number, place, length = run
        end, diagonal = weights[number + length], place - number
        most: float = end - weights[number]
        previous, cut_off = -1, 0
        for before in (*leaders, *range(count - _LOOKBACK, count)) if leaders else range(count):
            weight, _, (other, other_place, other_length) = best[before]
            moved = diagonal - other_place + other
            cut = 0
            if moved:
                # Runs of two diagonals may overlap: the later one loses what both would use.
                cut = other + other_length - number - (moved if moved < 0 else 0)
                if cut >= length:
                    continue
                cut = cut if cut > 0 else 0
                weight -= _JUMPS[abs(moved)]
            total = weight + end - weights[number + cut]
            if total > most:
                most, previous, cut_off = total, before, cut
        best.append((most, previous, (number + cut_off, place + cut_off, length - cut_off)))
        if count >= _LOOKBACK:
            # The run that is now too long ago to be looked at may be one of the leaders.
            leaders = sorted([*leaders, count - _LOOKBACK], key=lambda n: -best[n][0])[:_LEADERS]
    chain: list[Run] = []
    at = max(range(len(best)), key=lambda n: best[n][0])
    while at >= 0:
        _, at, run = best[at]
        chain.append(Run(*run))
    return chain[::-1]
