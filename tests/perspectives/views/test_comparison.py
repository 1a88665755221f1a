"""Two voices side by side: what faces what, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import RelationKind
from perspectives.views.comparison import compare
from perspectives.views.voices import Voice
from tests.perspectives.views.stories import statement, story, tied

OURS, THEIRS = Voice(side="ours"), Voice(side="theirs")
ANSWERS, ECHO, VARIANT = RelationKind.ANSWERS, RelationKind.ECHO, RelationKind.VARIANT


def sides(ours, theirs):
    return story(
        {
            "ours": {"Holm": [statement(f"a{n}", id=f"a{n}", **facts) for n, facts in ours]},
            "theirs": {"Ek": [statement(f"t{n}", id=f"t{n}", **facts) for n, facts in theirs]},
        }
    )


def counted(ours, theirs):
    """Return a story of so many statements of either side."""
    return sides(*([(n, {}) for n in range(count)] for count in (ours, theirs)))


FACTS = st.fixed_dictionaries(
    {"topic": st.sampled_from([None, "b", "a"]), "date": st.sampled_from([None, "2021", "2020-02"])}
)
TIES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.sampled_from(RelationKind), st.sampled_from([40.0, 60.0, 90.0])),
    max_size=9,
)


@st.composite
def stories(draw):
    """Return stories of two sides, whose statements are tied in any way."""
    facts = draw(st.lists(FACTS, max_size=4)), draw(st.lists(FACTS, max_size=4))
    told = sides(*(list(enumerate(its)) for its in facts))
    for (one, other), (kind, score) in draw(TIES).items():
        if one < len(facts[0]) and other < len(facts[1]):
            told = tied(told, f"a{one}", f"t{other}", kind, score)
    return told


def ids(entries):
    return [entry.id for entry in entries]


def worth(tie):
    return [*RelationKind].index(tie.kind), -tie.score


@given(stories())
def test_every_statement_of_the_two_is_there_once_and_on_its_own_side(told) -> None:
    comparison = compare(told, OURS, THEIRS)
    parts = [*comparison.facing, *comparison.alone]
    ones = [id for part in parts for id in ids(part.ones)]
    others = [id for part in parts for id in ids(part.others)]
    assert sorted(ones) == sorted(ids(OURS.entries(told)))
    assert sorted(others) == sorted(ids(THEIRS.entries(told)))


@given(stories())
def test_what_faces_something_is_tied_to_it_and_what_is_tied_to_something_faces_something(told):
    comparison = compare(told, OURS, THEIRS)
    for row in comparison.facing:
        assert row.ones
        assert row.others
        for pair in row.pairs:
            assert pair.tie in pair.one.related
            assert pair.tie.id == pair.other.id
    for alone in comparison.alone:
        assert not any(entry.related for entry in (*alone.ones, *alone.others))


@given(stories())
def test_no_two_would_rather_face_each_other_than_what_they_match(told) -> None:
    comparison = compare(told, OURS, THEIRS)
    matches = [row.pairs[0] for row in comparison.facing]
    has = {entry.id: worth(one.tie) for one in matches for entry in (one.one, one.other)}
    nothing = (len(RelationKind), 0.0)
    for entry in OURS.entries(told):
        for tie in entry.related:
            assert worth(tie) >= min(has.get(entry.id, nothing), has.get(tie.id, nothing))


@given(stories())
def test_who_joins_a_row_faces_the_best_of_its_partners(told) -> None:
    for row in compare(told, OURS, THEIRS).facing:
        first, *late = row.pairs
        for pair in late:
            newcomer = pair.other if pair.one in (first.one, first.other) else pair.one
            assert worth(pair.tie) == min(worth(tie) for tie in newcomer.related)


@given(stories())
def test_the_matches_are_in_the_order_of_the_first_side(told) -> None:
    order = ids(told.statements)
    firsts = [row.pairs[0].one.id for row in compare(told, OURS, THEIRS).facing]
    assert firsts == sorted(firsts, key=order.index)


@given(stories())
def test_what_stands_alone_is_in_the_order_of_topics_and_of_dates(told) -> None:
    comparison = compare(told, OURS, THEIRS)
    topics = [alone.topic for alone in comparison.alone]
    assert topics == sorted(set(topics), key=lambda topic: (topic is None, topic or ""))
    for alone in comparison.alone:
        assert {one.statement.topic for one in (*alone.ones, *alone.others)} == {alone.topic}
        for its in (alone.ones, alone.others):
            dates = [entry.statement.date or "9999" for entry in its]
            assert dates == sorted(dates)


@given(stories())
def test_turned_round_as_many_face_each_other(told) -> None:
    def facing(comparison):
        return {id for row in comparison.facing for id in ids((*row.ones, *row.others))}

    assert facing(compare(told, OURS, THEIRS)) == facing(compare(told, THEIRS, OURS))


def test_an_answer_is_worth_more_than_any_likeness_and_what_is_like_it_joins_them() -> None:
    told = counted(1, 2)
    told = tied(told, "a0", "t0", VARIANT, 100.0)
    told = tied(told, "a0", "t1", ANSWERS, None)
    (row,) = compare(told, OURS, THEIRS).facing
    assert ids(row.others) == ["t1", "t0"]


def test_among_equals_as_many_as_can_be_stand_in_the_same_order() -> None:
    told = counted(3, 3)
    for one in range(3):
        for other in range(3):
            told = tied(told, f"a{one}", f"t{other}", VARIANT, 100.0)
    pairs = [row.pairs[0] for row in compare(told, OURS, THEIRS).facing]
    assert [(pair.one.id, pair.other.id) for pair in pairs] == [
        ("a0", "t0"),
        ("a1", "t1"),
        ("a2", "t2"),
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_best_ties_face_each_other_even_where_they_cross(order) -> None:
    told = counted(2, 2)
    for one, other in enumerate(order):
        told = tied(told, f"a{one}", f"t{other}", ECHO, 80.0)
        told = tied(told, f"a{one}", f"t{1 - other}", ECHO, 40.0)
    pairs = [row.pairs[0] for row in compare(told, OURS, THEIRS).facing]
    assert [(pair.one.id, pair.other.id) for pair in pairs] == [
        (f"a{one}", f"t{other}") for one, other in enumerate(order)
    ]


def test_what_is_of_both_voices_counts_for_the_first() -> None:
    told = counted(2, 1)
    comparison = compare(told, Voice(side="ours", actor="Holm"), Voice(article="article"))
    (alone,) = comparison.alone
    assert ids(alone.ones) == ["a0", "a1"]
    assert ids(alone.others) == ["t0"]
