"""A few words of a quote, fitted to the words that an article has about there.

This is the alignment of sequences with affine gaps (Gotoh, 1982,
doi:10.1016/0022-2836(82)90398-9), word by word. What the two sides have in the same place is
compared letter by letter; a gap is what the quote left out, such as its attribution. It takes time
in proportion to the words of the quote and those of the article, multiplied.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec
from rapidfuzz import distance

from perspectives.anchoring.cues import cues
from perspectives.anchoring.index import WordIndex
from perspectives.anchoring.punctuation import border_strength, ends_sentence
from perspectives.model import Span

# All of these are in characters of difference, against which they are weighed. What is likelier
# costs less: an attribution of two or more words is the commonest thing that a quote lacks, then
# a word that was replaced, then one that was dropped.
_GAP_EDGE = 1.5
"""What it costs that a gap begins, or ends, where nothing tells that an attribution does."""
_LIKELY_EDGE = 0.5
"""The same where punctuation or a word of reporting tells it."""
GAP_WORD = 0.3
"""For each word of a gap: six letters that agree outweigh about ten words between."""
_SENTENCE = 3.0
"""For each end of a sentence inside a gap: attributions seldom hold one."""
_UNLIKE = 2.0
"""How much more it costs to have one word stand for quite another than to lack its letters."""
_LACKED = 1.0
"""How much more than that it costs to lack a word: what was replaced has a place."""
SURPLUS = 3.0
"""What it costs to claim a word that the quote lacks: less than a gap and a word in its place."""
_INSERTED_WORD = 0.3
_INSERTED_NOTHING = 2.0
"""What it costs to have an insertion stand for each word, or for none: it mostly replaces some."""
INSERTION = 1.0
"""What an insertion takes from what is confirmed, whatever it stands for."""
_CONTRACTION = 2.0
"""What it costs that a word with an apostrophe ("we've") stands for two ("we have")."""
_NEVER = 1e9
"""More than any way through a grid costs."""


def gap_begins(index: WordIndex, place: int) -> float:
    """Return what it costs that a gap begins with the word at `place`."""
    likely = index.words[place] in cues().openers or index.between(place) != " "
    return _LIKELY_EDGE if likely else _GAP_EDGE


def gap_ends(index: WordIndex, place: int) -> float:
    """Return what it costs that a gap ends before the word at `place`."""
    likely = index.words[place - 1] in cues().words or index.between(place) != " "
    return _LIKELY_EDGE if likely else _GAP_EDGE


class Fitted(msgspec.Struct, frozen=True):
    """Where words stand."""

    spans: list[Span]
    """Places in order, disjoint, no two adjacent; the words left out lie between them."""
    cost: float
    """The characters of the quote that differ, or that the article has beyond it, gaps apart."""


_Step: TypeAlias = tuple[int, int, bool, float]
"""How a cell was reached: from which row and place, claiming the words between or not; its cost.

A tuple without names, because there is one for every cell."""


def difference(word: str, other: str) -> int:
    """Return in how many characters a quote's word differs from another: in all, if not alike.

    Letters that changed places count once. Words are alike where a third of the letters differ at
    most; words that have nothing in common still agree in a third of theirs.
    """
    if word == other:
        return 0
    size = len(word)
    if abs(size - len(other)) > size // 3:
        return size
    edits = distance.OSA.distance(word, other, score_cutoff=size // 3)
    return edits if 3 * edits <= size else size


def fit(
    tokens: Sequence[str | None], index: WordIndex, within: Span, *, left: bool, right: bool
) -> Fitted:
    """Fit words of a quote to the places `within`; None stands for an editor's insertion.

    Where the rest of the quote ends at the first of those places (`left`), or goes on after the
    last (`right`), the words there are either claimed or a gap; elsewhere they do not count.
    """
    return _Grid(tokens, index, within, left, right).trace()


class _Grid:
    """The cells of the alignment: a row for so many words of the quote, a column for a place."""

    def __init__(
        self,
        tokens: Sequence[str | None],
        index: WordIndex,
        within: Span,
        left: bool,
        right: bool,
    ) -> None:
        low, high = within
        self._low = low
        self._right = right
        self._words = words = index.words[low:high]
        marks = index.all_between(within)
        self._borders = [0.0 if mark == " " else border_strength(mark) for mark in marks]
        # A word that stands for another should not lie beyond a border, seen from the rest.
        self._crossed = self._borders if left else self._borders[1:]
        if left and right:
            self._crossed = [0.0] * len(words)
        self._gap_words = [
            GAP_WORD + _SENTENCE if mark != " " and ends_sentence(before, mark) else GAP_WORD
            for before, mark in zip(("", *words), marks, strict=True)
        ]
        openers = cues().openers
        self._begins = [
            _LIKELY_EDGE if border or word in openers else _GAP_EDGE
            for word, border in zip(words, self._borders, strict=False)
        ]
        size = len(words) + 1
        self._steps: list[list[_Step | None]] = []
        row = [0.0] + [_NEVER if left else 0.0] * (size - 1)
        steps: list[_Step | None] = [None] * size
        if left:
            self._lengthen(0, row, steps)
        self._steps.append(steps)
        for number, token in enumerate(tokens, 1):
            row, steps = self._insertion(row) if token is None else self._word(number, token, row)
            if right or number < len(tokens):
                self._lengthen(number, row, steps)
            self._steps.append(steps)
        self._last = row

    def _word(
        self, number: int, token: str, above: list[float]
    ) -> tuple[list[float], list[_Step | None]]:
        """Return the row in which a word is the same as the article's, another, or lacking."""
        size = len(token)
        lacking = size + _UNLIKE + _LACKED
        row = [above[0] + lacking]
        steps: list[_Step | None] = [(number - 1, 0, False, size)]
        contraction = token.split("'")[0] if "'" in token else None
        for place, word in enumerate(self._words):
            cost = 0 if word == token else difference(token, word)
            total = above[place] + cost
            if cost == size:
                total += _UNLIKE + self._crossed[place]
            if total <= above[place + 1] + lacking:
                row.append(total)
                steps.append((number - 1, place, True, cost))
            else:
                row.append(above[place + 1] + lacking)
                steps.append((number - 1, place + 1, False, size))
            if contraction and place and self._words[place - 1] == contraction:
                total = above[place - 1] + _CONTRACTION
                if total < row[-1]:
                    row[-1] = total
                    steps[-1] = (number - 1, place - 1, True, _CONTRACTION)
        return row, steps

    def _insertion(self, above: list[float]) -> tuple[list[float], list[_Step | None]]:
        """Return the row in which an insertion stands for any number of words."""
        number = len(self._steps)
        nothing = _INSERTED_NOTHING
        row, begin = [above[0] + nothing], 0
        steps: list[_Step | None] = [(number - 1, 0, True, INSERTION)]
        standing = above[0]
        for place in range(1, len(above)):
            standing += _INSERTED_WORD
            empty = above[place] + nothing
            if empty <= standing:
                row.append(empty)
                steps.append((number - 1, place, True, INSERTION))
            else:
                row.append(standing)
                steps.append((number - 1, begin, True, INSERTION))
            if above[place] < standing:
                standing, begin = above[place], place
        return row, steps

    def _lengthen(self, number: int, row: list[float], steps: list[_Step | None]) -> None:
        """Let words that the quote lacks follow each place: claimed ones, or a gap.

        A gap has two words or more, unless the one speaks of reporting or has punctuation around.
        """
        borders, begins, gap_words = self._borders, self._begins, self._gap_words
        alone_words, cue_words = cues().alone, cues().words
        gap, begin = _NEVER, 0
        for place, word in enumerate(self._words, 1):
            before = row[place - 1]
            alone = before + begins[place - 1] + GAP_WORD
            gap += gap_words[place - 1]
            if place > 1:
                two = row[place - 2] + begins[place - 2] + GAP_WORD + gap_words[place - 1]
                if two < gap:
                    gap, begin = two, place - 2
            best, start = gap, begin
            if alone < best and (word in alone_words or (borders[place] and borders[place - 1])):
                best, start = alone, place - 1
            best += _LIKELY_EDGE if borders[place] or word in cue_words else _GAP_EDGE
            claimed = before + SURPLUS
            if best < row[place] and best < claimed:
                row[place] = best
                steps[place] = (number, start, False, 0.0)
            elif claimed < row[place]:
                row[place] = claimed
                steps[place] = (number, place - 1, True, min(len(word) + 1.0, SURPLUS))

    def trace(self) -> Fitted:
        """Return the best way through the grid."""
        last = len(self._last) - 1
        place = last if self._right else min(range(last + 1), key=self._last.__getitem__)
        row, cost = len(self._steps) - 1, 0.0
        spans: list[Span] = []
        while step := self._steps[row][place]:
            row, before, claims, added = step
            cost += added
            if claims and before < place:
                end = place
                if spans and spans[-1][0] == self._low + place:
                    end = spans.pop()[1] - self._low
                spans.append((self._low + before, self._low + end))
            place = before
        return Fitted(spans[::-1], cost)
