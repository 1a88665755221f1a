"""The place is never lost: not by a width, a theme, the end of the program or odd files."""

import asyncio
from pathlib import Path

import pytest
from platformdirs import user_state_path

from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import (
    MIDDLE,
    NARROW,
    columns,
    current,
    find,
    page,
    reading,
    rows_of,
    text,
    write_story,
)
from tui.navigation.jumps import Place
from tui.user.state import FILE_NAME, MOST_STORIES, recall, remember

PAUSE = 0.7
"""Seconds after which a place is remembered, and a little more."""


def state_file() -> Path:
    return user_state_path("sidelong") / FILE_NAME


async def test_a_second_reading_begins_where_the_first_ended():
    async with reading() as pilot:
        entry = await find(pilot, "lesson from history")
        await pilot.press("j", "j")
        await pilot.pause(PAUSE)
        top, seen = page(pilot.app).top, rows_of(page(pilot.app))
        await pilot.press("q")
    async with reading() as pilot:
        assert page(pilot.app).top == top > 0
        assert current(pilot.app) == entry
        assert rows_of(page(pilot.app)) == seen


async def test_a_place_is_remembered_even_if_one_leaves_at_once():
    async with reading() as pilot:
        entry = await find(pilot, "lesson from history")
        await pilot.press("j", "q")
    async with reading() as pilot:
        assert page(pilot.app).top > 0
        assert current(pilot.app) == entry


@pytest.mark.parametrize("key", ["slash", "v", "e", "U", "f", "question_mark", "ctrl+p"])
async def test_a_key_right_behind_the_one_that_leaves_does_nothing(key):
    async with reading() as pilot:
        await find(pilot, "lesson from history")
        pilot.app.simulate_key("q")
        pilot.app.simulate_key(key)
        while pilot.app.is_running:
            await asyncio.sleep(0.01)


async def test_the_place_holds_in_a_terminal_of_another_width():
    async with reading() as pilot:
        entry = await find(pilot, "lesson from history")
        await pilot.pause(PAUSE)
        top = page(pilot.app).top
    async with reading(size=NARROW) as pilot:
        assert page(pilot.app).top == top
        assert current(pilot.app) == entry


async def test_the_theme_and_the_columns_are_remembered_too():
    async with reading() as pilot:
        await pilot.press("s")
        pilot.app.theme = "sidelong-light"
        await pilot.press("j")
        await pilot.pause(PAUSE)
    async with reading() as pilot:
        assert pilot.app.theme == "sidelong-light"
        assert columns(pilot.app) == []


async def test_each_story_has_a_place_of_its_own(tmp_path):
    other = write_story(tmp_path / "other", {"a.txt": "word " * 2000}, {})
    async with reading() as pilot:
        await pilot.press("G")
        await pilot.pause(PAUSE)
        top = page(pilot.app).top
    async with reading(other) as pilot:
        assert page(pilot.app).top == 0
        await pilot.pause(PAUSE)
    async with reading() as pilot:
        assert page(pilot.app).top == top > 0


async def test_in_a_story_of_several_articles_the_one_being_read_is_remembered(tmp_path):
    words = "The bridge will be closed in March"
    story = write_story(
        tmp_path / "story",
        {"a.txt": "Nothing is said here.", "b.txt": f"{'air ' * 2000}\n“{words},” she said."},
        {"Town": {"mayor": [{"quote": words, "article": "b"}]}},
    )
    async with reading(story) as pilot:
        await pilot.press("tab")
        await pilot.pause(PAUSE)
        assert page(pilot.app).article.id == "b"
    async with reading(story) as pilot:
        assert page(pilot.app).article.id == "b"
        assert words in "\n".join(rows_of(page(pilot.app)))


async def test_a_change_of_theme_changes_colours_and_nothing_else():
    async with reading(size=MIDDLE) as pilot:
        app = pilot.app
        entry = await find(pilot, "lesson from history")
        before, top = text(app), page(app).top
        for theme in ("sidelong-light", "ansi-dark", "nord", "sidelong-dark"):
            app.theme = theme
            await pilot.pause()
            assert (text(app), page(app).top) == (before, top)
            assert current(app) == entry


async def test_hidden_columns_come_back_to_what_is_current():
    async with reading() as pilot:
        entry = await find(pilot, "lesson from history")
        top = page(pilot.app).top
        await pilot.press("s", "s")
        await pilot.pause()
        assert page(pilot.app).top == top
        assert current(pilot.app) == entry
        assert any(
            "┃ “One lesson" in row for column in columns(pilot.app) for row in rows_of(column)
        )


# What is remembered is worth less than the reading


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\x00\xff\xfe",
        b'{"theme": 7, "places": []}',
        b'{"theme": "no-such-theme", "places": {}}',
        b'{"places": {"STORY": {"article": "gone", "top": 99, "current": "nobody"}}}',
        b'{"places": {"STORY": {"article": "article", "top": 99999999, "current": null}}}',
        b'{"places": {"STORY": {"article": "article", "top": -5, "current": "nobody"}}}',
        b"[" * 100_000,
    ],
)
async def test_a_state_file_that_makes_no_sense_does_no_harm(content):
    state_file().parent.mkdir(parents=True)
    state_file().write_bytes(content.replace(b"STORY", bytes(CSTO_PEACEKEEPERS.resolve())))
    async with reading() as pilot:
        await pilot.press("G", "g", "n")
        assert current(pilot.app).passage.spans
        await pilot.pause(PAUSE)
    assert recall().places


async def test_a_state_directory_that_cannot_be_written_does_no_harm(tmp_path, monkeypatch):
    not_a_folder = tmp_path / "file"
    not_a_folder.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(not_a_folder))
    async with reading() as pilot:
        await pilot.press("n")
        await pilot.pause(PAUSE)
        assert pilot.app.is_running
    assert recall().places == {}


async def test_a_remembered_statement_that_is_gone_leaves_the_place_on_the_page(tmp_path):
    words = "The bridge will be closed in March"
    article = f"{'air ' * 2000}\n“{words},” she said. {'air ' * 2000}"
    story = write_story(tmp_path / "story", {"a.txt": article}, {"Town": {"mayor": [words]}})
    async with reading(story) as pilot:
        await pilot.press("n")
        await pilot.pause(PAUSE)
        top = page(pilot.app).top
    (story / "perspectives" / "00.yaml").unlink()
    async with reading(story) as pilot:
        assert page(pilot.app).top == top > 0
        assert pilot.app.screen.current.draft is not None


def test_what_is_remembered_is_read_by_nobody_else_and_written_whole(tmp_path):
    remember(tmp_path, Place("article", 7, "x"), theme="nord", columns=False)
    assert recall().places == {str(tmp_path): Place("article", 7, "x")}
    assert (recall().theme, recall().columns) == ("nord", False)
    assert list(state_file().parent.iterdir()) == [state_file()]
    assert state_file().stat().st_mode & 0o077 == 0


def test_the_story_read_longest_ago_is_forgotten_first(tmp_path):
    for number in range(MOST_STORIES + 1):
        remember(tmp_path / str(number), Place("article", number), theme="nord", columns=True)
    remembered = list(recall().places)
    assert len(remembered) == MOST_STORIES
    assert str(tmp_path / "0") not in remembered
    assert remembered[-1] == str(tmp_path / str(MOST_STORIES))
