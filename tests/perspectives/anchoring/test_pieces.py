"""What is said in pieces is shown in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.anchoring.pieces import elided, pieces

FIRST, SECOND = "The quay is safe for every ship,", "and no captain is turned away"


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (
            "The quay is safe for every ship, and no captain is turned away.",
            "The quay is safe for every ship … and no captain is turned away.",
        ),
        (
            "The quay is safe for every ship and no captain is turned away",
            "The quay is safe for every ship … and no captain is turned away",
        ),
        (
            "The quay is safe for every boat – and no captain is turned away",
            "The quay is safe for every boat … and no captain is turned away",
        ),
        (
            "The quay is safe for every ship, “and no captain is turned away”",
            "The quay is safe for every ship … “and no captain is turned away”",
        ),
        (
            "The quay is safe for every ship! And no captain is turned away",
            "The quay is safe for every ship! … And no captain is turned away",
        ),
    ],
)
def test_a_quote_has_an_elision_where_its_article_interrupts_it(quote, shown):
    assert elided(quote, (FIRST, SECOND)) == shown


@pytest.mark.parametrize("mark", ["…", "...", "[…]", "<...>", ", …"])
def test_an_elision_of_the_quote_s_own_stays_as_it_is(mark):
    quote = f"The quay is safe for every ship {mark} and no captain is turned away"
    assert elided(quote, (FIRST, SECOND)) == quote


def test_words_without_spaces_are_not_pulled_apart():
    assert elided("港口是安全的，没有人被拒绝", ("港口是安全的，", "没有人被拒绝")) == (
        "港口是安全的 … 没有人被拒绝"
    )


def test_what_is_said_in_one_go_is_shown_as_it_is_written():
    quote = "The quay  is safe,\nfor every ship"
    assert elided(quote, ("The quay is safe for every ship",)) == quote


WORDS = st.lists(st.sampled_from(["quay", "ship", "no", "safe", "turned"]), min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_an_elision_stands_between_the_pieces_and_no_word_is_lost(said):
    parts = tuple(" ".join(piece) for piece in said)
    assert elided(", ".join(parts), parts).split(" … ") == [*parts]


def test_marks_alone_part_no_pieces():
    text = "“The quay is safe.\n\n“Nobody is turned away,” she said, “today.”"
    spans = [(1, 17), (21, 42), (text.index("today"), text.index("today") + 5)]
    assert [text[slice(*piece)] for piece in pieces(text, spans)] == [
        "The quay is safe.\n\n“Nobody is turned away",
        "today",
    ]
