"""Places of an older text in a newer one."""

import random

from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.versions import Surroundings

PARAGRAPHS = [
    "The bridge will be closed in March, the mayor said on Monday.",
    "Nobody asked the people who walk across it every morning, said Ida Holm.",
    "We counted the cars and the trucks for a year, an engineer explained.",
    "Safety comes before the comfort of drivers, the mayor repeated.",
    "The ferry goes twice an hour while the river is open.",
]
TEXT = "\n".join(PARAGRAPHS)


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def stays(old: str, new: str, words: str) -> bool:
    """Tell whether words that both texts have once stand in the same surroundings."""
    low, high = Surroundings(old, new).of(span(old, words))
    start, end = span(new, words)
    return low <= start and end <= high


def test_what_stands_below_an_insertion_stays():
    assert stays(TEXT, "A new first paragraph.\n" + TEXT, "the cars and the trucks")


def test_what_stands_between_two_changes_stays():
    new = TEXT.replace("in March", "in late April").replace("twice an hour", "at noon")
    assert stays(TEXT, new, "counted the cars")


def test_what_went_past_a_longer_passage_does_not_stay():
    one, two, three, four, five = PARAGRAPHS
    new = "\n".join([one, three, four, five, two])
    assert not stays(TEXT, new, "people who walk across it")
    assert stays(TEXT, new, "the cars and the trucks")


def test_the_neighbours_of_what_was_taken_out_stay():
    new = TEXT.replace(PARAGRAPHS[2] + "\n", "")
    assert stays(TEXT, new, "Nobody asked the people")
    assert stays(TEXT, new, "Safety comes before")


WORDS = st.lists(
    st.sampled_from(["one", "two", "three", "four", "five", "six", ".", "\n"]), max_size=30
)


@given(WORDS, WORDS, st.data())
def test_a_place_of_the_new_text_is_within_it_and_what_begins_and_ends_both_is_itself(a, b, data):
    old, new = " ".join(a), " ".join(b)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    low, high = Surroundings(old, new).of((start, end))
    assert 0 <= low <= high <= len(new)
    assert Surroundings(old, old).of((start, end)) == (start, end)


@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=8), max_size=12), st.randoms())
def test_words_put_in_between_move_nothing(words, chance: random.Random):
    """Every word is told apart, so that nothing stands in a twin's place."""
    told_apart = [f"{word.strip() or 'x'}{n}" for n, word in enumerate(words)]
    put_in = [
        piece
        for n, word in enumerate(told_apart)
        for piece in ([f"new{n}"] if chance.random() < 0.3 else []) + [word]
    ]
    old, new = " ".join(told_apart), " ".join(put_in)
    for word in told_apart:
        if old.count(word) == new.count(word) == 1:
            assert stays(old, new, word)
