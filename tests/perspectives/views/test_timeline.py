"""Statements in time: each in one lane, what has no date apart, and the way from one to another."""

from itertools import pairwise
from time import process_time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import Article
from perspectives.views.extents import extent
from perspectives.views.timeline import Timeline, timeline
from tests.perspectives.views.stories import holds, statement, story

DATES = st.one_of(
    st.none(),
    st.dates().map(str),
    st.dates().map(lambda date: f"{date}"[:7]),
    st.dates().map(lambda date: f"{date}"[:4]),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
)
STORIES = st.dictionaries(
    st.sampled_from(["north", "south", "coast", "hills"]),
    st.lists(DATES, max_size=6),
).map(
    lambda sides: story(
        {
            side: {"who": [statement("words", date=date) for date in dates]}
            for side, dates in sides.items()
        }
    )
)


@pytest.fixture
def quarrel() -> Timeline:
    """Return a quarrel over a mill, of which some words have a date."""
    return timeline(
        story(
            {
                "mill": {
                    "Ede": [
                        statement("It floods", id="floods", date="1911-04-02"),
                        statement("It always did", id="always"),
                        statement("It will again", id="again", date="1911-03"),
                    ]
                },
                "town": {
                    "Oda": [
                        statement("Nobody asked us", id="asked", date="1911-04-01T09:30"),
                        statement("We heard it first", id="heard", date="1911-04-20"),
                    ]
                },
                "crown": {"clerk": [statement("The crown owns it", id="owns")]},
            },
            Article(id="gazette", text="words", date="1911-04-05"),
            Article(id="almanac", text="words", date="1911"),
            Article(id="leaflet", text="words", date="in spring"),
        )
    )


def ids(entries) -> list[str]:
    return [entry.id for entry in entries]


@given(STORIES)
def test_each_statement_is_in_exactly_one_lane_with_its_date_or_without(made):
    lanes = timeline(made).lanes
    placed = [entry.id for lane in lanes for entry in lane.entries]
    assert sorted(placed) == sorted(ids(made.statements))
    for lane in lanes:
        assert all(entry.perspective_id == lane.side.id for entry in lane.entries)
        assert all(extent(one.entry.statement.date) == one.extent for one in lane.dated)
        assert all(entry.statement.date is None for entry in lane.undated)


@given(STORIES)
def test_all_are_walked_in_the_order_of_time(made):
    time = timeline(made)
    assert sorted(ids(time.entries)) == sorted(ids(made.statements))
    walked = [time.extents.get(entry.id) for entry in time.entries]
    dated = [when for when in walked if when]
    assert walked[: len(dated)] == dated == sorted(dated)


@given(STORIES)
def test_no_date_lies_outside_the_whole_nor_any_altogether_outside_the_fit(made):
    time = timeline(made)
    assert (time.whole is None) == (time.fit is None) == (not time.extents)
    for when in time.extents.values():
        assert holds(time.whole, when)
        assert when.start < time.fit.end
        assert time.fit.start < when.end


def test_a_lane_is_in_the_order_of_time_and_what_has_no_date_stands_behind(quarrel):
    assert [ids(lane.entries) for lane in quarrel.lanes] == [
        ["again", "floods", "always"],
        ["asked", "heard"],
        ["owns"],
    ]
    assert ids(quarrel.lanes[0].undated) == ["always"]


def test_all_lanes_are_walked_together(quarrel):
    assert ids(quarrel.entries) == ["again", "asked", "floods", "heard", "always", "owns"]


def test_the_next_statement_is_the_next_in_time_in_all_lanes_or_in_the_same(quarrel):
    entries = {entry.id: entry for entry in quarrel.entries}
    assert quarrel.place(entries["floods"]) == 2
    assert quarrel.following(entries["floods"], 1).id == "heard"
    assert quarrel.following(entries["floods"], -1).id == "asked"
    assert quarrel.following_in_lane(entries["floods"], 1).id == "always"
    assert quarrel.following_in_lane(entries["floods"], -1).id == "again"
    assert quarrel.following(entries["again"], -1) is None
    assert quarrel.following(entries["owns"], 1) is None
    assert quarrel.following_in_lane(entries["owns"], 1) is None
    assert quarrel.following_in_lane(entries["asked"], -1) is None


def test_an_article_stands_at_its_own_date_if_it_has_one(quarrel):
    assert [one.article.id for one in quarrel.articles] == ["almanac", "gazette"]


def test_a_year_that_has_days_in_it_takes_no_room_of_its_own(quarrel):
    assert quarrel.whole == extent("1911")
    assert quarrel.fit == (extent("1911-03").start, extent("1911-04-20").end)


def test_another_lane_has_the_statement_nearest_in_time_beside_one(quarrel):
    entries = {entry.id: entry for entry in quarrel.entries}
    assert quarrel.beside(entries["floods"], 1).id == "asked"
    assert quarrel.beside(entries["heard"], -1).id == "floods"
    assert quarrel.beside(entries["heard"], 1).id == "owns"
    assert quarrel.beside(entries["owns"], -1).id == "heard"
    assert quarrel.beside(entries["always"], 2).id == "owns"
    assert quarrel.beside(entries["always"], -1) is None
    assert quarrel.beside(entries["owns"], 1) is None


def test_times_that_say_how_far_they_are_from_utc_are_told_in_it():
    dates = ["1911-04-01T23:30+02:00", "1911-04-01T22:00Z"]
    there = timeline(story({"a": {"b": [statement("words", date=date) for date in dates]}}))
    assert there.is_utc
    assert [one.entry.statement.date for one in there.lanes[0].dated] == dates
    assert not timeline(story({"a": {"b": [statement("words", date="1911-04-01T10:00")]}})).is_utc


def test_a_story_without_statements_has_no_lanes_and_no_time():
    nothing = timeline(story({"silent": {"nobody": []}}))
    assert nothing.lanes == nothing.entries == ()
    assert nothing.whole is None


def test_the_lanes_stand_in_the_order_of_the_perspectives():
    made = story({side: {"who": [statement("words")]} for side in "abc"})
    turned = msgspec.structs.replace(made, perspectives=made.perspectives[::-1])
    sides = [lane.side.id for lane in timeline(turned).lanes]
    assert sides == ["c", "b", "a"]
    assert all(one > other for one, other in pairwise(sides))


def test_time_grows_with_the_story_and_not_with_its_square():
    def seconds(count: int) -> float:
        said = [
            statement("words", id=f"{n}", date=f"1911-04-{n % 28 + 1:02}") for n in range(count)
        ]
        made = story({"a": {"b": said}})
        began = process_time()
        assert len(timeline(made).entries) == count
        return process_time() - began

    small, large = (min(seconds(count) for _ in range(3)) for count in (800, 8_000))
    assert large < 50 * small
