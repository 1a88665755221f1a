"""The letters of words in a text, however the words are parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.anchoring.letters import Letters


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("sixty five", ["Sixty-five", "sixty five"]),
        ("Sixtyfive, of", ["Sixty-five; of"]),
        ("sixty fi", []),
        ("ixty five", []),
        ("the end", ["the end"]),
        ("", []),
        ("…", []),
    ],
)
def test_letters_are_found_where_words_begin_and_end(quote, parts):
    text = "“Sixty-five; of sixty five, says” the end."
    assert list(Letters(text).find(quote)) == parts


def test_nothing_is_found_in_nothing():
    assert list(Letters("").find("word")) == []


@given(st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=9), st.data())
def test_any_words_in_a_row_are_found_however_they_are_parted(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    gap = data.draw(st.sampled_from(["", " ", " - "]))
    found = list(Letters(" ".join(words)).find(gap.join(words[start:end])))
    assert " ".join(words[start:end]) in found
