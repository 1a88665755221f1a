"""Bookmarks: set where one reads, seen in the margin, listed, changed, removed and brought back."""

import time

import pytest
from textual import events
from textual.widgets import Input, OptionList

from tests.tui.journey import (
    MIDDLE,
    NARROW,
    WIDE,
    current,
    page,
    reading,
    rows_of,
    settle,
    text,
    toasts,
    write_story,
)
from tui.dialogs.bookmarks import BookmarkScreen
from tui.reader import ReaderScreen
from tui.user.bookmarks import bookmarks_file, change, kept

RAIN = "Rain fell on the town, and nobody who was asked knew when it would end. " * 8
SAID = ["The quay stays open to every ship", "No ferry sails tonight or tomorrow"]


@pytest.fixture
def story(tmp_path):
    article = "\n".join(f"“{said},” somebody said.\n{n}: {RAIN}" for n, said in enumerate(SAID))
    return write_story(tmp_path / "story", {"a.txt": article}, {"Port": {"Ada Holm": SAID}})


async def mark(pilot, note=""):
    await pilot.press("*")
    await settle(pilot)
    await pilot.press(*note, "enter")
    await settle(pilot)


def signs(app):
    """Return the lines of the article that have the sign, by their words."""
    return [row[5:20] for row in rows_of(page(app)) if row.startswith("✱")]


async def test_a_bookmark_is_set_at_the_current_statement_with_a_note(story):
    async with reading(story) as pilot:
        app = pilot.app
        assert signs(app) == []
        await pilot.press("*")
        await settle(pilot)
        assert "Bookmark: The quay stays open to every ship" in text(app)
        await pilot.press(*"ask", "enter")
        await settle(pilot)
        assert signs(app) == ["“The quay stays"]
        (bookmark,) = kept(story)
        assert (bookmark.note, bookmark.statement) == ("ask", current(app).id)
        assert "Bookmark set   ' lists them all" in toasts(app)
    assert not [path for path in story.rglob("*") if "bookmark" in path.name]
    async with reading(story) as pilot:
        assert signs(pilot.app) == ["“The quay stays"]


async def test_where_the_current_statement_is_out_of_sight_the_top_line_is_marked(story):
    async with reading(story, size=(60, 12)) as pilot:
        app = pilot.app
        await pilot.press("space")
        await pilot.pause()
        top = page(app).top
        await mark(pilot)
        (bookmark,) = kept(story)
        assert bookmark.statement is None
        assert page(app).article.text[top:].lstrip().startswith(bookmark.words[:20])
        assert len(signs(app)) == 1


async def test_the_note_of_a_bookmark_that_is_there_is_changed_and_none_is_set_beside_it(story):
    async with reading(story) as pilot:
        await mark(pilot, "ask")
        await pilot.press("*", "end", *"ed", "enter")
        await settle(pilot)
        (bookmark,) = kept(story)
        assert bookmark.note == "asked"
        await pilot.press("*", "escape")
        await settle(pilot)
        assert kept(story) == (bookmark,)


async def test_the_list_leads_to_a_bookmark_and_back_again(story):
    async with reading(story, size=(100, 16)) as pilot:
        app = pilot.app
        await mark(pilot, "first")
        await pilot.press("n")
        await mark(pilot, "second")
        await pilot.press("'")
        await settle(pilot)
        assert isinstance(app.screen, BookmarkScreen)
        shown = text(app)
        assert "● Ada Holm" in shown
        assert shown.index("first") < shown.index("second")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert current(app).statement.quote == SAID[0]
        await pilot.press("backspace")
        assert current(app).statement.quote == SAID[1]
        await pilot.press("'")
        await settle(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert current(app).statement.quote == SAID[1]


async def test_a_bookmark_is_removed_and_comes_back_in_the_list_and_on_the_page(story):
    async with reading(story) as pilot:
        app = pilot.app
        await mark(pilot, "ask")
        before = kept(story)
        await pilot.press("'")
        await settle(pilot)
        await pilot.press("X")
        await settle(pilot)
        assert kept(story) == ()
        assert "None is set in this story" in text(app)
        await pilot.press("u")
        await settle(pilot)
        assert kept(story) == before
        await pilot.press("X")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert signs(app) == []
        await pilot.press("u")
        await settle(pilot)
        assert kept(story) == before
        assert signs(app) == ["“The quay stays"]


async def test_in_the_list_no_key_is_the_readers_however_fast_it_is_pressed_again(story):
    async with reading(story) as pilot:
        app = pilot.app
        await mark(pilot, "ask")
        filed = app.screen.story.filed
        await pilot.press("'")
        await settle(pilot)
        for _ in range(3):
            app.post_message(events.Key("X", "X"))
        await settle(pilot)
        assert kept(story) == ()
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen.story.filed == filed


async def test_a_bookmark_that_is_set_in_the_last_moment_is_kept(story, monkeypatch):
    def change_slowly(*args) -> None:
        time.sleep(0.2)
        change(*args)

    monkeypatch.setattr("tui.user.bookmarks.change", change_slowly)
    async with reading(story) as pilot:
        await pilot.press("*", *"ask", "enter", "q")
    assert [one.note for one in kept(story)] == ["ask"]


async def test_in_the_list_the_note_is_changed(story):
    async with reading(story) as pilot:
        app = pilot.app
        await mark(pilot, "ask")
        await pilot.press("'")
        await settle(pilot)
        await pilot.press("N")
        await settle(pilot)
        app.screen.query_one(Input).value = "asked, no answer"
        await pilot.press("enter")
        await settle(pilot)
        assert kept(story)[0].note == "asked, no answer"
        assert isinstance(app.screen, BookmarkScreen)
        await pilot.press("e", "escape")
        await settle(pilot)
        assert isinstance(app.screen, BookmarkScreen)
        assert app.screen.query_one(OptionList).highlighted == 0


async def test_the_sign_moves_with_its_words_when_the_article_is_revised(story):
    async with reading(story) as pilot:
        app = pilot.app
        await mark(pilot)
        article = story / "a.txt"
        article.write_text("A new lead was put here.\n" + article.read_text())
        app.screen.loader.reload()
        await settle(pilot)
        assert signs(app) == ["“The quay stays"]


async def test_a_damaged_file_is_told_once_and_reading_goes_on(story):
    bookmarks_file(story).parent.mkdir(parents=True)
    bookmarks_file(story).write_text("{")
    async with reading(story) as pilot:
        app = pilot.app
        damaged = [one for one in toasts(app) if "is damaged; move it away" in one]
        assert len(damaged) == 1
        await mark(pilot, "ask")
        await pilot.press("'")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert bookmarks_file(story).read_text() == "{"
        await pilot.press("n")
        assert current(app).statement.quote == SAID[1]


async def test_a_note_can_be_read_in_the_list_at_every_width(story):
    async with reading(story) as pilot:
        await mark(pilot, "long enough to be wrapped on a narrow screen")
        await pilot.press("'")
        for size in (WIDE, MIDDLE, NARROW, (36, 16)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert {"enough", "wrapped", "narrow", "screen"} <= {*text(pilot.app).split()}, size
