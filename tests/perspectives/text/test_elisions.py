import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.elisions import joined


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        (["The quay,", "is shut."], "The quay … is shut."),
        (["The quay is shut.", "We know."], "The quay is shut. … We know."),
        (["Is it shut?", "It is,"], "Is it shut? … It is,"),
        (["The quay –", "– is shut"], "The quay … is shut"),
        (["The quay ...", "… is shut", "now"], "The quay … is shut … now"),
        (["The\nquay,  she ,", "is\u00a0shut"], "The quay, she … is shut"),
        (["The quay", ", –", "is shut"], "The quay … is shut"),
        (["The quay", "...", "is shut"], "The quay … is shut"),
        (["The quay,"], "The quay,"),
        ([], ""),
    ],
)
def test_pieces_are_joined_by_an_elision_and_a_pause_before_one_goes(pieces, line):
    assert joined(pieces) == line


@given(st.lists(st.text("ab ,.…–\n", max_size=8), max_size=4))
def test_every_word_of_every_piece_is_kept_in_one_line(pieces):
    line = joined(pieces)
    letters = [letter for piece in pieces for letter in piece if letter.isalpha()]
    assert [letter for letter in line if letter.isalpha()] == letters
    assert "\n" not in line
    assert "  " not in line
