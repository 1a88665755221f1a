"""Things found by a few letters of their names and words."""

from perspectives.text.fuzzy import Fuzzy

THINGS = Fuzzy(
    [
        ("The harbour stays open", "The Gazette 2031"),
        ("A bridge is closed", "Morning Herald harbour.txt"),
        ("“Taxes” shall rise", "The Gazette 2030"),
    ]
)


def test_nothing_typed_finds_everything_in_its_order():
    assert THINGS.find("  ") == [0, 1, 2]


def test_a_name_counts_for_more_than_other_words():
    assert THINGS.find("harbour") == [0, 1]


def test_letters_may_be_left_out_of_a_name():
    assert THINGS.find("brdg") == [1]


def test_every_word_has_to_fit_something():
    assert THINGS.find("gazette taxes") == [2]
    assert THINGS.find("herald taxes") == []
