"""A headline is shown once, and no offset moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.headline import headline, said_once
from tui.drawing.line_map import LineMap

TITLE = "The quay stays open"


@pytest.mark.parametrize("text", [f"{TITLE}\n\nBy Holm", f"\n {TITLE.upper()}\nBy Holm", TITLE])
def test_a_text_begins_with_its_title_whatever_the_case(text):
    span = headline(text, TITLE)
    assert span is not None
    assert text[slice(*span)].casefold() == TITLE.casefold()


@pytest.mark.parametrize("text", ["", "By Holm", f"By Holm\n{TITLE}", f"{TITLE}, he said"])
def test_a_text_that_begins_otherwise_has_no_headline(text):
    assert headline(text, TITLE) is None
    assert headline(text, None) is None
    assert said_once(text, TITLE) == text


@given(st.integers(1, 4), st.integers(1, 3), st.integers(5, 60))
def test_a_headline_said_over_and_over_is_shown_once_and_no_offset_moves(times, blank, width):
    text = ("\n" * blank).join([*[TITLE] * times, "By Holm"])
    once = said_once(text, TITLE)
    assert len(once) == len(text)
    assert once.index("By Holm") == text.index("By Holm")
    lines = LineMap(once, width)
    shown = [once[slice(*lines.shown(line))] for line in range(len(lines))]
    assert " ".join(" ".join(shown).split()) == f"{TITLE} By Holm"
    assert sum(not line for line in shown) == blank - 1
