"""The library on screen: what was read before, sorted and found; one key opens any of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from perspectives.errors import LibraryError, SidelongError
from perspectives.library.records import ORDERS, Catalog, ordered, unread
from perspectives.library.shelf import Shelf
from perspectives.messages import excerpt
from seeds import STORIES
from tui.background import in_background
from tui.drawing.lines import Told
from tui.drawing.visible import visible_line
from tui.keys import LIBRARY_KEYS
from tui.library.filterline import FilterLine
from tui.library.records import RecordList
from tui.user.shelf import shelf
from tui.widgets.masthead import Masthead
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.notifications import SeverityLevel
    from textual.worker import Worker

    from perspectives.library.records import Record

HINTS = (
    ("library.open", "open"),
    ("library.other", "open another"),
    ("library.filter", "find"),
    ("library.sort", "sort"),
    ("library.remove", "remove"),
    ("app.help", "help"),
)
"""The bindings that the last line names, and in a word or two what they do."""

ORDER_NAMES = {
    "last read": "last read first",
    "title": "by title",
    "date": "latest first",
    "unreviewed": "most to review first",
}
"""How the first line calls each order."""

WELCOME = (
    "Nothing was read yet. Press {open} for the first of the stories that come with Sidelong, or"
    " {other} to open an article of your own: a file, a folder, an address."
)


class LibraryScreen(Screen[None]):
    """Shows the records of the user's library, and says which one the reader wants to open."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*LIBRARY_KEYS]
    AUTO_FOCUS = "RecordList"

    @dataclass
    class Opened(Message):
        """The reader wants to read what is at a path."""

        path: Path

    def __init__(self, keys: Mapping[str, Sequence[str]], left: Record | None = None) -> None:
        """Show the library; `left` is what was read until now, and is put into it first."""
        super().__init__()
        self._keys = keys
        self._left = left
        self._known: list[Record] = []
        """All records, what was taken off the list left out."""
        self._removed: list[Record] = []
        """What was taken off the list; the last of them can be put back first."""
        self._order = ORDERS[0]
        self._fetching: Worker[None] | None = None
        self._turn = asyncio.Lock()
        """Lets one change of the library wait for another."""
        self._masthead = Masthead()
        self._told = Static(id="told", markup=False)
        self._filter = FilterLine()
        self._list = RecordList()
        self._line = StatusLine()

    def compose(self) -> ComposeResult:
        """Lay the screen out; the records come when they have been read."""
        yield self._masthead
        yield self._told
        yield self._filter
        yield self._list
        yield self._line

    def on_mount(self) -> None:
        """Begin to read the library."""
        self._masthead.headline = "Library"
        self._line.hints = tuple((self._keys[id_][0], word) for id_, word in HINTS)
        self._read()

    @work(group="library")
    async def _read(self) -> None:
        self._known, trouble = await in_background(_records, self._left)
        self._show(first=True)
        if trouble is not None:
            self._tell(str(trouble), "$warning")
        elif not any(one.last_read for one in self._known):
            keys = {"open": self._keys["library.open"][0], "other": self._keys["library.other"][0]}
            self._tell(WELCOME.format(**keys), "$quiet")

    # What is shown

    def _show(self, *, first: bool = False) -> None:
        """Show the records that fit what is typed, in the order that the reader wants."""
        query = self._filter.value.strip()
        shown = ordered(self._known, self._order)
        if query:
            shown = Catalog(shown).find(query)
        self._list.show(shown, first=first)
        known = len(self._known)
        count = f"{len(shown)} of {known}" if query else f"{known}"
        order = "best match first" if query else ORDER_NAMES[self._order]
        self._masthead.facts = (f"{count} {'story' if known == 1 else 'stories'}", order)

    def _tell(self, text: str, style: str) -> None:
        self._told.update(Content.styled(visible_line(text), style))
        self.add_class("-telling")

    def say(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Say something in a message that goes by itself."""
        self.app.clear_notifications()
        self.notify(visible_line(text), severity=severity, markup=False)

    # Walking the list

    def action_line(self, steps: int) -> None:
        """Go to another entry."""
        self._list.step(steps)

    def action_page(self, pages: float) -> None:
        """Go on by a part of the screen."""
        self._list.page(pages)

    def action_edge(self, way: int) -> None:
        """Go to the first entry, or the last."""
        self._list.edge(way)

    # Finding and sorting

    def action_filter(self) -> None:
        """Find by a few letters."""
        self.add_class("-filtering")
        self._filter.focus()

    def action_leave(self) -> None:
        """Stop what is being fetched, or else show everything again."""
        if self._fetching is not None and not self._fetching.is_finished:
            self._fetching.cancel()
            self.say("Nothing was fetched")
            return
        self._filter.value = ""
        self.remove_class("-filtering")
        self._list.focus()

    def on_input_changed(self) -> None:
        """Show what fits, the best match as the current one; or everything."""
        self._show(first=bool(self._filter.value.strip()))

    def on_input_submitted(self) -> None:
        """Open what is current."""
        self.action_open()

    def action_sort(self) -> None:
        """Sort by something else."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._show()

    # Opening

    def action_open(self) -> None:
        """Open what is current."""
        if (one := self._list.current) is not None:
            self.post_message(self.Opened(one.path))

    def on_option_list_option_selected(self) -> None:
        """Open what was clicked."""
        self.action_open()

    def action_open_other(self) -> None:
        """Open what the reader names: a path or an address."""
        from tui.dialogs.line import LineScreen
        from tui.dialogs.paths import PathSuggester

        screen = LineScreen(
            "Open",
            "",
            "a file, a folder, or an address: https://…",
            is_removable=False,
            suggester=PathSuggester(),
        )
        self.app.push_screen(screen, self._open_named)

    def _open_named(self, named: str | None) -> None:
        # Not at the top: what reads pages is not needed before one is asked for.
        from perspectives.sources.address import is_address

        if named and is_address(named):
            self._fetching = self._fetch(named)
        elif named:
            self.post_message(self.Opened(Path(named).expanduser()))

    @work(group="fetch", exclusive=True)
    async def _fetch(self, address: str) -> None:
        from tui.library.fetching import kept_page

        def progress(came: int, total: int | None) -> None:
            of_all = f" of {total / 1000:,.0f}" if total else ""
            tell(f"{came / 1000:,.0f}{of_all} kB")

        def tell(how_far: str) -> None:
            self._line.told = (Told(f"{address} · {how_far} · esc stops"),)

        tell("waiting")
        try:
            self.post_message(self.Opened(await kept_page(address, progress)))
        except SidelongError as error:
            self.say(str(error), severity="error")
        finally:
            self._line.told = ()

    # Taking off the list

    def action_remove(self) -> None:
        """Take what is current off the list; its files stay."""
        one = self._list.current
        if one is None:
            return
        if not one.last_read:
            self.say("It comes with Sidelong, and stays until it was read")
            return
        self._known.remove(one)
        self._removed.append(one)
        self._show()
        undo = self._keys["library.undo"][0]
        self.say(f"Off the list, its files untouched: {excerpt(one.title)}   {undo} puts it back")
        self._change(partial(Shelf.remove, path=one.path))

    def action_undo(self) -> None:
        """Put back what was taken off the list last."""
        if not self._removed:
            self.say("Nothing was taken off the list")
            return
        one = self._removed.pop()
        self._known.append(one)
        self._show()
        self._list.go(one)
        self.say(f"Back on the list: {excerpt(one.title)}")
        self._change(partial(Shelf.put, record=one))

    @work(group="library")
    async def _change(self, change: Callable[[Shelf], None]) -> None:
        async with self._turn:
            try:
                await in_background(lambda: change(shelf()))
            except LibraryError as error:
                self._tell(str(error), "$warning")

    def action_help(self) -> None:
        """Show the keys."""
        from tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self._keys, LIBRARY_KEYS))


def _records(left: Record | None) -> tuple[list[Record], LibraryError | None]:
    """Return the records of the library, and of what comes with the program; put one there first.

    With what can be had of them, the library's trouble is returned where it has one.
    """
    known: tuple[Record, ...] = () if left is None else (left,)
    trouble = None
    try:
        library = shelf()
        if left is not None:
            library.put(left)
        known = library.records()
    except LibraryError as error:
        trouble = error
    paths = {one.path for one in known}
    seeds = (unread(path) for path in STORIES if path not in paths)
    return [*known, *(one for one in seeds if one is not None)], trouble
