"""Ways to go on with what is being typed, the likeliest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perspectives.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 50
"""How many completions are offered."""

LEAST_TO_GUESS = 3
"""How many letters have to be typed before a name is offered that holds them only nearly."""

LOWEST_FIT = 75.0
"""Of 100: below it, what was typed and a name have too few letters in common."""


class Completion(NamedTuple):
    """One way to go on."""

    label: str
    insert: str
    """What takes the place of what was typed."""
    detail: str = ""
    """What helps to choose; who said it, or what a key is for."""
    behind: str = ""
    """What is put in behind the cursor."""


def ranked(typed: str, candidates: Sequence[Completion]) -> tuple[Completion, ...]:
    """Return the completions that fit what was typed.

    Those that begin with it come first, then those in which a word does, also in the detail, then
    those that nearly hold it; within each, in the order given.
    """
    wanted = _comparable(typed.strip())
    if not wanted:
        return tuple(candidates[:MOST])
    begin, contain, others = [], [], []
    word = re.compile(rf"(?<!\w){re.escape(wanted)}")
    for one in candidates:
        label = _comparable(one.label).removeprefix("- ")
        if label.startswith(wanted):
            begin.append(one)
        elif word.search(label) or (one.detail and word.search(_comparable(one.detail))):
            contain.append(one)
        else:
            others.append(one)
    found = begin + contain
    if len(found) < MOST and len(wanted) >= LEAST_TO_GUESS and others:
        found += _near(wanted, others)
    return tuple(found[:MOST])


def _near(wanted: str, candidates: Sequence[Completion]) -> Iterator[Completion]:
    """Yield the completions whose label nearly holds what was typed, the best first.

    A fit is the mean of the best stretch of the label and of the letters that stand in order, so
    that letters may be left out or swapped.
    """
    # Not at the top: most of what is typed begins some word.
    from rapidfuzz import distance, fuzz

    fits = []
    for one in candidates:
        label = _comparable(one.label)
        in_order = 100 * distance.LCSseq.similarity(wanted, label) / len(wanted)
        fits.append((fuzz.partial_ratio(wanted, label) + in_order) / 2)
    best = sorted(range(len(fits)), key=lambda index: -fits[index])
    return (candidates[index] for index in best if fits[index] >= LOWEST_FIT)


def _comparable(text: str) -> str:
    # Thousands of names are compared at every key, and folding takes its time.
    return text.casefold() if text.isascii() else fold(text).text
