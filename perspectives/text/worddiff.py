"""What differs, word by word, between a quote and the words of the article."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, TypeAlias

import msgspec
from rapidfuzz import distance

from perspectives.model import Span
from perspectives.text.folding import fold
from perspectives.text.words import word_spans

Change: TypeAlias = Literal["equal", "replace", "delete", "insert"]

_LONGEST = 5000
"""Words after these are compared as a whole: the memory that a comparison takes is quadratic."""


class WordChange(msgspec.Struct, frozen=True):
    """Words in a row that are the same on both sides, or that differ."""

    change: Change
    """What makes the article's words of the quote's: `delete` is for words that only the quote
    has, `insert` for words that only the article has."""
    quote: tuple[str, ...]
    """As they are written, with the punctuation beside them."""
    article: tuple[str, ...]


def word_diff(quote: str, article: str) -> tuple[WordChange, ...]:
    """Compare the words of a quote and of the article's text that it was found in.

    Words that fold to the same are equal, whatever their punctuation, and as many as can be are.
    All words of both sides are in the result, in order.
    """
    ours, our_words = _words(quote)
    theirs, their_words = _words(article)
    changes: list[WordChange] = []

    def add(left: Span, right: Span) -> None:
        if left[0] == left[1] and right[0] == right[1]:
            return
        change: Change = "replace"
        if our_words[slice(*left)] == their_words[slice(*right)]:
            change = "equal"
        elif left[0] == left[1]:
            change = "insert"
        elif right[0] == right[1]:
            change = "delete"
        changes.append(WordChange(change, tuple(ours[slice(*left)]), tuple(theirs[slice(*right)])))

    left = right = 0
    for block in distance.LCSseq.editops(
        our_words[:_LONGEST], their_words[:_LONGEST]
    ).as_matching_blocks():
        add((left, block.a), (right, block.b))
        left, right = block.a + block.size, block.b + block.size
        add((block.a, left), (block.b, right))
    add((left, len(ours)), (right, len(theirs)))
    return tuple(changes)


def _words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of `text` as they are written, and folded."""
    folded = fold(text)
    spans = word_spans(folded.text)
    starts = [folded.span(*span)[0] for span in spans]
    borders = [0, *starts[1:], len(text)] if starts else []
    written = [text[start:end].strip() for start, end in pairwise(borders)]
    return written, [folded.text[start:end] for start, end in spans]
