"""What is said in passing: it covers nothing that is needed, and goes when it is past."""

from pathlib import Path

import pytest
from textual.notifications import Notify
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets._toast import Toast

from tests.tui.journey import reading, settle, toasts, write_story
from tui.editor.panel import Editor
from tui.widgets.select_bar import SelectBar
from tui.widgets.speaker import Speaker
from tui.widgets.status import StatusLine

ARTICLE = "“The quay stays open,” said Ada Holm. Rain fell. “No ferry sails,” said Lars Moen. " * 4
SAID = {"Ada Holm": ["The quay stays open"], "Lars Moen": ["No ferry sails"]}
SIZES = [(160, 30), (100, 30), (60, 24)]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    article = ARTICLE + "“Both should sleep tonight,” said Ruth Lind."
    said = {**SAID, "Ruth Lind": ["Both should sleep tonight"]}
    return write_story(tmp_path / "story", {"a.txt": article}, {"Port": said})


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await pilot.pause()


def assert_nothing_is_said_over(pilot: Pilot[None], *kinds: type[Widget]) -> None:
    screen = pilot.app.screen
    said = [toast.region for toast in screen.query(Toast)]
    assert said
    for kind in kinds:
        region = screen.query_one(kind).region
        assert not any(toast.overlaps(region) for toast in said), (kind, region, said)


@pytest.mark.parametrize("size", SIZES)
async def test_no_message_covers_the_panel_in_which_a_file_is_edited(story, size):
    async with reading(story, size) as pilot:
        await press(pilot, "e")
        await press(pilot, "ctrl+s")
        assert toasts(pilot.app) == ["There is nothing to save"]
        assert_nothing_is_said_over(pilot, Editor, StatusLine)


async def test_at_the_last_statement_a_key_pressed_again_says_so_once(story):
    async with reading(story, (60, 24)) as pilot:
        await press(pilot, *["n"] * 5)
        assert toasts(pilot.app) == ["There is no statement after this"]


async def test_a_message_whose_time_ends_while_a_screen_opens_has_a_moment_left(story, monkeypatch):
    # Textual's timer would run without end where there is less than nothing left.
    async with reading(story) as pilot:
        posted: list[Notify] = []
        monkeypatch.setattr(pilot.app, "post_message", posted.append)
        pilot.app.notify("The quay is shut", timeout=1)
        (said,) = (message.notification for message in posted)
        assert not said.has_expired
        said.raised_at -= 60
        assert said.has_expired
        assert said.time_left > 0
        monkeypatch.undo()
        await pilot.app.mount(Toast(said))
        await pilot.pause(2 * said.time_left)
        assert toasts(pilot.app) == []


@pytest.mark.parametrize("size", SIZES)
async def test_no_message_covers_who_speaks_or_the_keys(story, size):
    async with reading(story, size) as pilot:
        await press(pilot, "s" if size[0] > 60 else "r", "r")
        assert "Nothing is related to this statement" in toasts(pilot.app)
        assert_nothing_is_said_over(pilot, Speaker, StatusLine)
        await press(pilot, "v")
        assert_nothing_is_said_over(pilot, SelectBar, StatusLine)


async def test_what_was_said_of_a_statement_is_said_no_more_at_the_next(story):
    async with reading(story) as pilot:
        await press(pilot, "r")
        assert toasts(pilot.app) == ["Nothing is related to this statement"]
        await press(pilot, "n")
        assert toasts(pilot.app) == []


async def test_what_was_said_of_an_edit_is_said_no_more_when_it_is_undone(story):
    async with reading(story) as pilot:
        await press(pilot, "S", "enter")
        assert any(told.startswith("Saved: stance") for told in toasts(pilot.app))
        await press(pilot, "u")
        assert [told.split(":")[0] for told in toasts(pilot.app)] == ["Undone"]


async def test_a_mistake_is_said_no_more_once_its_file_is_open_and_until_then_it_stays(story):
    path = story / "perspectives" / "00.yaml"
    path.write_text(path.read_text() + "colour: red\n")
    async with reading(story) as pilot:
        [told] = toasts(pilot.app)
        assert "colour is no key" in told
        await press(pilot, "n", "n")
        assert told in toasts(pilot.app)
        await press(pilot, "exclamation_mark", "enter")
        assert toasts(pilot.app) == []
