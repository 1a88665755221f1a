"""The app: themes, keys, the screen that has the terminal, and what is remembered when it ends.

One screen is at the bottom, the library or the reader of a story, and each leads to the other;
sheets open over it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.app import App, SystemCommand
from textual.notifications import Notify
from textual.worker import WorkerFailed

from perspectives.errors import SidelongError
from perspectives.story.story import begin
from tui.background import in_background
from tui.commands import commands
from tui.drawing.themes import DARK, LIGHT, variables_for
from tui.drawing.visible import visible_line
from tui.keys import bound_keys
from tui.notification import PassingNotification
from tui.reader import ReaderScreen
from tui.user.crash import report
from tui.user.rescue import rescue
from tui.user.settings import read_settings
from tui.user.shelf import note, note_and_leave
from tui.user.state import recall, remember, remember_theme, story_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from perspectives.library.records import Record
    from perspectives.story.story import Story
    from tui.library import LibraryScreen
    from tui.views.topics import TopicsScreen


class SidelongApp(App[object]):
    """Sidelong on a story, or on the library where none is named.

    Raises `SidelongError`, before anything is drawn, where the story cannot be opened or the
    settings cannot be understood.
    """

    TITLE = "Sidelong"
    # The palette has a key of the reader's, which can be changed; Textual's own could not.
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "0"

    def __init__(self, path: Path | None = None) -> None:
        # An empty value asks for nothing (no-color.org), but Textual takes it for a wish.
        self._colorless = bool(os.environ.get("NO_COLOR"))
        if not self._colorless:
            os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True if self._colorless else None)
        self._first = self._library if path is None else partial(self._reader_of, path, begin(path))
        self._shown = 0
        """How many screens have had the terminal after the first."""
        self._trouble = ""
        """Why what is read could not be noted in the library when that was last tried."""
        self._settings = read_settings()
        self.keys = bound_keys(self._settings.keys)
        self.set_keymap(self._settings.keys)
        self._memory = recall()
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = "ansi-dark" if self._colorless else self._remembered_theme()

    def _remembered_theme(self) -> str:
        theme = self._memory.theme
        return theme if theme is not None and theme in self.available_themes else DARK.name

    def _fatal_error(self) -> None:
        # Textual's own prints a page of traceback over the reader's terminal.
        self._rescue()
        if (error := self._exception) is not None:
            # Of a worker Textual tells that it failed, but not where.
            mistake = error.error if isinstance(error, WorkerFailed) else error
            self.panic(Text(f"sidelong: {visible_line(report(mistake))}"))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something in a message that goes by itself, after `timeout` seconds."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        said = PassingNotification(message, title, severity, seconds, markup=markup)
        self.post_message(Notify(said))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables of our own that a theme may not have."""
        return variables_for(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        """Return the screen to begin with."""
        screen = self._first()
        # Textual does it for every screen but this one.
        self.stylesheet.read_all(screen.css_path)
        return screen

    def _reader_of(self, path: Path, story: Story) -> ReaderScreen:
        """Return the reader of a story that was opened at a path, where he left off."""
        memory = recall()
        place = memory.places.get(story_key(story.folder))
        asked_for = {one.id for one in story.articles if one.path == path}
        if asked_for and place and place.article not in asked_for:
            # Who asks for one article of a story, or for a book's chapters, wants these.
            place = None
        return ReaderScreen(
            path,
            story,
            self.keys,
            place,
            columns=memory.columns,
            meaning=self._settings.meaning,
        )

    def _library(self, left: Record | None = None) -> LibraryScreen:
        # Not at the top: it is not needed where a story is opened.
        from tui.library import LibraryScreen

        return LibraryScreen(self.keys, left)

    @property
    def _reader(self) -> ReaderScreen | None:
        """The reader of a story, if one is at the bottom."""
        bottom = self.screen_stack[0] if self.screen_stack else None
        return bottom if isinstance(bottom, ReaderScreen) else None

    def on_reader_screen_moved(self) -> None:
        """Remember the reader's place, and note in the library how far he is."""
        if (reader := self._reader) is not None:
            self._remember(reader)
            self._note(reader)

    @work(group="note")
    async def _note(self, reader: ReaderScreen) -> None:
        article, progress = reader.page.article, reader.page.progress
        trouble = str(await in_background(note, reader.path, reader.story, article, progress) or "")
        if trouble and trouble != self._trouble:
            reader.say(trouble, severity="warning")
        self._trouble = trouble

    def on_topics_screen_taken(self, message: TopicsScreen.Taken) -> None:
        """Have the topic written that the reader of a view takes for some statements."""
        if (reader := self._reader) is not None:
            reader.changes.take_topic(message.entries, message.topic)

    def on_topics_screen_taken_back(self, message: TopicsScreen.TakenBack) -> None:
        """Have the last edit undone, or redone."""
        if (reader := self._reader) is not None:
            reader.edits.redo() if message.redoing else reader.edits.undo()

    def on_library_screen_opened(self, message: LibraryScreen.Opened) -> None:
        """Read what the reader has chosen."""
        self._open(message.path)

    @work(group="open", exclusive=True)
    async def _open(self, path: Path) -> None:
        library = self.current_mode
        try:
            story = await in_background(begin, path)
        except SidelongError as error:
            self.notify(visible_line(str(error)), severity="error", markup=False)
            return
        if self.current_mode == library:
            await self._show(partial(self._reader_of, path, story))

    async def _show(self, screen: Callable[[], Screen[None]]) -> None:
        """Give the terminal to another screen; the one before goes, with what is open over it."""
        self.clear_notifications()
        # Modes, because Textual cannot take the first screen from the stack that it begins with.
        # That one is a mode only now: for screens of modes, all styles are read anew.
        if self._shown == 0:
            self.add_mode(self.DEFAULT_MODE, self._first)
        before, self._shown = self.current_mode, self._shown + 1
        self.add_mode(f"{self._shown}", screen)
        await self.switch_mode(f"{self._shown}")
        await self.remove_mode(before)

    def on_mount(self) -> None:
        """Leave the terminal as it was, and keep the place, when the system ends the program."""
        loop = asyncio.get_running_loop()
        for ending in (signal.SIGTERM, signal.SIGHUP):
            # Signals reach the main thread only; tests may run in another one.
            with contextlib.suppress(ValueError, RuntimeError):
                loop.add_signal_handler(ending, self._end)

    def _end(self) -> None:
        self._rescue()
        self._leave()

    def _rescue(self) -> None:
        """Keep what was typed and not saved: nobody can be asked about it now."""
        if (reader := self._reader) is not None and (typed := reader.file.unsaved):
            rescue(*typed)

    def action_command_palette(self) -> None:
        """Show every command, to be found by its name."""
        if self.screen.is_attached:  # It is not once the program is ending.
            self._offer("Commands", self.get_system_commands(self.screen))

    def search_themes(self) -> None:
        """Show the themes, to be found by their names."""
        themes = sorted(self.available_themes)
        self._offer(
            "The colours",
            (SystemCommand(name, "", partial(setattr, self, "theme", name)) for name in themes),
        )

    def _offer(self, title: str, commands: Iterable[SystemCommand]) -> None:
        """Let the reader choose a command, and carry it out."""
        from tui.dialogs.palette import PaletteScreen

        def carry_out(command: SystemCommand | None) -> None:
            if command is not None:
                self.call_later(command.callback)

        self.push_screen(PaletteScreen(title, commands), carry_out)

    async def action_quit(self) -> None:
        """End; what was typed and not saved is asked about first."""
        await self._leave_reader(self._leave)

    async def action_library(self) -> None:
        """Go to the library; what was typed and not saved is asked about first."""
        await self._leave_reader(self._go_to_library)

    async def _leave_reader(self, then: Callable[[], object]) -> None:
        """Do something once nothing in the story, if one is read, would be lost by it."""
        if (reader := self._reader) is not None:
            await reader.edits.made()
            if reader.file.unsaved:
                reader.unsaved.ask_what_was_typed(then)
                return
        then()

    def _leave(self) -> None:
        """Remember the place that the reader leaves from, and end."""
        if (reader := self._reader) is not None:
            self._remember(reader)
            note_and_leave(reader.path, reader.story, reader.page.article, reader.page.progress)
        else:
            remember_theme(self._chosen_theme)
        self.exit()

    @work(group="open", exclusive=True)
    async def _go_to_library(self) -> None:
        """Show the library, with what is read now in the first place."""
        from perspectives.library.records import record

        if (reader := self._reader) is not None:
            self._remember(reader)
            left = record(reader.path, reader.story, reader.page.article, reader.page.progress)
            await self._show(partial(self._library, left))

    def _remember(self, reader: ReaderScreen) -> None:
        remember(
            reader.story.folder,
            reader.place,
            theme=self._chosen_theme,
            columns=reader.wants_columns,
        )

    @property
    def _chosen_theme(self) -> str:
        # The theme of a terminal without colours is nobody's choice.
        return self._remembered_theme() if self._colorless else self.theme

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the command palette offers."""
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        if isinstance(screen, ReaderScreen):
            yield SystemCommand("Library", "What was read before", self.action_library)
            yield from commands(screen)
        yield SystemCommand("Quit", "The place is remembered", self.action_quit)
