"""A timeline as it is drawn: lanes, marks and words, what has no date, threads, articles."""

import msgspec
import pytest

from perspectives.model import Article, RelationKind
from perspectives.story.story import Story
from perspectives.views.timeline import timeline
from tests.perspectives.views.stories import proposed, statement, story, tied
from tests.tui.drawing.charts import drawn
from tui.drawing.badges import badges
from tui.drawing.timechart import TimeChart
from tui.drawing.timelayout import Frame, Layout
from tui.drawing.timescale import Scale

GAZETTE = Article(id="gazette", text="words", date="1911-04-05", outlet="The Gazette")


@pytest.fixture
def quarrel() -> Story:
    """Return a quarrel over a mill, in which the town answers."""
    made = story(
        {
            "mill": {
                "Ede": [
                    statement("It floods", id="floods", date="1911-04-02", kind="reported"),
                    statement("It leaks", id="leaks", date="1911-04-02"),
                    statement("It always did", id="always"),
                ]
            },
            "town": {"Oda": [statement("Nobody asked us", id="asked", date="1911-04-04")]},
        },
        GAZETTE,
    )
    return tied(made, "asked", "floods", RelationKind.ANSWERS, None)


def chart(made: Story, width: int = 100, height: int = 0, window: str = "") -> TimeChart:
    """Return the timeline of a story; with a `height`, the words are told where they fit."""
    time = timeline(made)
    frame = Frame.of(time, width)
    seen = timeline(story({"a": {"b": [statement("words", date=window)]}})).whole
    scale = Scale((seen or Scale.fitted(time.fit, 1).window), frame.cells)
    its_badges = badges({side.id: None for side in made.perspectives}, {})
    return TimeChart(Layout(time, scale, frame, its_badges, height), {})


def row_of(its: TimeChart, words: str) -> str:
    return next(row for row in drawn(its) if words in row)


def test_a_lane_has_a_mark_for_each_statement_as_far_as_its_date_goes(quarrel):
    its = chart(quarrel)
    assert row_of(its, "mill").count("●") == 1 + 2 + 1
    assert "╶" in row_of(its, "mill").partition("●")[2]
    assert row_of(its, "town").count("■") == 1 + 1


def test_marks_stand_in_the_order_of_time_under_the_days_of_the_calendar(quarrel):
    its = chart(quarrel)
    days = row_of(its, "3")
    spots = {spot.id: spot for spot in its.spots}
    assert spots["floods"].x < spots["leaks"].x < spots["asked"].x
    assert days.index("2") <= spots["floods"].x < days.index("3")
    assert days.index("4") <= spots["asked"].x < days.index("5")


def test_what_has_no_date_stands_apart_behind_all_time(quarrel):
    its = chart(quarrel)
    spots = {spot.id: spot for spot in its.spots}
    heading = row_of(its, "no date").index("no date")
    assert heading <= spots["always"].x
    assert all(spot.x < heading for id, spot in spots.items() if id != "always")


def test_where_there_is_room_the_words_are_told_and_who_said_them(quarrel):
    told = "\n".join(drawn(chart(quarrel, 160, 20)))
    assert " ● It floods" in told
    assert " ● “It leaks”" in told
    assert " ■ “Nobody asked us”" in told
    assert told.count("Ede") == told.count("Oda") == 1


def test_where_there_is_not_there_are_marks(quarrel):
    assert "It leaks" not in "\n".join(drawn(chart(quarrel, 160, 5)))


@pytest.mark.parametrize("height", [0, 30])
def test_what_is_only_proposed_never_has_the_mark_of_its_side(quarrel, height):
    its = chart(proposed(quarrel, "asked"), 160, height)
    spot = next(spot for spot in its.spots if spot.id == "asked")
    row = drawn(its)[len(its.head) + spot.y]
    assert "┊" in row[spot.x : spot.x + spot.width]
    assert "■" not in row[spot.x : spot.x + spot.width]


def test_an_answer_is_joined_to_what_it_answers(quarrel):
    its = chart(quarrel)
    spot = next(spot for spot in its.spots if spot.id == "floods")
    row = drawn(its)[len(its.head) + spot.y]
    start, end = row.index("●", spot.x), row_of(its, "town").index("■", spot.x)
    below = drawn(its)[len(its.head) + spot.y + 1]
    assert below[start : end + 1] == "╰" + "─" * (end - start - 1) + "╮"
    its.follow({("asked", "floods")})
    below = drawn(its)[len(its.head) + spot.y + 1]
    assert below[start : end + 1] == "┗" + "━" * (end - start - 1) + "┓"


def test_an_article_stands_at_its_own_date(quarrel):
    its = chart(quarrel)
    row = row_of(its, "The Gazette")
    days = row_of(its, "3")
    assert days.index("5") == row.index("▼") < row.index("╴")


def test_articles_that_have_no_room_beside_each_other_are_counted(quarrel):
    articles = [GAZETTE, msgspec.structs.replace(GAZETTE, id="again")]
    its = chart(msgspec.structs.replace(quarrel, articles=tuple(articles)))
    assert "▼ 2 articles" in "\n".join(drawn(its))


def test_what_the_window_leaves_out_is_counted_at_its_edges(quarrel):
    row = row_of(chart(quarrel, window="1911-04-03"), "mill")
    assert "‹2" in row
    assert "1›" in row_of(chart(quarrel, window="1911-04-03"), "town")


@pytest.mark.parametrize("count", [9, 12])
def test_where_statements_crowd_their_number_is_told_and_bars_say_how_many(count):
    dates = ["1911-01-01", "1911-12-31", *["1911-06-01T10:00"] * count]
    its = chart(story({"mill": {"Ede": [statement("words", date=date) for date in dates]}}))
    marks = row_of(its, "mill")
    assert (f"{count}" if count < 10 else "+") in marks.partition("●")[2][5:]
    assert "█" in "\n".join(drawn(its))
    assert "▁" in "\n".join(drawn(its))


def test_on_a_narrow_screen_names_stand_above_their_lanes(quarrel):
    its = chart(quarrel, 60)
    assert all(len(row) <= 60 for row in drawn(its))
    rows = drawn(its)
    named = next(number for number, row in enumerate(rows) if "mill" in row)
    assert rows[named + 1].count("●") == 2


def test_times_in_utc_say_so(quarrel):
    assert "UTC" not in "\n".join(drawn(chart(quarrel)))
    said = [statement("words", date="1911-04-02T10:00Z")]
    assert "UTC" in "\n".join(drawn(chart(story({"mill": {"Ede": said}}))))


def test_names_of_unknown_origin_are_harmless():
    hostile = story({"m\x1b[31mill": {"E\u202ede": [statement("w\x07ords", date="1911-04-02")]}})
    told = "\n".join(drawn(chart(hostile, 160, 20)))
    assert not {"\x1b", "\u202e", "\x07"} & set(told)


def test_where_every_statement_has_a_mark_there_are_no_bars():
    dates = ["1911", "1911-04-02", "1911-04-02T10:00", "1911-04-03"]
    made = story({"mill": {"Ede": [statement("words", date=date) for date in dates]}})
    told = "\n".join(drawn(chart(made, window="1911-04-02")))
    assert not set("▁▂▃▄▅▆▇█") & set(told)
