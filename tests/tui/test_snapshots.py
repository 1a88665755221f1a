"""What the reader looks like, as pictures that a person has looked at.

After a change that is meant: pytest tests/tui/test_snapshots.py --snapshot-update
"""

import pytest
from textual.widgets import TextArea

from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import MIDDLE, NARROW, find, settle
from tui.app import SidelongApp


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
            for area in pilot.app.screen.query(TextArea):
                area.cursor_blink = False
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


def test_editing(pictured):
    assert pictured((160, 45), theme="sidelong-light", press=["e"])
