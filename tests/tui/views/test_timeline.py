"""The timeline at the keys: walked in time and from lane to lane, zoomed, left and come back to."""

from pathlib import Path

import pytest

from tests.tui.journey import (
    MIDDLE,
    NARROW,
    WIDE,
    current,
    find,
    reading,
    rows,
    rows_of,
    text,
    write_story,
)
from tui.drawing.cards import NO_BREAK
from tui.reader import ReaderScreen
from tui.views.timeline import TimelineScreen
from tui.widgets.board import Board

MILL = [
    {"quote": "the wheel has to stand still", "date": "1911-04-02"},
    {"quote": "nobody can grind without water", "date": "1911-06-20T10:30"},
    {"quote": "it was always so"},
]
TOWN = [
    {"quote": "we were not asked at all", "date": "1911-04-04"},
    {"quote": "the water belongs to everybody", "date": "1911-07"},
]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    said = [one["quote"] for one in (*MILL, *TOWN)]
    article = "\n\n".join(f"“{one},” they said." for one in said)
    return write_story(
        tmp_path / "story", {"article.txt": article}, {"Mill": {"Ede": MILL}, "Town": {"Oda": TOWN}}
    )


def here(app) -> str:
    """Return the words of the statement that the cursor is at."""
    return app.screen.outlook.story.statement(app.screen.query_one(Board).spot.id).quote


async def walked(pilot, keys: str) -> list[str]:
    """Return the first words of the statements that some keys lead to, one after another."""
    led = []
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        led.append(" ".join(here(pilot.app).split()[:2]))
    return led


async def test_statements_are_walked_in_time_in_all_lanes(story):
    async with reading(story) as pilot:
        await pilot.press("t")
        led = await walked(pilot, "gnnnnnp")
    assert led == [
        "the wheel",
        "we were",
        "nobody can",
        "the water",
        "it was",
        "it was",
        "the water",
    ]


async def test_statements_are_walked_within_a_lane_and_from_lane_to_lane(story):
    async with reading(story) as pilot:
        await pilot.press("t")
        assert await walked(pilot, "gll") == ["the wheel", "nobody can", "it was"]
        assert await walked(pilot, "hjlk") == ["nobody can", "the water", "the water", "nobody can"]
        assert await walked(pilot, "hj") == ["the wheel", "we were"]


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_what_the_cursor_is_at_is_told_with_who_said_it_and_when(story, size):
    async with reading(story, size) as pilot:
        await find(pilot, "everybody")
        await pilot.press("t")
        await pilot.pause()
        seen = text(pilot.app)
    assert "Oda" in seen
    assert "Jul 1911" in seen.replace(NO_BREAK, " ")
    assert "“the water belongs to everybody”" in seen
    assert "4 of 5" in seen


async def test_however_near_the_zoom_the_statement_of_the_cursor_stays_in_view(story):
    async with reading(story) as pilot:
        await find(pilot, "grind")
        await pilot.press("t")
        for keys in ("++++", "++++", "++++", "----", "--------", "++++++++++++"):
            await pilot.press(*keys)
            await pilot.pause()
            assert here(pilot.app).startswith("nobody can grind")
        assert "10:30" in text(pilot.app)


async def test_to_walk_on_brings_what_the_window_left_out_into_view(story):
    async with reading(story) as pilot:
        await pilot.press("t", "g", *"++++++++")
        await pilot.pause()
        assert await walked(pilot, "nn") == ["we were", "nobody can"]
        await pilot.press("0")
        await pilot.pause()
        assert here(pilot.app).startswith("nobody")


async def test_panning_shows_what_is_later_and_what_is_earlier(story):
    async with reading(story) as pilot:
        await pilot.press("t", "g", "+", "+", "+")
        await pilot.pause()
        await pilot.press("L", "L", "L")
        await pilot.pause()
        assert "‹1" in text(pilot.app)
        await pilot.press("H", "H", "H", "H")
        await pilot.pause()
        assert "‹" not in text(pilot.app)


async def test_enter_leads_to_the_article_and_backspace_back_at_the_same_zoom(story):
    async with reading(story) as pilot:
        await pilot.press("t", "g", "n", "n", "+", "+", "+")
        await pilot.pause()
        seen = rows(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert current(pilot.app).quote == "nobody can grind without water"
        await pilot.press("backspace")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TimelineScreen)
        assert rows(pilot.app) == seen


async def test_a_click_leads_to_a_statement_and_a_second_one_to_the_article(story):
    async with reading(story) as pilot:
        await pilot.press("t", "g")
        await pilot.pause()
        board = pilot.app.screen.query_one(Board)
        row = next(row for row in rows_of(board) if "“the water" in row)
        place = (row.index("“the water"), rows_of(board).index(row))
        await pilot.click(Board, offset=place)
        await pilot.pause()
        assert here(pilot.app) == "the water belongs to everybody"
        await pilot.click(Board, offset=place)
        await pilot.pause()
        assert current(pilot.app).quote == "the water belongs to everybody"


async def test_where_nothing_has_a_date_that_is_said_and_statements_can_be_walked(tmp_path):
    said = ["it was always so", "it will be so again"]
    path = write_story(
        tmp_path / "story", {"article.txt": "\n\n".join(said)}, {"Mill": {"Ede": said}}
    )
    async with reading(path) as pilot:
        await pilot.press("t", "+", "-", "0", "L", "H")
        await pilot.pause()
        assert "No statement has a date" in text(pilot.app)
        assert await walked(pilot, "gn") == ["it was", "it will"]
