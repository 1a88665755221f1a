from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.folding import fold

# What folding treats in a way of its own, among whatever else there is.
texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("aBeé \n\t-–—.,'\"“”’…ßﬁ½İ\u00ad\u200b\u0301\u00a0①한が1"), st.characters()
    )
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The req-uest of the Kazakh autho-rities", "the request of the kazakh authorities"),
        ("a well-known autho-\n  rity", "a wellknown authority"),
        ("“Yes,”  he said", '"yes," he said'),
        ("it’s ‘so’", "it's 'so'"),
        ("''Yes,'' he said", '"yes," he said'),
        ("help—yes – or -- no", "help - yes - or - no"),
        ("one\u00a0two\r\n\tthree", "one two three"),
        ("José, naïve Ångström", "jose, naive angstrom"),
        ("Jose\u0301", "jose"),
        ("oﬃce ﬁle", "office file"),
        ("wait…", "wait..."),
        ("co\u00adop\u200beration\ufeff", "cooperation"),
        ("Straße ＦＵＬＬ", "strasse full"),
        ("the U.S. and the E.U.", "the us. and the eu."),
        ("10,000 in 2021, 2022", "10000 in 2021, 2022"),
        ("Йод, ёлка", "иод, елка"),
        ("2010-2020, -5", "2010-2020, -5"),
    ],
)
def test_what_two_writers_spell_differently_folds_to_the_same(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_letter_is_not_folded_into_another_letter() -> None:
    assert fold("Yertysbayev").text != fold("Ertysbayev").text


@pytest.mark.parametrize("composed", ["が", "한국", "é", "й", "ấ"])
def test_composed_and_decomposed_letters_fold_to_the_same(composed: str) -> None:
    assert fold(composed).text == fold(unicodedata.normalize("NFD", composed)).text


def test_letters_that_differ_by_more_than_an_accent_stay_apart() -> None:
    assert fold("が").text != fold("か").text


def test_the_map_leads_back_across_every_sort_of_rewriting() -> None:
    text = "He said: “The autho-\nrities…  will—ﬁnally—act.”"
    folded = fold(text)
    start = folded.text.index("authorities")
    assert text[slice(*folded.span(start, start + len("authorities")))] == "autho-\nrities"
    start = folded.text.index("finally")
    assert text[slice(*folded.span(start, start + len("finally")))] == "ﬁnally"
    start = folded.text.index("...")
    assert text[slice(*folded.span(start, start + 3))] == "…"
    assert folded.span(0, len(folded.text)) == (0, len(text))


@given(texts)
def test_the_map_is_monotone_and_in_range(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(n, n + 1) for n in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left == right or left[1] <= right[0] for left, right in pairwise(spans))


@given(texts)
def test_every_folded_character_comes_from_what_it_is_mapped_to(text: str) -> None:
    folded = fold(text)
    for n, character in enumerate(folded.text):
        start, end = folded.span(n, n + 1)
        # Alone, what was kept of a white space or a dash is the same but for the spaces around.
        assert character.strip() in fold(text[start:end]).text


@given(texts, st.data())
def test_a_span_is_the_hull_of_its_characters_spans(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        hull = folded.span(start, start + 1)[0], folded.span(end - 1, end)[1]
        assert folded.span(start, end) == hull


@given(st.text(alphabet="abc déf “”’.,!?0123"))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
