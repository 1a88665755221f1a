"""The library on screen: what was read before, found, sorted, opened, and come back to."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from perspectives.library import shelf as shelves
from perspectives.library.records import Record
from seeds import CSTO_PEACEKEEPERS, STORIES
from tests.perspectives.sources.server import serving
from tests.tui.journey import (
    MIDDLE,
    NARROW,
    WIDE,
    find,
    in_library,
    page,
    reading,
    rows,
    settle,
    text,
    toasts,
    write_story,
)
from tui.app import SidelongApp
from tui.dialogs.ask import AskScreen
from tui.dialogs.help import HelpScreen
from tui.keys import LIBRARY_KEYS
from tui.library import LibraryScreen
from tui.library.records import RecordList
from tui.reader import ReaderScreen
from tui.user.settings import SettingsError, settings_file
from tui.user.shelf import library_file, shelf
from tui.user.state import recall
from tui.widgets.typed_line import TypedLine

SEED = "How the West reacted"


def put(title: str, last_read: float = 1.0, **facts) -> Record:
    path = Path("/nowhere") / "".join(filter(str.isalnum, title.encode("ascii", "ignore").decode()))
    record = Record(path=path, title=title, last_read=last_read, **facts)
    shelf().put(record)
    return record


def put_many(number: int = 30) -> None:
    for n in range(number):
        put(f"Story {n:02}", last_read=1000.0 - n, progress=n)


def titles(pilot: Pilot[None]) -> list[str]:
    """Return the titles in the list, from the top, of those that are in sight."""
    entries = pilot.app.screen.query_one(RecordList)
    return [option.prompt.plain.split("\n")[0] for option in entries.options]


def here(pilot: Pilot[None]) -> str:
    current = pilot.app.screen.query_one(RecordList).current
    assert current is not None
    return current.title


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


# What is in it


async def test_a_newcomer_finds_the_first_story_one_key_away():
    async with in_library() as pilot:
        assert titles(pilot)[0].startswith(SEED)
        assert "enter" in text(pilot.app)
        assert "comes with Sidelong" in text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert page(pilot.app).article.path == CSTO_PEACEKEEPERS / "article.txt"


async def test_what_is_read_is_there_on_another_day_with_how_far_it_was_read(tmp_path):
    said = "The harbour will stay open in winter"
    story = write_story(
        tmp_path / "harbour",
        {"a.txt": f"---\ntitle: The harbour\noutlet: The Gazette\n---\n“{said},” she said.\n"},
        {"Town": {"mayor": [said]}},
    )
    async with reading(story) as pilot:
        await pilot.press("q")
    async with in_library() as pilot:
        assert here(pilot) == "The harbour"
        assert "The Gazette · read to its end today" in text(pilot.app)
        assert titles(pilot)[1].startswith(SEED)
        await press(pilot, "enter")
        assert page(pilot.app).article.title == "The harbour"


async def test_who_leaves_at_once_is_noted_all_the_same():
    async with reading() as pilot:
        await pilot.press("q")
    assert [one.path for one in shelf().records()] == [CSTO_PEACEKEEPERS]


async def test_what_is_wrong_and_what_is_to_be_reviewed_is_counted():
    put("Doubtful", proposals=7, problems=2, statements=3)
    async with in_library() as pilot:
        assert "3 statements · 7 to review · ! 2 wrong" in text(pilot.app)


async def test_of_many_the_last_read_come_first():
    put_many()
    async with in_library() as pilot:
        assert titles(pilot)[:3] == ["Story 00", "Story 01", "Story 02"]
        assert f"{30 + len(STORIES)} stories" in text(pilot.app)


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW, (20, 8), (3, 3)])
async def test_whatever_a_title_says_is_drawn_harmlessly_at_any_size(size):
    hostile = "[bold]\x1b[31mred\x1b[0m \u202eevil\u202c \ud800 \n\r" + "long " * 200
    put(hostile, outlet="\x1b]0;owned\x07[/]", date="2031-13-99")
    async with in_library(size) as pilot:
        drawn = text(pilot.app)
        assert not any(sign in drawn for sign in "\x1b\x07\u202e\ud800\r")
        assert all(len(row) <= size[0] for row in rows(pilot.app))
        await press(pilot, "X", "u", "/", "e")


# The keys

FROM_THE_MIDDLE = {
    "read.down": "Story 11",
    "read.up": "Story 09",
    "read.top": "Story 00",
    "read.end": "Herring ban",
}


async def test_every_key_of_the_list_walks_it():
    put_many()
    async with in_library(size=(100, 24)) as pilot:
        for binding in LIBRARY_KEYS:
            if not binding.id.startswith("read."):
                continue
            for key in binding.key.split(","):
                pilot.app.screen.query_one(RecordList).highlighted = 10
                assert here(pilot) == "Story 10"
                await press(pilot, key)
                assert here(pilot) != "Story 10", key
                assert here(pilot).startswith(FROM_THE_MIDDLE.get(binding.id, "Story")), key


async def test_a_few_letters_find_a_story_and_enter_opens_it():
    put_many()
    async with in_library() as pilot:
        await press(pilot, "/", *"reactd west")
        assert [title[: len(SEED)] for title in titles(pilot)] == [SEED]
        assert f"1 of {30 + len(STORIES)}" in text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_escape_shows_everything_again():
    put_many()
    async with in_library() as pilot:
        await press(pilot, "f", *"story 07")
        assert here(pilot) == "Story 07"
        await press(pilot, "down", "up", "escape")
        assert len(titles(pilot)) == 30 + len(STORIES)
        assert here(pilot) == "Story 07"
        await press(pilot, "j")
        assert here(pilot) == "Story 08"


async def test_what_nothing_fits_opens_nothing():
    async with in_library() as pilot:
        await press(pilot, "/", *"zzzz", "enter")
        assert titles(pilot) == []
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_list_is_sorted_in_four_ways_and_the_current_one_stays():
    put("Bridges", 3.0, date="2031-02")
    put("Apples", 1.0, date="2031-03", proposals=2)
    put("Cranes", 2.0, proposals=9)
    async with in_library() as pilot:
        orders = []
        for _ in range(5):
            assert here(pilot) == "Bridges"
            orders.append([title.split()[0] for title in titles(pilot)])
            await press(pilot, "s")
    # With what comes with the program, of 2022 (the West) and of 2024 (the herring).
    by_date = ["Apples", "Bridges", "Herring", "How", "Cranes"]
    by_title = ["Apples", "Bridges", "Cranes", "Herring", "How"]
    last_read = ["Bridges", "Cranes", "Apples", "How", "Herring"]
    unreviewed = ["Cranes", "Apples", "Bridges", "How", "Herring"]
    assert orders == [last_read, by_title, by_date, unreviewed, last_read]


async def test_what_is_taken_off_the_list_comes_back_with_one_key_and_its_files_stay(tmp_path):
    story = shutil.copytree(CSTO_PEACEKEEPERS, tmp_path / "story")
    put("Bridges", 5.0)
    async with reading(story) as pilot:
        await pilot.press("q")
    async with in_library() as pilot:
        await press(pilot, "X")
        assert here(pilot) == "Bridges"
        assert any("u puts it back" in said for said in toasts(pilot.app))
        assert story.is_dir()
    async with in_library() as pilot:
        assert titles(pilot)[0] == "Bridges"
        await press(pilot, "X", "u", "X", "u")
        assert here(pilot) == "Bridges"
    assert [one.title for one in shelf().records()] == ["Bridges"]


async def test_the_first_story_stays_until_it_was_read():
    async with in_library() as pilot:
        await press(pilot, "X")
        assert here(pilot).startswith(SEED)
        await press(pilot, "u")
        assert any("Nothing was taken off" in said for said in toasts(pilot.app))


async def test_help_shows_the_keys_of_the_library():
    async with in_library(size=(100, 45)) as pilot:
        await press(pilot, "?")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "Take it off the list" in text(pilot.app)
        assert "Next actor" not in text(pilot.app)
        await press(pilot, "escape", "ctrl+p")
        assert "Theme" in text(pilot.app)


async def test_its_keys_can_be_changed_and_may_do_something_else_in_a_story():
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(
        '[keys]\n"library.sort" = "f6"\n"read.down" = "f7"\n"go.next" = "f6"\n'
    )
    put_many(3)
    async with in_library() as pilot:
        await press(pilot, "f7", "j")
        assert here(pilot) == "Story 01"
        await press(pilot, "f6")
        assert "by title" in text(pilot.app)
        assert "f6 sort" in text(pilot.app)


async def test_one_of_its_keys_cannot_do_two_things():
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('[keys]\n"library.sort" = "X"\n')
    with pytest.raises(SettingsError, match=r"library\.sort"):
        SidelongApp()


async def test_a_click_opens():
    async with in_library() as pilot:
        await pilot.click(RecordList, offset=(10, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_remembers_the_theme(key):
    async with in_library() as pilot:
        pilot.app.theme = "sidelong-light"
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.is_running
    assert recall().theme == "sidelong-light"


# Opening something else


async def test_a_path_is_completed_and_opened(tmp_path):
    (tmp_path / "notes.pdf").touch()
    (tmp_path / "north.txt").write_text("The north is cold.")
    async with in_library() as pilot:
        await press(pilot, "o")
        line = pilot.app.screen.query_one(TypedLine)
        line.value = f"{tmp_path}/no"
        line.cursor_position = len(line.value)
        await settle(pilot)
        await pilot.pause(0.1)
        await press(pilot, "tab")
        assert line.value == f"{tmp_path}/north.txt"
        await press(pilot, "enter")
        assert page(pilot.app).article.id == "north"
        await press(pilot, "B")
        assert here(pilot) == "north"


async def test_what_is_not_there_is_told_and_the_library_stays():
    put("Gone")
    async with in_library() as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert any("/nowhere/Gone" in said for said in toasts(pilot.app))


async def test_an_address_is_fetched_kept_and_opened():
    with serving() as (url, asked):
        async with in_library() as pilot:
            for _ in range(2):
                await press(pilot, "o")
                pilot.app.screen.query_one(TypedLine).value = f"{url}/page"
                await press(pilot, "enter")
                assert page(pilot.app).article.title == "The dam opens"
                await press(pilot, "B")
                assert here(pilot) == "The dam opens"
        assert asked == ["/page"]


@pytest.mark.parametrize(
    ("address", "told"),
    [("{url}/nowhere", "404"), ("http://[", "no address"), ("gopher://x", "only http")],
)
async def test_an_address_without_an_article_is_told(address, told):
    with serving() as (url, _asked):
        async with in_library() as pilot:
            await press(pilot, "o")
            pilot.app.screen.query_one(TypedLine).value = address.format(url=url)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, LibraryScreen)
            assert any(told in said for said in toasts(pilot.app))


async def test_escape_stops_what_is_being_fetched():
    with serving() as (url, asked):
        async with in_library() as pilot:
            await pilot.press("o")
            pilot.app.screen.query_one(TypedLine).value = f"{url}/slow"
            await pilot.press("enter")
            while not asked:
                await pilot.pause(0.02)
            assert "esc stops" in text(pilot.app)
            await press(pilot, "escape")
            assert "esc stops" not in text(pilot.app)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, ReaderScreen)


# From the reader and back


async def test_the_reader_leads_to_the_library_and_back_to_the_place():
    async with reading() as pilot:
        await find(pilot, "lesson from history")
        await press(pilot, "j", "j")
        top, current = page(pilot.app).top, pilot.app.screen.current
        await press(pilot, "B")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert here(pilot).startswith(SEED)
        assert "40 statements" in text(pilot.app)
        await press(pilot, "enter")
        assert page(pilot.app).top == top > 0
        assert pilot.app.screen.current == current


async def test_several_stories_are_read_in_one_run(tmp_path):
    paths = [tmp_path / f"{name}.txt" for name in ("first", "second", "third")]
    for path in paths:
        path.write_text(f"The {path.stem} text.")
    async with reading(paths[0]) as pilot:
        for path in paths[1:]:
            await press(pilot, "B", "o")
            pilot.app.screen.query_one(TypedLine).value = str(path)
            await press(pilot, "enter")
            assert f"The {path.stem} text." in text(pilot.app)
            assert len(pilot.app.screen_stack) == 1
        await press(pilot, "B")
        assert titles(pilot)[:3] == ["third", "second", "first"]


async def test_keys_in_quick_succession_lead_to_and_fro():
    async with reading() as pilot:
        for _ in range(4):
            await pilot.press("B", "B", "enter", "enter", "n", "B", "s", "o", "escape", "enter")
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1
        assert pilot.app.is_running


async def test_what_was_typed_and_not_saved_is_asked_about_first(tmp_path):
    story = Path(shutil.copytree(CSTO_PEACEKEEPERS, tmp_path / "story"))
    async with reading(story) as pilot:
        await press(pilot, "n", "e", *"typed", "escape")
        await press(pilot, "escape")
        await pilot.app.run_action("library")
        await settle(pilot)
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await pilot.app.run_action("library")
        await settle(pilot)
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_an_edit_at_work_is_waited_for(tmp_path):
    story = Path(shutil.copytree(CSTO_PEACEKEEPERS, tmp_path / "story"))
    async with reading(story) as pilot:
        entry = pilot.app.screen.current
        await pilot.press("T", *"harbours", "enter", "B")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "topic: harbours" in entry.path.read_text()


# Without it


async def test_a_damaged_library_is_told_in_one_line_and_the_first_story_is_there():
    put("Bridges")
    library_file().write_bytes(b"no library" * 1000)
    async with in_library() as pilot:
        assert "damaged" in text(pilot.app)
        assert here(pilot).startswith(SEED)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
    assert library_file().with_name("library.damaged-1.db").exists()


async def test_while_it_is_locked_reading_goes_on_and_it_is_told_once(monkeypatch):
    monkeypatch.setattr(shelves, "PATIENCE", 0.01)
    put("Bridges")
    with closing(sqlite3.connect(library_file(), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        async with reading() as pilot:
            for _ in range(3):
                await pilot.press("n")
                await pilot.pause(0.6)
            await settle(pilot)
            assert sum("another program is writing" in said for said in toasts(pilot.app)) == 1
            await press(pilot, "B")
            assert "another program is writing" in text(pilot.app)
            assert here(pilot).startswith(SEED)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, ReaderScreen)
            await asyncio.wait_for(pilot.press("q"), 10)


async def test_where_no_library_can_be_written_everything_else_works(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/dev/null/nowhere")
    async with in_library() as pilot:
        assert "/dev/null/nowhere" in text(pilot.app)
        await press(pilot, "enter", "B", "X", "u", "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
