from __future__ import annotations

import pytest

from perspectives.anchoring.quote import parse_quote


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("One lesson … to leave", [["one", "lesson"], ["to", "leave"]]),
        ("One lesson [...] to leave", [["one", "lesson"], ["to", "leave"]]),
        ("One lesson <…> to leave", [["one", "lesson"], ["to", "leave"]]),
        ("One lesson. . . . To leave", [["one", "lesson"], ["to", "leave"]]),
        ("… one lesson …", [["one", "lesson"]]),
        ("One lesson. To leave.", [["one", "lesson", "to", "leave"]]),
        ("… [...] —", []),
    ],
)
def test_elisions_part_the_pieces(quote: str, pieces: list[list[str]]) -> None:
    assert [piece.words for piece in parse_quote(quote).pieces] == pieces


def test_words_in_brackets_are_known_as_inserted() -> None:
    [piece] = parse_quote("the essence of [Kazakhstan’s appeal] to them").pieces
    assert [piece.words[n] for n in sorted(piece.inserted)] == ["kazakhstan's", "appeal"]
    assert piece.weights == [3, 7, 2, 0, 0, 2, 4]


@pytest.mark.parametrize(
    ("quote", "words"),
    [("[W]e know", ["we", "know"]), ("it want[s] more", ["it", "wants", "more"])],
)
def test_brackets_inside_a_word_belong_to_the_word(quote: str, words: list[str]) -> None:
    [piece] = parse_quote(quote).pieces
    assert (piece.words, piece.inserted) == (words, frozenset())


def test_a_quote_that_is_all_insertion_is_taken_at_its_word() -> None:
    [piece] = parse_quote("[No comment]").pieces
    assert piece.inserted == frozenset()


def test_the_marks_around_a_quote_are_kept_folded() -> None:
    quotation = parse_quote("“… We do not know!”")
    assert (quotation.opening, quotation.closing) == ('"', '!"')
