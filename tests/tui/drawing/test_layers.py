from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.badges import Badge
from tui.drawing.layers import Layer, Stretch, cut, emphasised, tinted
from tui.drawing.palette import Emphasis

BLUE, RED = Badge("▲", "blue"), Badge("■", "red")
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda s: tuple(sorted(s))))


@given(SPANS, SPANS, st.integers(0, 60), st.integers(0, 60))
def test_a_line_is_cut_without_gap_or_overlap(some, others, left, right) -> None:
    start, end = min(left, right), max(left, right)
    layers = [
        tinted((span, BLUE) for span in some),
        emphasised(others, Emphasis.MATCH),
    ]
    stretches = list(cut(layers, start, end))
    edges = [start, *(stretch.end for stretch in stretches)]
    assert [stretch.start for stretch in stretches] == edges[:-1]
    assert edges[-1] == end


@given(SPANS)
def test_what_is_emphasised_is_what_the_spans_cover(spans) -> None:
    covered = {offset for start, end in spans for offset in range(start, end)}
    layer = emphasised(spans, Emphasis.MATCH)
    shown = {
        offset
        for stretch in cut([layer], 0, 60)
        if Emphasis.MATCH in stretch.emphasis
        for offset in range(stretch.start, stretch.end)
    }
    assert shown == covered


def test_of_two_passages_the_inner_one_stays_visible() -> None:
    layer = tinted([((0, 20), BLUE), ((5, 9), RED)])
    assert list(layer.within(0, 20)) == [
        Stretch(0, 5, BLUE),
        Stretch(5, 9, RED),
        Stretch(9, 20, BLUE),
    ]


def test_emphasis_adds_up_and_a_later_layer_covers_the_tint_of_an_earlier_one() -> None:
    layers = [
        tinted([((0, 10), BLUE)]),
        emphasised([(2, 6)], Emphasis.CURRENT, RED),
        emphasised([(4, 8)], Emphasis.SHARED),
    ]
    assert list(cut(layers, 0, 10)) == [
        Stretch(0, 2, BLUE),
        Stretch(2, 4, RED, Emphasis.CURRENT),
        Stretch(4, 6, RED, Emphasis.CURRENT | Emphasis.SHARED),
        Stretch(6, 8, BLUE, Emphasis.SHARED),
        Stretch(8, 10, BLUE),
    ]


def test_a_layer_yields_only_what_touches_the_line() -> None:
    layer = Layer([Stretch(0, 5), Stretch(5, 9), Stretch(12, 20)])
    assert [stretch.start for stretch in layer.within(5, 12)] == [5]
