from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.drawing.line_map import LineMap, headings
from tui.drawing.visible import visible

PROSE = st.text(
    st.sampled_from("aeinrst ,-—\n") | st.characters(exclude_categories=["Cs"]), max_size=400
).map(visible)
WIDTHS = st.integers(1, 90)


@given(PROSE, WIDTHS)
@example("", 1)
@example("\n\n", 3)
@example("日本語の文章\u0301です👩‍🚀 ok", 5)
def test_lines_tile_the_text(text: str, width: int) -> None:
    lines = LineMap(text, width)
    spans = [lines.span(line) for line in range(len(lines))]
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(before[1] == after[0] for before, after in pairwise(spans))


@given(PROSE, WIDTHS)
def test_every_character_stands_on_the_line_that_its_offset_leads_to(text: str, width: int) -> None:
    lines = LineMap(text, width)
    for offset in range(len(text)):
        start, end = lines.span(lines.line_of(offset))
        assert start <= offset < end


@given(PROSE, st.integers(2, 90))
@example("👩‍🚀" * 40, 7)
@example("Кирилли́ческий текст, " * 9, 12)
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    lines = LineMap(text, width)
    for line in range(len(lines)):
        start, end = lines.shown(line)
        assert cell_len(text[start:end]) <= width


@given(PROSE, WIDTHS)
def test_what_is_not_drawn_of_a_line_is_only_white_space(text: str, width: int) -> None:
    lines = LineMap(text, width)
    for line in range(len(lines)):
        assert not text[lines.shown(line)[1] : lines.span(line)[1]].strip(" \n")


def test_a_line_ends_between_words() -> None:
    lines = LineMap("the quick brown fox jumps", 10)
    assert [lines.span(line) for line in range(len(lines))] == [(0, 10), (10, 20), (20, 25)]


def test_a_word_too_long_for_the_line_ends_after_a_dash_or_anywhere() -> None:
    lines = LineMap("half-finished unquestionably", 6)
    text = lines.text
    drawn = [text[slice(*lines.shown(line))] for line in range(len(lines))]
    assert drawn == ["half-", "finish", "ed", "unques", "tionab", "ly"]


def test_a_long_paragraph_is_followed_by_air_and_short_lines_are_not() -> None:
    paragraph = "word " * 30
    lines = LineMap(f"Heading\n{paragraph}\nnext", 50)
    drawn = [lines.text[slice(*lines.shown(line))] for line in range(len(lines))]
    assert drawn[0] == "Heading"
    assert drawn[1].startswith("word")
    assert drawn[-2:] == ["", "next"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    lines = LineMap("abcde\u0301fg", 5)
    assert lines.span(0) == (0, 6)


def test_a_short_line_over_a_paragraph_is_a_heading() -> None:
    paragraph = "It was a long day in the capital, and nobody who was asked would say why. " * 3
    text = f"Moscow's reaction\n{paragraph}\nHe left.\n{paragraph}"
    assert [text[start:end] for start, end in headings(text)] == ["Moscow's reaction"]
