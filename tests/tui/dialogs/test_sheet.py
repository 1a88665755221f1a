"""The sheets that open over the page, at any size of the terminal."""

import pytest
from textual.containers import VerticalScroll

from tests.tui.journey import WIDE, current, reading, rows
from tui.dialogs.bookmarks import BookmarkScreen
from tui.dialogs.line import LineScreen
from tui.dialogs.palette import PaletteScreen
from tui.dialogs.thread import ThreadScreen


@pytest.mark.parametrize("keys", ["?", "ni"])
async def test_a_sheet_of_any_size_comes_to_rest(keys):
    async with reading() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        sheet = pilot.app.screen.query_one(VerticalScroll)
        changes: list[bool] = []
        sheet.watch(
            sheet, "show_vertical_scrollbar", lambda shown: changes.append(shown), init=False
        )
        for width in (3, 5, 8, 10, 11, 14):
            for height in (3, 8, 30):
                await pilot.resize_terminal(width, height)
                await pilot.pause(0.02)
                changes.clear()
                await pilot.pause(0.05)
                assert not changes, (width, height)


async def test_a_key_that_a_screen_gets_when_it_has_been_left_does_nothing():
    async with reading() as pilot:
        await pilot.press("n", "D")
        screen = pilot.app.screen
        assert isinstance(screen, LineScreen)
        assert screen.check_action("complete", ())
        await screen.dismiss(None)
        assert not screen.check_action("complete", ())


async def test_a_sheet_is_in_the_middle_and_the_page_can_be_seen_around_it():
    async with reading() as pilot:
        await pilot.press("n")
        heading = rows(pilot.app)[0]
        await pilot.press("i")
        await pilot.pause()
        region = pilot.app.screen.query_one(VerticalScroll).region
        assert abs(region.x - (WIDE[0] - region.right)) <= 1
        assert rows(pilot.app)[0] == heading


SHEETS = {
    "palette": lambda entry: PaletteScreen("Commands", []),
    "bookmarks": lambda entry: BookmarkScreen([], {}, {}, 0, lambda wanted: None),
    "thread": lambda entry: ThreadScreen([], entry, {}, {}),
}


@pytest.mark.parametrize("sheet", SHEETS)
async def test_a_choice_that_is_left_in_the_moment_in_which_it_opens_lists_nothing(sheet):
    async with reading() as pilot:
        pilot.app.push_screen(SHEETS[sheet](current(pilot.app)))
        pilot.app.pop_screen()
        await pilot.pause(0.1)
        assert pilot.app.is_running
