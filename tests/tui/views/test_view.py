"""What is common to all views: opened with a key, walked, left for a statement, come back to."""

from pathlib import Path

import pytest

from tests.tui.journey import (
    MIDDLE,
    NARROW,
    VIEW_KEYS,
    WIDE,
    current,
    find,
    reading,
    rows,
    rows_of,
    settle,
    text,
    toasts,
    until,
    wheel,
    write_story,
)
from tui.dialogs.help import HelpScreen
from tui.dialogs.palette import PaletteScreen
from tui.reader import ReaderScreen
from tui.views import VIEWS
from tui.views.view import ViewScreen
from tui.widgets.board import Board

SAID = [f"the harbour of town number {n} is to stay open in winter" for n in range(12)]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    article = "\n\n".join(f"“{one},” he said. {'It rained. ' * 40}" for one in SAID)
    return write_story(
        tmp_path / "story",
        {"article.txt": article},
        {
            "Town": {"Holm": [{"quote": one, "topic": "harbour"} for one in SAID[:6]]},
            "Union": {"Ek": [{"quote": one, "date": "2021-03-04"} for one in SAID[6:]]},
        },
    )


def board(app):
    return app.screen.query_one(Board)


@pytest.mark.parametrize("name", VIEWS)
async def test_a_view_opens_with_its_key_and_closes_where_the_reader_was(story, name):
    async with reading(story) as pilot:
        before = rows(pilot.app)
        for key in ("escape", "q", "backspace"):
            await pilot.press(VIEW_KEYS[name])
            await pilot.pause()
            assert isinstance(pilot.app.screen, VIEWS[name])
            await pilot.press(key)
            await pilot.pause()
            assert rows(pilot.app) == before
        assert pilot.app.is_running


@pytest.mark.parametrize("name", VIEWS)
async def test_no_line_of_a_view_is_longer_than_the_screen_at_any_size(story, name):
    async with reading(story) as pilot:
        await pilot.press(VIEW_KEYS[name])
        for size in (WIDE, MIDDLE, NARROW, (40, 12), (10, 8), (3, 3)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            widget = board(pilot.app)
            lines = [widget.render_line(y).cell_length for y in range(widget.size.height)]
            assert set(lines) <= {widget.size.width}


@pytest.mark.parametrize("name", VIEWS)
async def test_help_shows_the_keys_of_the_view_and_the_palette_opens_over_it(story, name):
    async with reading(story) as pilot:
        await pilot.press(VIEW_KEYS[name], "?")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "backspace leads back here" in text(pilot.app)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PaletteScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, VIEWS[name])


@pytest.mark.parametrize("name", VIEWS)
def test_every_key_of_a_view_has_an_action(name):
    actions = {one.action.partition("(")[0] for one in VIEWS[name].BINDINGS}
    assert all(hasattr(VIEWS[name], f"action_{action}") for action in actions - APP_ACTIONS)


APP_ACTIONS = {"app.command_palette"}


# By the example of the comparison


async def test_the_cursor_begins_at_the_current_statement_and_enter_goes_to_another(story):
    async with reading(story) as pilot:
        await find(pilot, SAID[2])
        await pilot.press("c")
        await pilot.pause()
        assert board(pilot.app).spot.id == pilot.app.screen_stack[0].current.id
        await pilot.press("G")
        last = board(pilot.app).spot.id
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert current(pilot.app).id == last


async def test_backspace_leads_back_into_the_view_to_where_it_was_left(story):
    async with reading(story) as pilot:
        start = await find(pilot, SAID[2])
        await pilot.press("c", "G")
        await pilot.pause()
        seen = rows(pilot.app)
        await pilot.press("enter", "p", "p")
        await pilot.press("backspace", "backspace")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await pilot.press("backspace")
        await pilot.pause()
        assert rows(pilot.app) == seen
        await pilot.press("escape")
        assert current(pilot.app) == start


async def test_whoever_has_gone_on_begins_at_the_statement_where_he_is_now(story):
    async with reading(story) as pilot:
        await find(pilot, SAID[2])
        await pilot.press("c", "G")
        left = board(pilot.app).spot.id
        await pilot.press("escape", "c")
        await pilot.pause()
        assert board(pilot.app).spot.id == left
        await pilot.press("escape")
        here = await find(pilot, SAID[4])
        await pilot.press("c")
        await pilot.pause()
        assert board(pilot.app).spot.id == here.id


async def test_the_statement_that_was_current_already_is_left_for_as_well(story):
    async with reading(story) as pilot:
        start = await find(pilot, SAID[2])
        await pilot.press("c", "enter")
        await pilot.pause()
        assert current(pilot.app) == start
        await pilot.press("backspace")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ViewScreen)


async def test_the_cursor_stays_in_sight_wherever_keys_lead_it(story):
    async with reading(story, size=NARROW) as pilot:
        await pilot.press("c")
        await pilot.pause()
        spots = set()
        for key in [*"jjjjjjjjjjjjkkkkkk", "space", "b", "ctrl+d", "G", "k", "g", "l", "h"]:
            await pilot.press(key)
            widget = board(pilot.app)
            spots.add(widget.spot.id)
            assert any("┃" in row for row in rows_of(widget)), key
        assert len(spots) > 6


async def test_a_click_moves_the_cursor_and_a_second_one_goes_there(story):
    async with reading(story) as pilot:
        await find(pilot, SAID[2])
        await pilot.press("c")
        await pilot.pause()
        widget = board(pilot.app)
        y = next(y for y, row in enumerate(rows_of(widget)) if SAID[4] in row)
        x = rows_of(widget)[y].index(SAID[4]) + 2
        await pilot.click(Board, offset=(x, y))
        there = widget.spot.id
        assert isinstance(pilot.app.screen, ViewScreen)
        await pilot.click(Board, offset=(x, y))
        await pilot.pause()
        assert current(pilot.app).id == there
        assert SAID[4] in current(pilot.app).quote


async def test_the_wheel_scrolls_and_leaves_the_cursor(story):
    async with reading(story, size=NARROW) as pilot:
        await pilot.press("c", "g")
        await pilot.pause()
        widget = board(pilot.app)
        spot, before = widget.spot, rows_of(widget)
        await wheel(pilot, widget)
        assert widget.spot == spot
        assert rows_of(widget) != before


async def test_what_changes_in_the_files_is_shown_and_the_cursor_stays(story):
    async with reading(story) as pilot:
        await find(pilot, SAID[2])
        await pilot.press("c")
        await pilot.pause()
        here = board(pilot.app).spot.id
        path = story / "perspectives" / "00.yaml"
        path.write_text(path.read_text().replace("name: Holm", "name: Alderman Holm"))
        await until(pilot, lambda: "Alderman" in text(pilot.app))
        assert "Alderman Holm" in text(pilot.app)
        assert board(pilot.app).spot.id == here


async def test_a_theme_changes_a_view_too(story):
    async with reading(story) as pilot:
        await pilot.press("c")
        pilot.app.theme = "sidelong-light"
        await settle(pilot)
        light = pilot.app.screen.query_one(Board).render_line(0)
        pilot.app.theme = "sidelong-dark"
        await settle(pilot)
        assert pilot.app.screen.query_one(Board).render_line(0) != light


async def test_a_view_of_a_story_without_statements_is_empty(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("Nothing was said. It rained.")
    async with reading(path) as pilot:
        for key in VIEW_KEYS.values():
            await pilot.press(key, "j", "l", "G", "space", "enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, ViewScreen)
            await pilot.press("escape")
        assert not toasts(pilot.app)


@pytest.mark.parametrize("name", VIEWS)
async def test_a_view_shows_what_the_filter_leaves_and_says_so(story, name):
    async with reading(story) as pilot:
        app = pilot.app
        await pilot.press("&", *"side:union", "enter")
        await settle(pilot)
        await pilot.press(VIEW_KEYS[name])
        await pilot.pause()
        assert "side:union · 6 of 12" in rows(app)[0]
        assert [side.name for side in app.screen.outlook.story.perspectives] == ["Union"]
        assert "Holm" not in text(app)
