import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.drawing.visible import visible, visible_line

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("\x9b2J", "�2J"),
        ("a\u202eb\u202c", "a�b�"),
        ("\u2066x\u2069\u200f", "�x��"),
        ("a\tb", "a b"),
        ("req\u00aduest", "req‐uest"),
        ("a\r\nb", "a␍\nb"),
        ("line\u2028end", "line␤end"),
        ("stray \udcff byte", "stray � byte"),
        ("a\u200db", "a\u200cb"),
    ],
)
def test_what_would_work_on_the_terminal_is_shown(hostile, shown):
    assert visible(hostile) == shown


@pytest.mark.parametrize(
    "text",
    ["Nur‑Sultan", "Қазақстан", "می\u200cخواهم", "👩\u200d👩\u200d👧", "e\u0301", "a\u00a0b"],
)
def test_words_are_left_alone(text):
    assert visible(text) == text


def test_in_one_line_a_newline_is_shown_too():
    assert visible_line("a\nb") == "a␊b"


@given(ANY_TEXT)
def test_offsets_stay_what_they_are(text):
    assert len(visible(text)) == len(visible_line(text)) == len(text)


@given(ANY_TEXT)
def test_no_control_character_is_left(text):
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in visible_line(text))


@given(ANY_TEXT)
def test_making_visible_twice_changes_no_more(text):
    assert visible(visible(text)) == visible(text)


@given(st.lists(st.sampled_from(["a", "я", "\t", "\x1b", "\u00ad", "\u202e", "\x85", "\u2028"])))
def test_each_of_these_takes_one_cell(chars):
    assert cell_len(visible_line("".join(chars))) == len(chars)
