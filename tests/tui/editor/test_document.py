"""What is edited is saved as it was, but for what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.lines import Lines
from tui.editor.document import FileDocument, changed_lines, shown_line, split_lines

ENDS = ["\n", "\r\n", "\r"]
PIECES = st.sampled_from(
    [
        *ENDS,
        "\x85",
        "\u2028",
        "\u2029",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x1d",
        "\0",
        "\x1b[31m",
        "\ud800",
        "\u202eabc",
        "👩\u200d🚀",
        "☎\ufe0f",
        "é",
        "\t",
        "a",
        " ",
        "- quote: x",
        "日本",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def document(text):
    return FileDocument(text, lambda *_: None)


def locations(text):
    """Return every place in a text where a cursor can stand, with its offset."""
    lines, ends = split_lines(text)
    offset = 0
    for row, line in enumerate(lines):
        for column in range(len(line) + 1):
            yield (row, column), offset + column
        offset += len(line) + len(ends[row] if row < len(ends) else "")


@given(TEXTS)
def test_what_is_not_touched_comes_out_as_it_went_in(text):
    file = document(text)
    file.replace_range((0, 0), (0, 0), "")
    assert file.text == text


@given(TEXTS)
def test_its_lines_are_those_that_diagnostics_count(text):
    lines = Lines(text)
    assert document(text).lines == [lines.line(number) for number in range(len(lines))]


@given(TEXTS)
def test_a_location_is_an_offset_and_the_other_way_round(text):
    file = document(text)
    for location, offset in locations(text):
        assert file.offset(location) == offset
        assert file.location(offset) == location
    assert file.location(len(text) + 9) == file.end


@given(TEXTS, TEXTS, st.data())
def test_an_edit_changes_the_characters_between_two_places_and_no_other(text, typed, data):
    file = document(text)
    places = list(locations(text))
    (start, first), (end, last) = sorted(
        [data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))]
    )
    result = file.replace_range(end, start, typed)
    assert file.text == text[:first] + typed + text[last:]
    assert result.replaced_text == text[first:last]
    assert file.offset(result.end_location) == first + len(typed)
    assert file.shown.lines == [shown_line(line) for line in file.lines]
    file.replace_range(start, result.end_location, result.replaced_text)
    assert file.text == text


@given(TEXTS)
def test_a_line_is_shown_in_as_many_characters_none_of_which_moves_the_cursor(text):
    for line in split_lines(text)[0]:
        shown = shown_line(line)
        assert len(shown) == len(line)
        assert not set(shown) & set("\t\x1b\x85\u2028\u202e\u200d\ufe0f\0")


@pytest.mark.parametrize("end", ENDS)
def test_a_new_line_ends_as_its_neighbour_does(end):
    assert document(f"a{end}b").line_end(0) == end
    assert document(f"a{end}b").line_end(1) == end
    assert document(f"a\nb{end}c\nd").line_end(1) == end


def test_a_text_without_lines_ends_them_as_most_do():
    assert document("").line_end(0) == "\n"


def test_a_line_that_is_deleted_past_the_last_one_leaves_its_line_empty():
    file = document("a\r\nb")
    assert file.replace_range((1, 0), (2, 0), "").replaced_text == "b"
    assert file.text == "a\r\n"


def test_each_edit_says_which_lines_changed():
    splices = []
    file = FileDocument("a\nb\nc", lambda *splice: splices.append(splice))
    file.replace_range((0, 1), (1, 0), "")
    file.replace_range((0, 0), (0, 0), "x\ny\n")
    assert splices == [(0, 2, 1), (0, 1, 3)]


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_lines_that_changed_make_a_text_another_one(top, old, new, bottom):
    before, after = top + old + bottom, top + new + bottom
    start, end, lines = changed_lines(before, after)
    assert before[:start] + lines + before[end:] == after
    edited = document(before)
    edited.replace_range(edited.location(start), edited.location(end), lines)
    assert edited.text == after


def test_lines_that_are_the_same_are_not_touched():
    assert changed_lines("a\nb\nc\n", "a\nx\ny\nc\n") == (2, 4, "x\ny\n")
    assert changed_lines("a\n", "a\nb") == (2, 2, "b")
    assert changed_lines("a\n", "a\n") == (2, 2, "")
