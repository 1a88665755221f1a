"""A reader at the keys: what the tests of the screen share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import yaml
from textual.app import App
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from perspectives.story.story import Entry
from seeds import CSTO_PEACEKEEPERS
from tui.app import SidelongApp
from tui.keys import READER_KEYS
from tui.views import VIEWS
from tui.widgets.article import ArticleView
from tui.widgets.column import Column

VIEW_KEYS = {
    name: next(one.key for one in READER_KEYS if one.id == f"view.{name}") for name in VIEWS
}
"""The key of each view, by its name."""

WIDE, MIDDLE, NARROW = (160, 30), (100, 30), (60, 24)


@asynccontextmanager
async def reading(
    path: Path = CSTO_PEACEKEEPERS, size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[None]]:
    """Open a story, and wait until its statements have been found and related."""
    app = SidelongApp(path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


@asynccontextmanager
async def in_library(size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    """Open the library, and wait until it has been read."""
    app = SidelongApp()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything is done but the watching, which never is."""
    workers = pilot.app.workers
    is_quiet = False
    while not is_quiet:
        while any(not worker.is_finished for worker in workers if worker.name != "watch"):
            await asyncio.sleep(0.01)
        await pilot.pause()
        # What came last may have set more going.
        is_quiet = all(worker.is_finished for worker in workers if worker.name != "watch")


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait until something is so, however busy the machine is."""
    for _ in range(100):
        await pilot.pause(0.05)
        if is_so():
            return
    raise AssertionError(f"it never came to that:\n{text(pilot.app)}\n{toasts(pilot.app)}")


async def find(pilot: Pilot[None], letters: str) -> Entry:
    """Go to a statement by the finder, with letters that were pasted, and return it."""
    await pilot.press("f")
    pilot.app.screen.query_one(Input).value = letters
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    return current(pilot.app)


def write_story(
    folder: Path, articles: Mapping[str, str], sides: Mapping[str, Mapping[str, Iterable[object]]]
) -> Path:
    """Write a story: texts by file name; by perspective, what each actor says.

    What is said is a quote, or a statement with all its keys.
    """
    (folder / "perspectives").mkdir(parents=True)
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    for number, (side, actors) in enumerate(sides.items()):
        content = {
            "perspective": side,
            "actors": [
                {
                    "name": actor,
                    "statements": [
                        {"quote": said} if isinstance(said, str) else said for said in statements
                    ],
                }
                for actor, statements in actors.items()
            ],
        }
        path = folder / "perspectives" / f"{number:02}.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    return folder


# What is on screen


def current(app: App[None]) -> Entry:
    entry = app.screen.current
    assert entry is not None
    return entry


def page(app: App[None]) -> ArticleView:
    return app.screen_stack[0].query_one(ArticleView)


def columns(app: App[None]) -> list[Column]:
    """Return the columns in sight, from left to right."""
    return [column for column in app.screen_stack[0].query(Column) if column.region]


def focused_side(app: App[None]) -> str | None:
    """Return the id of the perspective whose column has the focus, if one has."""
    return app.focused.side.id if isinstance(app.focused, Column) else None


def toasts(app: App[None]) -> list[str]:
    return [notification.message for notification in app._notifications]


def drawn(app: App[None]) -> list[Strip]:
    """Return the lines of the terminal as they are sent to it."""
    return app.screen._compositor.render_strips()


def rows(app: App[None]) -> list[str]:
    return [strip.text for strip in drawn(app)]


def text(app: App[None]) -> str:
    return "\n".join(rows(app))


def rows_of(widget: Widget) -> list[str]:
    """Return the lines of a widget as the terminal has them."""
    region = widget.region
    strips = drawn(widget.app)[region.y : region.bottom]
    return [strip.crop(region.x, region.right).text for strip in strips]


def assert_lines_fill_their_widgets(app: App[None]) -> None:
    """Hold that every line that a widget of the reader draws is as wide as its content."""
    for widget in app.screen_stack[0].query(
        "ArticleView, Column, Masthead, PerspectiveTabs, Speaker, StatusLine"
    ):
        width, height = widget.scrollable_content_region.size
        lines = [widget.render_line(y).cell_length for y in range(height if width else 0)]
        assert set(lines) <= {width}, (widget, lines)


# The mouse


async def wheel(pilot: Pilot[None], widget: Widget, *, up: bool = False) -> None:
    """Turn the mouse wheel by one notch over the middle of a widget."""
    event = MouseScrollUp if up else MouseScrollDown
    await pilot._post_mouse_events([event], widget=widget)
    await pilot.pause()


async def drag(
    pilot: Pilot[None], widget: Widget, start: tuple[int, int], end: tuple[int, int]
) -> None:
    """Drag the mouse with its button held down, from one cell of a widget to another."""
    await pilot.mouse_down(widget, offset=start)
    await pilot.hover(widget, offset=end)
    await pilot.mouse_up(widget, offset=end)
    await pilot.pause()
