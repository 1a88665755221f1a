"""A line is a filter, and its text the same one; what is none is told in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.errors import FilterError
from perspectives.story.daterange import is_within, range_fault
from perspectives.story.filtering import KEYS, UNREVIEWED, WORDS, Filter, Term, parse, tokens
from perspectives.text.folding import fold

LETTERS = st.one_of(st.sampled_from('aB7é-:"\\ …\n'), st.characters(max_codepoint=0x24F))
VALUES = (
    st.text(LETTERS, min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: fold(text).text.strip())
)
DATES = st.sampled_from(["2022", "2022-01..", "..2022-01-09", "2022-01..2023", ">=2022", "none"])
TERMS = st.one_of(
    st.builds(
        Term, st.sampled_from([WORDS, *KEYS]).filter(lambda k: k != "date"), VALUES, st.booleans()
    ),
    st.builds(Term, st.just("date"), DATES, st.booleans()),
    st.builds(Term, st.just(UNREVIEWED), st.just(""), st.booleans()),
)


@given(st.lists(TERMS, max_size=5))
def test_the_text_of_a_filter_is_that_filter_again(terms: list[Term]) -> None:
    wanted = Filter(tuple(terms))
    assert parse(str(wanted)) == wanted


@given(st.text(LETTERS | st.sampled_from("topicdate"), max_size=40))
def test_any_line_is_a_filter_or_told_in_one_line_why_not(line: str) -> None:
    try:
        wanted, told = parse(line), ""
    except FilterError as error:
        wanted, told = Filter(), str(error)
    assert told.isprintable()
    assert parse(str(wanted)) == wanted


@given(st.text(alphabet=st.sampled_from('a-:"\\ '), max_size=20))
def test_terms_stand_in_a_line_in_order_and_leave_out_only_blanks(line: str) -> None:
    end = 0
    for token in tokens(line):
        start, behind = token.span
        assert not line[end:start].strip()
        assert start < behind
        end = behind
    assert not line[end:].strip()


def test_names_with_blanks_and_quotation_marks_stand_in_quotes() -> None:
    wanted = parse(r'actor:"Ada \"the Quay\" Holm" -topic:"gas prices" "said: no"')
    assert wanted.terms == (
        Term("actor", 'Ada "the Quay" Holm'),
        Term("topic", "gas prices", is_excluded=True),
        Term(WORDS, "said: no"),
    )


def test_a_quote_that_is_still_being_typed_ends_with_the_line() -> None:
    assert parse('topic:gas actor:"Ada Ho') == parse('topic:gas actor:"Ada Ho"')


def test_unreviewed_is_a_word_like_any_other_in_quotes() -> None:
    assert parse("Unreviewed").terms == (Term(UNREVIEWED),)
    assert parse('"unreviewed"').terms == (Term(WORDS, "unreviewed"),)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("topc:gas", "topc: is nothing to filter by; the nearest is topic"),
        ("zzzz:gas", "zzzz: is nothing to filter by; there are topic, actor, side,"),
        ("stance:support topic:", "topic: is followed by nothing"),
        ('topic:""', "topic: is followed by nothing"),
        ("-", "- holds no words"),
        ('""', '"" holds no words'),
        ("date:7.1.2022", "7.1.2022 is no date; write 2022, 2022-01,"),
        ("date:..", ".. names no date"),
        ("date:2022-01..soon", "soon is no date"),
    ],
)
def test_a_bad_term_is_told_in_one_line_with_the_way_out(line: str, told: str) -> None:
    with pytest.raises(FilterError) as error:
        parse(line)
    assert str(error.value).startswith(told)


@pytest.mark.parametrize(
    ("wanted", "dates"),
    [
        ("2022-01", {"2022-01", "2022-01-06", "2022-01-09T12:30"}),
        ("2022-01-06..2022-01-09", {"2022-01-06", "2022-01-09T12:30"}),
        (">2022-01-06", {"2022-01-09T12:30", "2022-02", "2023"}),
        (">=2022-01-06", {"2022-01-06", "2022-01-09T12:30", "2022-02", "2023"}),
        ("2022-01-06..", {"2022-01-06", "2022-01-09T12:30", "2022-02", "2023"}),
        ("<2022-01-09", {"2021", "2022-01-06"}),
        ("..2022-01-09", {"2021", "2022-01-06", "2022-01-09T12:30"}),
        ("..2022", {"2021", "2022", "2022-01", "2022-01-06", "2022-01-09T12:30", "2022-02"}),
    ],
)
def test_a_range_holds_the_dates_of_which_all_is_within(wanted: str, dates: set[str]) -> None:
    every = ["2021", "2022", "2022-01", "2022-01-06", "2022-01-09T12:30", "2022-02", "2023"]
    assert range_fault(wanted) is None
    assert {date for date in every if is_within(date, wanted)} == dates
