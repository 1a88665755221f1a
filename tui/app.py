"""The app: themes, keys, screens, and what is remembered when it ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App, SystemCommand

from perspectives.story.story import begin
from tui.commands import commands
from tui.drawing.themes import DARK, LIGHT, variables_for
from tui.drawing.visible import visible_line
from tui.keys import bound_keys
from tui.reader import ReaderScreen
from tui.user.crash import report
from tui.user.rescue import rescue
from tui.user.settings import read_settings
from tui.user.state import recall, remember, story_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.screen import Screen

    from tui.navigation.jumps import Place


class SidelongApp(App[object]):
    """Sidelong on one story.

    Raises `SidelongError`, before anything is drawn, where the story cannot be opened or the
    settings cannot be understood.
    """

    TITLE = "Sidelong"
    # The first screen is the default one, whose own CSS_PATH Textual does not read.
    CSS_PATH = "reader/reader.tcss"
    # The palette has a key of the reader's, which can be changed; Textual's own could not.
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, path: Path) -> None:
        # An empty value asks for nothing (no-color.org), but Textual takes it for a wish.
        self._colorless = bool(os.environ.get("NO_COLOR"))
        if not self._colorless:
            os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True if self._colorless else None)
        self._path = path
        self._story = begin(path)
        overrides = read_settings().keys
        self.keys = bound_keys(overrides)
        self.set_keymap(overrides)
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
        if self._exception is not None:
            self.panic(Text(f"sidelong: {visible_line(report(self._exception))}"))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables of our own that a theme may not have."""
        return variables_for(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        """Return the reader, where the reader left off."""
        place = self._memory.places.get(story_key(self._story.folder))
        asked_for = {one.id for one in self._story.articles if one.path == self._path}
        if asked_for and place and place.article not in asked_for:
            # Who asks for one article of a story, or for a book's chapters, wants these.
            place = None
        return ReaderScreen(self._path, self._story, self.keys, place, columns=self._memory.columns)

    def on_reader_screen_moved(self, message: ReaderScreen.Moved) -> None:
        """Remember the reader's place."""
        self._remember(message.place, columns=message.columns)

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
        reader = self.screen_stack[0] if self.screen_stack else None
        if isinstance(reader, ReaderScreen) and (typed := reader.file.unsaved):
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
        reader = self.screen_stack[0]
        if isinstance(reader, ReaderScreen):
            await reader.edits.made()
        if isinstance(reader, ReaderScreen) and reader.file.unsaved:
            reader.unsaved.ask_what_was_typed(self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        """Remember the place that the reader leaves from, and end."""
        reader = self.screen_stack[0]
        if isinstance(reader, ReaderScreen):
            self._remember(reader.place, columns=reader.wants_columns)
        self.exit()

    def _remember(self, place: Place, *, columns: bool) -> None:
        # The theme of a terminal without colours is nobody's choice.
        theme = self._remembered_theme() if self._colorless else self.theme
        remember(self._story.folder, place, theme=theme, columns=columns)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the command palette offers."""
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        if isinstance(screen, ReaderScreen):
            yield from commands(screen)
        yield SystemCommand("Quit", "The place is remembered", self.action_quit)
