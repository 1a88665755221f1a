from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.anchoring.gaps import difference, fit
from perspectives.anchoring.index import WordIndex
from perspectives.text.folding import fold

words = st.lists(st.sampled_from(["the", "pier", "said", "was", "old", "piers", "she"]), max_size=9)
insertions = st.lists(st.sampled_from(["the", "pier", "old", "we've", None]), max_size=5)


def fitted(quote: str, text: str, *, left: bool = False, right: bool = False) -> list[str]:
    index = WordIndex(fold(text).text)
    part = fit(quote.split(), index, (0, len(index.words)), left=left, right=right)
    return [" ".join(index.words[start:end]) for start, end in part.spans]


@pytest.mark.parametrize(
    ("quote", "text", "spans"),
    [
        ("the pier", "the pier, she said,", ["the pier"]),
        ("the pier is safe", "the pier, the mayor said, is safe", ["the pier", "is safe"]),
        ("who", "who might be expected", ["who"]),
        ("the bridge", "the pier", ["the pier"]),
        ("we've seen", "we have seen", ["we have seen"]),
        ("the peir", "the pier", ["the pier"]),
    ],
)
def test_words_are_fitted_before_a_run(quote: str, text: str, spans: list[str]) -> None:
    assert fitted(quote, text, right=True) == spans


def test_a_word_after_a_run_does_not_stand_for_one_beyond_the_quotation_mark() -> None:
    assert fitted("today", '" said the mayor', left=True) == []
    assert fitted("today", " tonight", left=True) == ["tonight"]


def test_a_dropped_word_between_two_runs_is_claimed() -> None:
    assert fitted("a boat", "a small boat", left=True, right=True) == ["a small boat"]


@pytest.mark.parametrize("cue", ["seems", "reportedly", "called"])
def test_a_word_of_reporting_between_two_runs_is_left_out(cue: str) -> None:
    assert fitted("a boat", f"a {cue} boat", left=True, right=True) == ["a", "boat"]


def test_an_insertion_stands_for_words_of_the_article() -> None:
    index = WordIndex("sell the old pier to them")
    part = fit(["sell", None, "to"], index, (0, 6), left=False, right=False)
    assert (part.spans, part.cost) == ([(0, 5)], 1.0)


def test_letters_that_changed_places_differ_once() -> None:
    assert difference("pier", "peir") == 1
    assert difference("pier", "wall") == len("pier")


@given(insertions, words, st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans())
def test_spans_lie_within_the_bounds_in_order_and_apart(
    tokens: list[str | None], text: list[str], low: int, high: int, left: bool, right: bool
) -> None:
    low, high = sorted((min(low, len(text)), min(high, len(text))))
    part = fit(tokens, WordIndex(" ".join(text)), (low, high), left=left, right=right)
    assert all(low <= start < end <= high for start, end in part.spans)
    assert all(end < start for (_, end), (start, _) in pairwise(part.spans))
    assert part.cost >= 0


@given(words.filter(bool), words, words)
def test_words_that_stand_in_a_row_cost_nothing(
    quote: list[str], before: list[str], after: list[str]
) -> None:
    text = [*before, *quote, *after]
    part = fit(quote, WordIndex(" ".join(text)), (0, len(text)), left=False, right=False)
    assert part.cost == 0
    assert sum(end - start for start, end in part.spans) == len(quote)
