from hypothesis import given
from hypothesis import strategies as st

from perspectives.intervals import Intervals

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
