"""Commands by their names, for who does not know the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.content import Content

from tui.dialogs.chooser import Chooser
from tui.dialogs.words import fitting
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class PaletteScreen(Chooser[SystemCommand]):
    """Returns the command that is to be carried out."""

    def __init__(self, title: str, commands: Iterable[SystemCommand]) -> None:
        super().__init__(title, "a few letters", hint="enter does it")
        self._commands = list(commands)

    def choices(self, query: str) -> Sequence[SystemCommand]:
        """Return the commands whose titles fit, the best first."""
        typed = query.strip()
        if not typed:
            return self._commands
        titles = [command.title for command in self._commands]
        return [self._commands[index] for index in fitting(typed, titles)]

    def prompt(self, choice: SystemCommand) -> Content:
        """Return the title, and what it does."""
        return Content.assemble(
            visible_line(choice.title), (f"   {visible_line(choice.help)}", "$quiet")
        )
