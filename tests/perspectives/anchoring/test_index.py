from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perspectives.anchoring.index import COMMON, WordIndex
from perspectives.text.words import split_words, word_spans

few_words = st.lists(st.sampled_from(["a", "b", "c"]), max_size=400)


def test_words_are_split_at_what_no_word_holds() -> None:
    assert split_words('it\'s "so", he_said: 3.5 [x]') == [
        "it's",
        "so",
        "he",
        "said",
        "3",
        "5",
        "x",
    ]


def test_every_letter_of_an_unspaced_script_is_a_word() -> None:
    assert split_words("我们 ok") == ["我", "们", "ok"]


@given(st.text())
def test_words_stand_where_the_index_says(text: str) -> None:
    index = WordIndex(text)
    assert [text[start:end] for start, end in zip(index.starts, index.ends, strict=True)] == (
        index.words
    )
    assert [text[start:end] for start, end in word_spans(text)] == index.words == split_words(text)


@given(few_words, st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=8))
def test_the_places_of_words_in_a_row_are_found(text: list[str], words: list[str]) -> None:
    index = WordIndex(" ".join(text))
    places = [n for n in range(len(text)) if text[n : n + len(words)] == words]
    found = index.occurrences(words)
    assert set(found) <= set(places)
    assert found == places or len(places) > COMMON
    assert index.occurrences_within(words, (0, len(text))) == places


@given(few_words, few_words.filter(bool), st.integers(0, 400), st.integers(0, 400))
def test_no_place_is_found_outside_the_bounds(
    text: list[str], words: list[str], low: int, high: int
) -> None:
    words = words[:3]
    low, high = min(low, len(text)), min(high, len(text))
    found = WordIndex(" ".join(text)).occurrences_within(words, (low, high))
    places = range(low, high - len(words) + 1)
    assert found == [n for n in places if text[n : n + len(words)] == words]


@given(few_words)
def test_a_seed_is_rare_and_stands_where_it_says(words: list[str]) -> None:
    index = WordIndex(" ".join(words))
    for number in range(len(words)):
        places = index.seed(words, number)
        if places is not None:
            assert number in places
            assert len(places) <= COMMON
