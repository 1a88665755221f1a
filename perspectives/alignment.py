"""A piece of a quote laid against a text: which of its words stand where, and what differs.

The chains of runs of equal words say where a piece is (`chaining`). What lies between two runs is
compared by its Levenshtein distance, unless an attribution or an omission is seen there. The two
ends are settled at the border of words that makes the distance least, and of two that are nearly
as good at the one where the text has a quotation mark or other punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
from rapidfuzz.distance import Levenshtein

from perspectives.chaining import Run, find_chains
from perspectives.marks import (
    attribution_within,
    border_strength,
    ends_sentence,
    is_attribution,
    omission_cost,
)
from perspectives.model import Span
from perspectives.quotation import Piece
from perspectives.wordindex import WordIndex

SHORT = 4
"""Fewer words than this are not found by likeness alone."""

_CREDIBLE = 0.25
"""The share of a piece that has to stand in runs before the rest is looked at."""
_UNLIKE = 0.4
"""The share of an end that may differ before it is looked for elsewhere."""
_LOST = 0.6
"""The share of a longer end that may differ before it counts as not found."""
_ALIKE = 0.7
"""The share of an end that has to be confirmed elsewhere."""
_REACH = 200
"""How many words away from the rest an end is looked for."""
_SLACK = 3
"""By how many words an end of a quote may be longer or shorter than that of the text."""
_TELLING = 4
"""Characters of an end that are not there by chance when they stand near by."""
_SENTENCE_PART = 8
"""How many words of the same sentence may stand between such an end and the rest."""
_OMISSION = 2
"""Words from which the text's surplus counts as left out of the quote."""
_INSERTION = 15
"""Words of the text that an editor's insertion stands for at most."""
_INSERTION_REACH = 40
"""How far from the rest, in words, the words beyond an insertion are looked for."""
_INSERTED_WORD = 0.5
"""What it costs, in characters, to have an insertion stand for a word."""
_SAME_LENGTH = 1.0
"""How many characters of difference it outweighs that an end has as many words as the quote's."""


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

    @property
    def gain(self) -> float:
        """How much of the piece is confirmed."""
        return self.found - self.cost


def align(piece: Piece, index: WordIndex) -> list[Alignment]:
    """Return the best alignments of `piece`, the best first: one for each candidate place."""
    everywhere = (0, len(index.words))
    aligner = _Aligner(piece, index)
    alignments = [aligner.align(chain) for chain in find_chains(piece, index, everywhere)]
    return sorted(alignments, key=lambda alignment: -alignment.gain)


class _Aligner:
    def __init__(self, piece: Piece, index: WordIndex) -> None:
        self.piece = piece
        self.index = index
        self.size = sum(piece.weights)

    def align(self, chain: list[Run], whole: bool = True) -> Alignment:
        """Lay the piece along a chain; a piece that is a `whole` one looks for lost ends."""
        in_runs = sum(sum(self.piece.weights[run.quote : run.quote_end]) for run in chain)
        if in_runs < _CREDIBLE * self.size:
            return Alignment(
                [(chain[0].place, chain[-1].place_end)], self.size - in_runs, self.size, self.size
            )
        chain = self._past_insertions(chain)
        first, last = chain[0], chain[-1]
        head = self._settle((0, first.quote), first.place, -1, whole)
        tail = self._settle((last.quote_end, len(self.piece.words)), last.place_end, 1, whole)
        cost = head.cost + tail.cost
        spans = [*head.apart]
        start = head.place
        for left, right in pairwise(chain):
            gap_cost, left_out = self._fill(left, right)
            cost += gap_cost
            if left_out:
                spans.append((start, left_out[0]))
                start = left_out[1]
        spans += ((start, tail.place), *tail.apart)
        return Alignment(spans, cost, self.size - head.lost - tail.lost, self.size)

    def _settle(self, numbers: Span, anchor: int, step: int, whole: bool) -> _End:
        """Find the words with these numbers, which the quote has beyond a run at its end.

        `anchor` is the border of the run, and `step` tells which way is outwards: -1 at the head
        of the quote, 1 at its tail.
        """
        if numbers[0] == numbers[1]:
            return _End(anchor)
        if self._has_insertion(numbers):
            return self._settle_insertion(numbers, anchor, step)
        words = self.piece.words[slice(*numbers)]
        own = " ".join(words)
        beside = self._beside(words, anchor, step)
        if beside is not None:
            return beside
        near = self._nearest_border(own, len(words), anchor, step)
        if near.cost <= _UNLIKE * len(own) or not whole:
            return near
        apart = self._look_apart(words, anchor, step)
        if apart:
            return apart
        if len(words) >= SHORT and near.cost > _LOST * len(own):
            return _End(anchor, lost=sum(self.piece.weights[slice(*numbers)]))
        return near

    def _beside(self, words: list[str], anchor: int, step: int) -> _End | None:
        """Find an end of the quote as it is, but for words that the quote left out."""
        telling = sum(map(len, words)) >= _TELLING
        reach = len(words) + (_SENTENCE_PART if telling else _SLACK - 1)
        within = sorted((anchor, self._clip(anchor + step * reach)))
        places = self.index.occurrences_within(words, (within[0], within[1]))
        if not places:
            return None
        start = places[-1] if step < 0 else places[0]
        end = start + len(words)
        left_out = (end, anchor) if step < 0 else (anchor, start)
        if left_out[1] - left_out[0] >= _OMISSION:
            if left_out[1] - left_out[0] >= _SLACK and ends_sentence(self.index, left_out):
                return None
            return _End(anchor, omission_cost(self.index, left_out), apart=[(start, end)])
        cost = len(" ".join(self.index.words[slice(*left_out)]))
        return _End(start if step < 0 else end, float(min(cost, len(" ".join(words)))))

    def _nearest_border(self, own: str, length: int, anchor: int, step: int) -> _End:
        """Choose the border of words up to which the text outwards of `anchor` is most like `own`.

        Of two that are as good, the one with as many words as `own` has: `length`.
        """
        size = len(own)
        best = _End(anchor, cost=float(size))
        crossed = border_strength(self.index, anchor)
        least = size - crossed
        for place, text in self._outwards(anchor, step, length + _SLACK, length - _SLACK):
            border = border_strength(self.index, place)
            cost = Levenshtein.distance(own, text)
            rank = cost + crossed - border
            if abs(place - anchor) == length:
                # As many other words in the place of these cost no more than to lack these.
                rank -= cost - cost * size / max(size, len(text)) + _SAME_LENGTH
            if rank < least:
                least, best = rank, _End(place, cost=_confirmed_cost(cost, size))
            crossed = max(crossed, border)
        return best

    def _past_insertions(self, chain: list[Run]) -> list[Run]:
        """Return `chain` with the words that lie beyond an insertion at its ends, if any do."""
        piece, first, last = self.piece, chain[0], chain[-1]
        if self._has_insertion((0, first.quote)):
            words = piece.words[: min(piece.inserted)]
            within = self._clip(first.place - _INSERTION_REACH - len(words)), first.place
            places = self.index.occurrences_within(words, within) if words else []
            if places:
                chain = [Run(0, places[-1], len(words)), *chain]
        if self._has_insertion((last.quote_end, len(piece.words))):
            number = max(piece.inserted) + 1
            words = piece.words[number:]
            within = last.place_end, self._clip(last.place_end + _INSERTION_REACH + len(words))
            places = self.index.occurrences_within(words, within) if words else []
            if places:
                chain = [*chain, Run(number, places[0], len(words))]
        return chain

    def _settle_insertion(self, numbers: Span, anchor: int, step: int) -> _End:
        """Settle an end that is an insertion, with no words beyond it that the text holds."""
        own_words = self._own_words(numbers)
        own = " ".join(own_words)
        usual = min(numbers[1] - numbers[0] - len(own_words), 2)
        best, least = _End(anchor, cost=float(len(own))), float(len(own)) + 10
        for place, text in self._outwards(anchor, step, 6, 0):
            stand_for = len(text) - len(own)
            cost = max(0, Levenshtein.distance(own, text) - max(0, stand_for))
            rank = (
                cost
                + _INSERTED_WORD * abs(abs(place - anchor) - usual)
                - border_strength(self.index, place)
            )
            if rank < least:
                best, least = _End(place, cost=_INSERTED_WORD + min(cost, len(own))), rank
        return best

    def _outwards(self, anchor: int, step: int, most: int, least: int) -> Iterator[tuple[int, str]]:
        """Yield borders of words ever farther from `anchor`, and the text up to there."""
        text = self.index.words
        for distance in range(max(1, least), most + 1):
            place = anchor + step * distance
            if not 0 <= place <= len(text):
                return
            yield place, " ".join(text[place:anchor] if step < 0 else text[anchor:place])

    def _look_apart(self, words: list[str], anchor: int, step: int) -> _End | None:
        """Find an end of the quote away from the rest, across an attribution or an omission."""
        within = (
            (self._clip(anchor - _REACH), anchor)
            if step < 0
            else (anchor, self._clip(anchor + _REACH))
        )
        length = len(words)
        places = self.index.occurrences_within(words, within)
        for place in reversed(places) if step < 0 else places:
            gap = (place + length, anchor) if step < 0 else (anchor, place)
            if length >= SHORT or is_attribution(self.index, gap):
                return _End(anchor, omission_cost(self.index, gap), apart=[(place, place + length)])
        if length < SHORT:
            return None
        piece = Piece(words)
        aligner = _Aligner(piece, self.index)
        for chain in find_chains(piece, self.index, within):
            found = aligner.align(chain, whole=False)
            if found.gain >= _ALIKE * found.size:
                return _End(anchor, found.cost, 0, found.spans)
        return None

    def _fill(self, left: Run, right: Run) -> tuple[float, Span | None]:
        """Compare what lies between two runs.

        Return the cost, and the places between them that the quote left out, if any.
        """
        numbers, places = (left.quote_end, right.quote), (left.place_end, right.place)
        if numbers[0] == numbers[1] and places[0] == places[1]:
            return 0.0, None
        own = " ".join(self._own_words(numbers))
        text = self.index.words
        free = self._has_insertion((numbers[0] - 1, numbers[1] + 1))
        left_out = attribution_within(self.index, places)
        surplus = (places[1] - places[0]) - (numbers[1] - numbers[0])
        if not left_out and surplus >= 2 and not (free and surplus <= _INSERTION):
            left_out = self._omission(own, numbers[1] - numbers[0], *places)
        if left_out:
            words = text[places[0] : left_out[0]] + text[left_out[1] : places[1]]
        else:
            words = text[slice(*places)]
        other = " ".join(words)
        cost = float(Levenshtein.distance(own, other))
        if free:
            cost = max(0.0, cost - max(0, len(other) - len(own)))
        cost = max(cost, _confirmed_cost(cost, len(own)))
        if free:
            cost = min(len(own), cost)
            cost += _INSERTED_WORD * max(1, len(words))
        if left_out:
            cost += omission_cost(self.index, left_out)
        return cost, left_out

    def _omission(self, own: str, length: int, start: int, end: int) -> Span | None:
        """Return which words between two runs stand apart from both, if they are many enough."""
        left_out = (start, end)
        if own:
            to_left = self._nearest_border(own, min(length, end - start), start, 1)
            to_right = self._nearest_border(own, min(length, end - start), end, -1)
            if to_left.cost <= to_right.cost:
                left_out = (to_left.place, end)
            else:
                left_out = (start, to_right.place)
        if left_out[1] - left_out[0] >= _OMISSION or is_attribution(self.index, left_out):
            return left_out
        return None

    def _own_words(self, numbers: Span) -> list[str]:
        words, inserted = self.piece.words, self.piece.inserted
        if not inserted:
            return words[slice(*numbers)]
        return [words[n] for n in range(*numbers) if n not in inserted]

    def _has_insertion(self, numbers: Span) -> bool:
        return bool(self.piece.inserted) and not self.piece.inserted.isdisjoint(range(*numbers))

    def _clip(self, place: int) -> int:
        return max(0, min(place, len(self.index.words)))


class _End(msgspec.Struct, frozen=True):
    """How an end of a piece was settled."""

    place: int
    """The border of the span that begins at the run next to it."""
    cost: float = 0.0
    lost: int = 0
    """The size of what was not found."""
    apart: list[Span] = []
    """Places away from the run where the end was found, in order."""


def _confirmed_cost(cost: float, size: int) -> float:
    """Return the cost of words that differ by `cost`: all of them when most letters do.

    Words that have nothing in common agree in a third of their letters.
    """
    return cost if cost <= size / 2 else float(size)
