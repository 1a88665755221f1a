"""A piece of a quote laid against a text: which of its words stand where, and what differs.

The chains of runs of equal words say where a piece is (`chaining`). What lies between two runs, and
beyond the first and the last, is compared letter by letter where it is as long as in the text, and
fitted word by word where the text has more (`fitting`): the surplus is what the quote left out.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

import msgspec
from rapidfuzz import distance

from perspectives.anchoring.chaining import Run, find_chains
from perspectives.anchoring.cues import cues
from perspectives.anchoring.gaps import INSERTION, SURPLUS, fit
from perspectives.anchoring.index import WordIndex
from perspectives.anchoring.punctuation import (
    attribution_within,
    is_attribution,
    omission_cost,
)
from perspectives.anchoring.quote import Piece
from perspectives.model import Span

SHORT = 4
"""Fewer words than this are not found by likeness alone."""

_CREDIBLE = 0.25
"""The share of a piece that has to stand in runs before the rest is looked at: else it costs time
and the place is refused all the same."""
_UNLIKE = 0.4
"""The share of an end that may differ before it is looked for elsewhere: more than misspellings."""
_LOST = 0.8
"""The share of a longer end that may differ before it counts as not found: by chance a few common
words of it stand anywhere."""
_ALIKE = 0.7
"""The share of an end that has to be confirmed elsewhere: most, since the place is a guess."""
_REACH = 200
"""How many words away from the rest an end is looked for: a paragraph or two."""
_NEAR = 24
"""The same for words that are too few, or too much changed, to be looked for as runs: about a
sentence."""
_LOOSE = 4
"""Characters of a word that may stand beside the rest of a quote by chance."""
_LONGEST_FIT = 24
"""Words without a run that are fitted at most; of more, nothing is credible."""
_MOST_CELLS = 1500
"""Words of the quote times words of the text that are fitted between two runs: bounds the time."""
_LONGEST_INSERTION = 15
"""Words of the text that an editor's insertion stands for at most: a long clause."""


class Alignment(msgspec.Struct, frozen=True):
    """A piece of a quote, laid against the text. Costs and sizes are in characters of words."""

    spans: list[Span]
    """The places of the words found, in order and disjoint."""
    cost: float
    """How much the words found differ from those of the text."""
    found: int
    """The size of what was found of the piece; the rest is not in the spans."""
    size: int
    """The size of the piece, without insertions."""
    complete: bool = False
    """Whether every word stands there as it is, and others only between the spans."""

    @property
    def gain(self) -> float:
        """How much of the piece is confirmed."""
        return self.found - self.cost


def align(piece: Piece, index: WordIndex) -> list[Alignment]:
    """Return the best alignments of `piece`, the best first: one for each candidate place."""
    everywhere = (0, len(index.words))
    aligner = _Aligner(piece, index, everywhere)
    alignments = [aligner.align(chain) for chain in find_chains(piece, index, everywhere)]
    return sorted(alignments, key=lambda alignment: -alignment.gain)


class _Aligner:
    """Lays a piece along chains, `within` these places of the text."""

    def __init__(self, piece: Piece, index: WordIndex, within: Span) -> None:
        self.piece = piece
        self.index = index
        self.within = within
        self.weights = piece.weights
        self.totals = list(accumulate(self.weights, initial=0))
        self.size = self.totals[-1]

    def align(self, chain: list[Run], whole: bool = True) -> Alignment:
        """Lay the piece along a chain; a piece that is a `whole` one looks for lost ends."""
        in_runs = sum(
            self.totals[number + length] - self.totals[number] for number, _, length in chain
        )
        if in_runs < _CREDIBLE * self.size:
            return Alignment(
                [(chain[0].place, chain[-1].place_end)], self.size - in_runs, self.size, self.size
            )
        chain = self._with_gaps_at_borders(self._without_loose_ends(chain))
        head = self._settle((0, chain[0].quote), chain[0].place, -1, whole)
        tail = self._settle(
            (chain[-1].quote_end, len(self.piece.words)), chain[-1].place_end, 1, whole
        )
        cost = head.cost + tail.cost
        spans = head.spans
        for left, right in pairwise(chain):
            gap = self._fill(left, right)
            cost += gap.cost
            spans += [(left.place, left.place_end), *gap.spans]
        spans = merged([*spans, (chain[-1].place, chain[-1].place_end), *tail.spans])
        found = self.size - head.lost - tail.lost
        complete = not cost and found == self.size and not self.piece.inserted
        cost += sum(
            omission_cost(self.index, (end, start)) for (_, end), (start, _) in pairwise(spans)
        )
        return Alignment(spans, cost, found, self.size, complete)

    def _without_loose_ends(self, chain: list[Run]) -> list[Run]:
        """Leave out short words at the ends, which may stand nearer: they are fitted again."""
        first, last = 0, len(chain)
        while last - first > 1 and self._is_loose(chain[first], chain[first + 1]):
            first += 1
        while last - first > 1 and self._is_loose(chain[last - 1], chain[last - 2]):
            last -= 1
        return chain[first:last]

    def _is_loose(self, run: Run, beside: Run) -> bool:
        moved = run.diagonal != beside.diagonal
        return moved and run.length == 1 and self.weights[run.quote] <= _LOOSE

    def _with_gaps_at_borders(self, chain: list[Run]) -> list[Run]:
        """Move gaps that could as well lie a few words before to where punctuation tells they do.

        In `is old," the man said. "The pier`, `the man said` is left out, not `man said. "The`.
        """
        moved = chain[:1]
        for right in chain[1:]:
            left = moved[-1]
            back = self._way_back(left, right)
            if back:
                moved[-1] = Run(left.quote, left.place, left.length - back)
                right = Run(right.quote - back, right.place - back, right.length + back)
            moved.append(right)
        return moved

    def _way_back(self, left: Run, right: Run) -> int:
        """Return by how many words the gap between two runs has to move to be an attribution."""
        words, start, end = self.index.words, left.place_end, right.place
        may_move = left.quote_end == right.quote and words[start - 1] == words[end - 1]
        if not may_move or is_attribution(self.index, (start, end)):
            return 0
        for back in range(1, left.length):
            if words[start - back] != words[end - back]:
                return 0
            if is_attribution(self.index, (start - back, end - back)):
                return back
        return 0

    def _settle(self, numbers: Span, anchor: int, step: int, whole: bool) -> _Part:
        """Find the words with these numbers, which the quote has beyond a run at its end.

        `anchor` is the border of the run, and `step` tells which way is outwards: -1 at the head
        of the quote, 1 at its tail.
        """
        tokens = self._tokens(numbers)
        outermost = 0 if step < 0 else -1
        if tokens and tokens[outermost] is None:
            # What an editor put before or after a quote need not stand for words of the article.
            del tokens[outermost]
        if not tokens:
            return _Part([], 0.0)
        size = sum(len(token) for token in tokens if token)
        alike = self._alike(tokens, anchor, step)
        if alike:
            return alike
        fitted = _Part([], float(size))
        if len(tokens) <= _LONGEST_FIT:
            near = self._outwards(anchor, step, len(tokens) + _NEAR)
            part = fit(tokens, self.index, near, left=step > 0, right=step < 0)
            fitted = _Part(part.spans, min(part.cost, size))
        if fitted.cost <= _UNLIKE * size or not whole:
            return fitted
        words = self._own_words(numbers)
        apart = self._look_apart(words, anchor, step)
        if apart:
            return apart
        if len(words) >= SHORT and fitted.cost > _LOST * size:
            return _Part([], 0.0, size)
        return fitted

    def _alike(self, tokens: list[str | None], anchor: int, step: int) -> _Part | None:
        """Find words that are written in another way right beside a run."""
        if None in tokens:
            return None
        own = " ".join(filter(None, tokens))
        best = None
        for count in (len(tokens), len(tokens) + 1):
            start, end = self._outwards(anchor, step, count)
            cost = distance.Levenshtein.distance(own, " ".join(self.index.words[start:end]))
            if 3 * cost <= len(own) and (best is None or cost < best.cost):
                best = _Part([(start, end)], float(cost))
        return best

    def _outwards(self, anchor: int, step: int, reach: int) -> Span:
        """Return the places as far as `reach` words away from an anchor."""
        if step < 0:
            return max(self.within[0], anchor - reach), anchor
        return anchor, min(self.within[1], anchor + reach)

    def _look_apart(self, words: list[str], anchor: int, step: int) -> _Part | None:
        """Find an end of the quote away from the rest, across an attribution or an omission."""
        within = self._outwards(anchor, step, _REACH)
        length = len(words)
        places = self.index.occurrences_within(words, within)
        for place in reversed(places) if step < 0 else places:
            gap = (place + length, anchor) if step < 0 else (anchor, place)
            if length >= SHORT or is_attribution(self.index, gap):
                return _Part([(place, place + length)], 0.0)
        if length < SHORT:
            return None
        piece = Piece(words)
        aligner = _Aligner(piece, self.index, within)
        for chain in find_chains(piece, self.index, within):
            found = aligner.align(chain, whole=False)
            if found.gain >= _ALIKE * found.size:
                return _Part(found.spans, found.cost)
        return None

    def _fill(self, left: Run, right: Run) -> _Part:
        """Find the words of the quote that lie between two runs."""
        places = (left.place_end, right.place)
        tokens = self._tokens((left.quote_end, right.quote))
        if not tokens:
            return self._surplus(places)
        own = [token for token in tokens if token is not None]
        if self._stands_in(tokens, own, places):
            return _Part([places], self._difference(own, places, None in tokens))
        if (len(tokens) + 1) * (places[1] - places[0]) > _MOST_CELLS:
            return _Part([], float(sum(map(len, own))))
        part = fit(tokens, self.index, places, left=True, right=True)
        return _Part(part.spans, part.cost)

    def _surplus(self, places: Span) -> _Part:
        """Claim a single word that the quote lacks, and leave out more, or an attribution."""
        words = self.index.words[slice(*places)]
        if (
            len(words) == 1
            and words[0] not in cues().alone
            and not is_attribution(self.index, places)
        ):
            return _Part([places], min(len(words[0]) + 1, SURPLUS))
        return _Part([], 0.0)

    def _stands_in(self, tokens: list[str | None], own: list[str], places: Span) -> bool:
        """Tell whether the words of the text between two runs are all in the place of `tokens`."""
        surplus = places[1] - places[0] - len(tokens)
        if tokens == [None]:
            return surplus < _LONGEST_INSERTION and not attribution_within(self.index, places)
        if surplus == 1 and None not in tokens:
            # Two words that the quote writes as one.
            return 3 * self._difference(own, places, False) <= sum(map(len, own))
        return surplus <= 0 and cues().alone.isdisjoint(self.index.words[slice(*places)])

    def _difference(self, own: list[str], places: Span, inserted: bool) -> float:
        """Compare words of the quote with what the text has in their place, letter by letter."""
        text = " ".join(self.index.words[slice(*places)])
        quote = " ".join(own)
        cost: float = distance.Levenshtein.distance(quote, text)
        if inserted:
            cost = min(len(quote), max(0, cost - max(0, len(text) - len(quote))))
        elif 2 * cost > len(quote):
            surplus = max(0, places[1] - places[0] - len(own))
            cost = len(quote) + min(surplus * SURPLUS, len(text))
        return cost + (INSERTION if inserted else 0.0)

    def _tokens(self, numbers: Span) -> list[str | None]:
        """Return the words with these numbers, and None for each insertion."""
        words, inserted = self.piece.words, self.piece.inserted
        tokens: list[str | None] = []
        if not inserted:
            tokens += words[slice(*numbers)]
            return tokens
        for number in range(*numbers):
            if number not in inserted:
                tokens.append(words[number])
            elif not tokens or tokens[-1] is not None:
                tokens.append(None)
        return tokens

    def _own_words(self, numbers: Span) -> list[str]:
        words, inserted = self.piece.words, self.piece.inserted
        if not inserted:
            return words[slice(*numbers)]
        return [words[n] for n in range(*numbers) if n not in inserted]


class _Part(msgspec.Struct, frozen=True):
    """How the words beside a run, or between two, were found. Adjacent spans may touch."""

    spans: list[Span]
    cost: float
    lost: int = 0
    """The size of what was not found."""


def merged(spans: list[Span]) -> list[Span]:
    """Return spans that are in order, with those made one that touch."""
    result: list[Span] = []
    for start, end in spans:
        if start == end:
            continue
        if result and result[-1][1] == start:
            start = result.pop()[0]
        result.append((start, end))
    return result
