from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.worddiff import WordChange, word_diff


def test_words_that_differ_are_told_apart_from_those_that_are_equal() -> None:
    assert word_diff("We ask for a clarification", "We ask for clarification on this") == (
        WordChange("equal", ("We", "ask", "for"), ("We", "ask", "for")),
        WordChange("delete", ("a",), ()),
        WordChange("equal", ("clarification",), ("clarification",)),
        WordChange("insert", (), ("on", "this")),
    )


def test_a_replaced_word_shows_both_sides() -> None:
    changes = word_diff("when Russians are in your house", "when Americans are in your house")
    assert changes[1] == WordChange("replace", ("Russians",), ("Americans",))


def test_case_punctuation_and_stray_hyphens_make_no_difference() -> None:
    [change] = word_diff("the request, “justified” or not", "The req-uest – justified, or not?")
    assert change.change == "equal"
    assert change.article == ("The", "req-uest –", "justified,", "or", "not?")


def test_nothing_compares_to_nothing() -> None:
    assert word_diff("", "…") == ()
    assert word_diff("yes", "") == (WordChange("delete", ("yes",), ()),)


@given(st.text(alphabet="aB é-—.“” '1\n", max_size=80), st.text(alphabet="ab é-.", max_size=80))
def test_all_words_of_both_sides_are_in_the_diff_in_order(quote: str, article: str) -> None:
    changes = word_diff(quote, article)
    for side, text in (("quote", quote), ("article", article)):
        words = [word for change in changes for word in getattr(change, side)]
        assert not words or "".join("".join(words).split()) == "".join(text.split())
    assert all(change.quote or change.article for change in changes)


@given(st.text(max_size=80))
def test_a_text_is_equal_to_itself(text: str) -> None:
    assert all(change.change == "equal" for change in word_diff(text, text))
