"""A new line begins where its first character is most likely to stand."""

import pytest

from tui.editor.indentation import indentation_after


@pytest.mark.parametrize(
    ("before", "column"),
    [
        ("perspective: X", 0),
        ("actors:", 2),
        ("  - name: Antony Blinken", 4),
        ("    statements:", 6),
        ("    statements: # all of them", 6),
        ("      - quote: one of us", 8),
        ("      - quote: >-", 10),
        ("        note: |2 # why", 10),
        ("        topic: leaving", 8),
        ("        answers: [a,", 10),
        ("        answers: [a]", 8),
        ("        answers:", 10),
        ("          - some-id", 12),
        ("        words of a quote", 8),
        ("      - ", 8),
        ("      # a comment: of", 6),
        ("", 0),
        ("    ", 4),
        ("  - 'a: b'", 4),
    ],
)
def test_a_new_line_stands_below_the_key_or_deeper_where_its_value_comes(before, column):
    assert indentation_after(before, is_in_text=False) == " " * column


def test_words_of_a_quote_are_words_whatever_they_look_like():
    assert indentation_after("    he said: ", is_in_text=True) == " " * 4
    assert indentation_after("    - and then:", is_in_text=True) == " " * 4


def test_a_tab_that_indents_is_kept_as_it_is():
    assert indentation_after("\tquote", is_in_text=False) == "\t"
