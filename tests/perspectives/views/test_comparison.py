"""Two voices side by side: what faces what, and that nothing is lost."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import Actor, Passage, RelationKind, State, Statement
from perspectives.story.story import Entry, Story, Tie
from perspectives.views.comparison import compare
from perspectives.views.voices import Voice

OURS, THEIRS = Voice(side="ours"), Voice(side="theirs")


def entry(id, side, ties=(), **facts):
    return Entry(
        id=id,
        statement=Statement(quote=id, **facts),
        actor=Actor(name="Holm"),
        perspective_id=side,
        path=Path("a.yaml"),
        place=(0, 0),
        line=1,
        column=1,
        article="article",
        passage=Passage(state=State.MISSING, score=0),
        quote=id,
        related=tuple(ties),
    )


def tie(id, score, kind=RelationKind.ECHO):
    return Tie(id=id, kind=kind, score=score, shared=())


def story(*entries):
    return Story(folder=Path(), articles=(), statements=entries)


SCORES = st.sampled_from([40.0, 60.0, 60.0, 90.0])


@st.composite
def stories(draw):
    """Return stories of two sides, whose statements are tied in any way."""
    counts = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    ids = [[f"{side}{n}" for n in range(count)] for side, count in zip("at", counts, strict=True)]
    topics, dates = st.sampled_from([None, "b", "a"]), st.sampled_from([None, "2021", "2020-02"])
    pairs = st.lists(
        st.tuples(st.sampled_from(ids[0]), st.sampled_from(ids[1])), unique=True, max_size=14
    )
    ties = {pair: draw(SCORES) for pair in draw(pairs)} if all(ids) else {}
    entries = []
    for side, names in zip(("ours", "theirs"), ids, strict=True):
        for name in names:
            its = [tie(other, score) for (one, other), score in ties.items() if one == name]
            its += [tie(one, score) for (one, other), score in ties.items() if other == name]
            entries.append(entry(name, side, its, topic=draw(topics), date=draw(dates)))
    return story(*entries)


@given(stories())
def test_every_statement_of_the_two_is_in_one_row_and_in_that_once(told) -> None:
    comparison = compare(told, OURS, THEIRS)
    rows = [*comparison.tied, *(row for _topic, rows in comparison.alone for row in rows)]
    shown = [entry.id for row in rows for entry in (row.one, row.other) if entry]
    assert sorted(shown) == sorted(entry.id for entry in told.statements)


@given(stories())
def test_only_what_is_tied_is_in_one_row_and_each_is_on_its_own_side(told) -> None:
    comparison = compare(told, OURS, THEIRS)
    for row in comparison.tied:
        assert row.tie in row.one.related
        assert row.tie.id == row.other.id
    for _topic, rows in comparison.alone:
        assert all((row.one is None) != (row.other is None) for row in rows)


@given(stories())
def test_who_stands_alone_is_tied_only_to_those_who_face_something_no_worse(told) -> None:
    comparison = compare(told, OURS, THEIRS)
    worth = {}
    for row in comparison.tied:
        worth[row.one.id] = worth[row.other.id] = row.tie.score
    for _topic, rows in comparison.alone:
        for row in rows:
            for one in (row.one or row.other).related:
                assert worth[one.id] >= one.score


@given(stories())
def test_what_stands_alone_is_in_the_order_of_topics_and_of_dates(told) -> None:
    comparison = compare(told, OURS, THEIRS)
    topics = [topic for topic, _rows in comparison.alone]
    assert topics == sorted(set(topics), key=lambda topic: (topic is None, topic or ""))
    for topic, rows in comparison.alone:
        dates = [(row.one or row.other).statement.date or "9999" for row in rows]
        assert dates == sorted(dates)
        assert {(row.one or row.other).statement.topic for row in rows} == {topic}


def test_the_best_tie_comes_first_and_an_answer_before_any_likeness() -> None:
    answer = Tie(id="t1", kind=RelationKind.ANSWERS, score=None, shared=(), answers=True)
    one = entry("a", "ours", [answer, tie("t2", 90.0)])
    comparison = compare(story(one, entry("t1", "theirs"), entry("t2", "theirs")), OURS, THEIRS)
    assert [row.other.id for row in comparison.tied] == ["t1"]


def test_among_equals_as_many_as_can_be_stand_in_the_same_order() -> None:
    ours = [entry(f"a{n}", "ours", [tie(f"t{m}", 60.0) for m in range(3)]) for n in range(3)]
    theirs = [entry(f"t{n}", "theirs") for n in range(3)]
    comparison = compare(story(*ours, *theirs), OURS, THEIRS)
    assert [(row.one.id, row.other.id) for row in comparison.tied] == [
        ("a0", "t0"),
        ("a1", "t1"),
        ("a2", "t2"),
    ]
