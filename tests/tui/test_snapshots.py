"""What the reader looks like, as pictures that a person has looked at.

After a change that is meant: pytest tests/tui/test_snapshots.py --snapshot-update
"""

from datetime import datetime
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from perspectives.library.records import Record
from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import MIDDLE, NARROW, find, settle
from tui.app import SidelongApp
from tui.user.shelf import shelf


@pytest.fixture
def pictured(snap_compare):
    """Return a check that the reader, at a statement with relations, looks as it did before."""

    def pictured(size, *, theme=None, press=()):
        async def go_there(pilot):
            await settle(pilot)
            if theme is not None:
                pilot.app.theme = theme
            await find(pilot, "lesson from history")
            await pilot.press(*press)
            await settle(pilot)
            for typed_in in (*pilot.app.screen.query(TextArea), *pilot.app.screen.query(Input)):
                typed_in.cursor_blink = False
            await pilot.pause()

        return snap_compare(SidelongApp(CSTO_PEACEKEEPERS), terminal_size=size, run_before=go_there)

    return pictured


def test_wide_and_light(pictured):
    assert pictured((160, 45), theme="sidelong-light")


def test_middle_and_dark(pictured):
    assert pictured(MIDDLE, theme="sidelong-dark")


def test_narrow_and_light(pictured):
    assert pictured(NARROW, theme="sidelong-light")


def test_wide_without_colours(pictured, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured((160, 45))


def test_inspect(pictured):
    assert pictured(MIDDLE, theme="sidelong-light", press=["i"])


def test_filtered(pictured):
    assert pictured(MIDDLE, theme="sidelong-dark", press=["&", *"topic:leaving", "enter"])


def test_filtering_narrow_and_without_colours(pictured, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(NARROW, press=["&", *"topic:", "down"])


def test_comparing_wide_and_light(pictured):
    assert pictured((160, 45), theme="sidelong-light", press=["c"])


def test_comparing_narrow_and_without_colours(pictured, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(NARROW, press=["c"])


def test_editing(pictured):
    assert pictured((160, 45), theme="sidelong-light", press=["e"])


def test_timeline(pictured):
    assert pictured((160, 45), theme="sidelong-light", press=["t"])


def test_timeline_narrow_without_colours(pictured, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(NARROW, press=["t"])


def test_topics(pictured):
    assert pictured(MIDDLE, theme="sidelong-light", press=["m"])


def test_topics_narrow_and_without_colours(pictured, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(NARROW, press=["m", "s"])


def test_network(pictured):
    assert pictured(MIDDLE, theme="sidelong-dark", press=["K"])


def test_numbers(pictured):
    assert pictured(MIDDLE, theme="sidelong-dark", press=["number_sign"])


@pytest.fixture
def library_pictured(snap_compare):
    """Return a check that the library, with a few stories in it, looks as it did before."""
    for day, (name, facts) in enumerate(SHELF.items(), 1):
        read = datetime(2021, 3, 10 - day).timestamp()
        shelf().put(Record(path=Path("/stories", name), last_read=read, **facts))

    def pictured(size, *, theme, press=()):
        async def go_there(pilot):
            pilot.app.theme = theme
            await settle(pilot)
            await pilot.press(*press)
            await settle(pilot)

        return snap_compare(SidelongApp(), terminal_size=size, run_before=go_there)

    return pictured


SHELF = {
    "harbour": {
        "title": "How the harbour was sold, and to whom: what the minutes say and do not say",
        "outlet": "The Northern Gazette",
        "date": "2021-03-03",
        "progress": 45,
        "statements": 12,
        "proposals": 7,
    },
    "bridge": {"title": "Bridge closed until spring", "progress": 100, "problems": 2},
    "press-release.html": {"title": "press-release", "proposals": 23},
}


def test_the_library_wide_and_light(library_pictured):
    assert library_pictured((160, 30), theme="sidelong-light", press=["j"])


def test_the_library_narrow_and_dark(library_pictured):
    assert library_pictured(NARROW, theme="sidelong-dark")
