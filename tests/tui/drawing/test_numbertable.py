"""A story in numbers as a table: figures under their titles, bars without colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.story.story import Story
from perspectives.views.numbers import MEASURES, Figures, numbers
from tests.perspectives.views.stories import proposed, statement, story
from tests.tui.drawing.charts import drawn
from tui.drawing.badges import badges
from tui.drawing.figurefacts import facts
from tui.drawing.numbertable import NumberTable, bar, dates, percent


@pytest.fixture
def ferry() -> Story:
    """Return what is said of a ferry."""
    return story(
        {
            "company": {
                "Ruark": [
                    statement("It pays for itself", topic="fares", date="1956-05-02"),
                    statement("It does not leak", topic="hull", stance="oppose", kind="mixed"),
                ],
                "Imrie": [statement("No comment", kind="reported", date="1956-05-03")],
            },
            "islands": {"Sorley": [statement("We swim, then", date="1957")]},
        }
    )


def table(made: Story, width: int = 160, measure: str = "statements") -> NumberTable:
    page, *_ = numbers(made)
    its_badges = badges({side.id: None for side in made.perspectives}, {})
    return NumberTable(page, its_badges, MEASURES[measure], width)


def row(its: NumberTable, name: str) -> str:
    return next(line for line in drawn(its) if name in line)


def figures(made: Story, name: str, width: int = 160) -> dict[str, str]:
    """Return what stands under each title in somebody's row."""
    titles, *_ = drawn(table(made, width))
    found = {}
    for title in ("statements", "words", "of text", "topics", "dates", "mixed", "stances"):
        if title in titles:
            end = titles.index(title) + len(title)
            start = end
            told = row(table(made, width), name).ljust(end)
            while start and told[start - 2 : start] != "  ":
                start -= 1
            found[title] = told[start:end].strip()
    return found


def test_figures_stand_at_the_right_under_their_titles(ferry):
    assert figures(ferry, "Ruark") == {
        "statements": "2",
        "words": "8",
        "of text": "2.0%",
        "topics": "2",
        "dates": "2 May 1956",
        "mixed": "1",
        "stances": "−1",
    }
    assert figures(ferry, "All")["statements"] == "4"
    assert figures(ferry, "company")["dates"] == "2 May – 3 May 1956"


@pytest.mark.parametrize("width", [160, 100, 60])
def test_statements_words_and_the_share_of_the_text_are_on_every_screen(ferry, width):
    its = figures(ferry, "company", width)
    assert its["statements"] == "3"
    assert its["words"] == "10"
    assert its["of text"] == "3.0%"
    assert all(len(line) <= width for line in drawn(table(ferry, width)))


def test_what_is_proposed_stands_apart_behind_its_sign(ferry):
    made = proposed(ferry, "1", "3")
    assert figures(made, "Ruark")["statements"] == "1 ┊1"
    assert figures(made, "Sorley")["statements"] == "┊1"
    assert "┊Sorley" in row(table(made), "Sorley")
    assert "┊┊┊" in row(table(made), "company").partition("company")[2]


def test_bars_are_as_long_as_what_is_sorted_by(ferry):
    def bars(measure: str, name: str) -> int:
        return row(table(ferry, measure=measure), name).count("█")

    assert bars("statements", "company") > 2 * bars("statements", "islands") > 0
    assert bars("words", "company") > 2 * bars("words", "islands") > 0


@given(st.floats(0, 60), st.floats(0, 60))
def test_more_has_no_shorter_a_bar_and_more_than_nothing_has_one(one, other):
    less, more = sorted([one, other])
    assert len(bar(less)) <= len(bar(more)) <= more + 1
    assert bool(bar(less)) == (less > 0)


def test_every_row_can_be_stood_at_and_sides_stand_apart(ferry):
    its = table(ferry)
    assert [spot.id for spot in its.spots] == [
        "*",
        "company",
        "company/0",
        "company/1",
        "islands",
        "islands/0",
    ]
    assert set(its.tallies) == {spot.id for spot in its.spots}
    assert drawn(its).count("") == 2


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, ""), (0.004, "0.4%"), (0.0512, "5.1%"), (0.25, "25%"), (1.0, "100%")]
)
def test_a_share_is_told_as_exactly_as_anybody_wants_to_know(share, said):
    assert percent(share) == said


def test_dates_of_one_year_name_it_once(ferry):
    page, *_ = numbers(ferry)
    assert dates(page.tally.filed) == "2 May 1956 – 1957"
    nothing: Figures = page.tally.proposed
    assert dates(nothing) == ""


def test_a_row_is_told_in_words(ferry):
    page, *_ = numbers(proposed(ferry, "0"))
    company = page.sides[0]
    assert dict(facts(company.tally)) == {
        "statements": "2 filed, 1 proposed",
        "words": "6, 2.0% of the text   ┊4, 1.0% of the text",
        "topics": "hull 1   ┊fares 1",
        "kinds": "mixed 1, reported 1   ┊direct 1",
        "stances": "− oppose 1",
        "dates": "3 May 1956   ┊2 May 1956",
    }


def test_names_of_unknown_origin_are_harmless():
    said = [statement("words", topic="t\x1bopic")]
    hostile = story({"c\x1b[31mompany": {"R\u202euark": said}})
    page, *_ = numbers(hostile)
    told = "\n".join([*drawn(table(hostile)), *map(str, facts(page.tally))])
    assert not {"\x1b", "\u202e"} & set(told)
