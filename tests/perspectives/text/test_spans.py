from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.spans import Intervals, shared, total, united, without

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], sum(pair)))
)


@given(SPANS, st.integers(-1, 45))
def test_the_answer_is_that_of_asking_every_span(spans, offset):
    intervals = Intervals((span, number) for number, span in enumerate(spans))
    expected = {n for n, (start, end) in enumerate(spans) if start <= offset < end}
    answer = intervals.at(offset)
    assert set(answer) == expected
    assert len(answer) == len(expected)


@given(SPANS, st.integers(0, 45))
def test_the_last_to_begin_comes_first(spans, offset):
    answer = Intervals((span, number) for number, span in enumerate(spans)).at(offset)
    starts = [spans[number][0] for number in answer]
    assert starts == sorted(starts, reverse=True)


def covered(spans: list[tuple[int, int]]) -> set[int]:
    return {offset for start, end in spans for offset in range(start, end)}


@given(SPANS)
def test_united_spans_cover_the_same_and_touch_nowhere(spans):
    disjoint = united(spans)
    assert covered(disjoint) == covered(spans)
    assert all(end < start for (_, end), (start, _) in pairwise(disjoint))
    assert total(disjoint) == len(covered(spans))


@given(SPANS, SPANS)
def test_what_two_lists_share_is_what_both_cover(spans, others):
    both = covered(spans) & covered(others)
    assert shared(united(spans), united(others)) == len(both)


@given(SPANS, SPANS)
def test_what_others_leave_of_spans_is_what_these_cover_alone(spans, others):
    left = without(spans, others)
    assert covered(left) == covered(spans) - covered(others)
    assert left == sorted(left)
    assert total(left) == len(covered(left))
