"""Where passages begin and end is seen without colours, and no character moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.ends import BOTH, CLOSE, OPEN, Ends


def marked(text: str, *words: str) -> str:
    """Return a text, as a line of its own, with the ends of the passages that hold some words."""
    spans = [(text.index(said), text.index(said) + len(said)) for said in words]
    ends = Ends(text, spans)
    whole = (0, len(text))
    return ends.before(*whole) + ends.marked(text, 0) + ends.behind(*whole)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("He said we stay here.", ["we stay"], " He said▕we stay▏here. "),
        ("“We stay,” he said.", ["We stay"], "▕“We stay,”▏he said. "),
        ("He said: we stay.", ["we stay"], " He said:▕we stay.▏"),
        ("We stay. “You go.”", ["We stay", "You go"], "▕We stay.│“You go.”▏"),
        ("He said we stay here today.", ["we stay here", "stay"], " He said▕we▕stay▏here▏today. "),
    ],
)
def test_a_passage_is_marked_in_the_blanks_around_it(text, words, shown):
    assert marked(text, *words) == shown


def test_a_passage_without_a_blank_beside_it_has_its_own_ends_set_off():
    ends = Ends("他说我们留下来了", [(2, 6)])
    assert [(one.start, one.end) for one in ends.tight.within(0, 8)] == [(2, 3), (5, 6)]


def test_the_marks_stand_at_the_ends_of_the_lines_where_the_text_is_wrapped():
    text = "He said we stay here"
    ends = Ends(text, [(8, 15)])
    assert (ends.before(8, 15), ends.behind(8, 15)) == (OPEN, CLOSE)
    # The air under a paragraph is an empty line at the same place.
    assert (ends.before(8, 8), ends.behind(15, 15)) == (" ", " ")


@given(st.text("ab .,”“\n", max_size=30), st.data())
def test_every_end_is_seen_and_no_other_character_changes(text, data):
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).filter(lambda pair: pair[0] < pair[1])
    spans = data.draw(st.lists(pairs, max_size=3)) if text else []
    ends = Ends(text, spans)
    shown = ends.marked(text, 0)
    assert [(was, now) for was, now in zip(text, shown, strict=True) if was != now] == [
        (" ", now) for now in shown if now in (OPEN, CLOSE, BOTH)
    ]
    tight = {
        place for one in ends.tight.within(0, len(text)) for place in range(one.start, one.end)
    }
    for start, end in spans:
        # A mark stands no farther than the punctuation reaches, and a line may begin there.
        opens = [ends.before(place, len(text)) for place in range(max(0, start - 8), start + 1)]
        closes = [ends.behind(0, place) for place in range(end, end + 9)]
        assert OPEN in opens or start in tight
        assert CLOSE in closes or end - 1 in tight
