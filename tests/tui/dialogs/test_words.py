"""A choice by a few letters."""

from tui.dialogs.words import fitting

TITLES = ["Article: The bridge", "Article: The reply", "Articles"]


def test_what_holds_all_that_was_typed_comes_first() -> None:
    assert fitting("reply", TITLES)[0] == 1


def test_words_may_be_left_out_between_those_that_were_typed() -> None:
    assert fitting("article reply", TITLES)[0] == 1
    assert fitting("bridge article", TITLES)[0] == 0


def test_letters_that_are_swapped_are_found_too() -> None:
    assert set(fitting("artcile", TITLES)) == {0, 1, 2}
