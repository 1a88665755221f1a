"""Asking for the actor under whom a statement is to be filed, a step at a time, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.editing.destinations import Home
    from perspectives.model import Actor
    from tui.dialogs.homes import Asked, Unplaced
    from tui.reader.part import Reader


@dataclass
class Typed:
    """What a reader typed so far; it stands there again when he comes back a step."""

    name: str = ""
    """Of an actor's name, in the list."""
    side: str = ""
    """Of a new perspective's name."""


class ChooseHome:
    """Lets the reader choose an actor; of a new one, the perspective; of a new one, its name."""

    def __init__(
        self,
        reader: Reader,
        asked: Asked,
        take: Callable[[Home], None],
        *,
        leave: Callable[[], None] = lambda: None,
        leaves: str = "esc closes",
        typed: Typed | None = None,
    ) -> None:
        """Hand on what is chosen to `take`.

        `leave` is called when the reader goes back before the first step, and `leaves` says so.
        """
        self._reader = reader
        self._asked = asked
        self._take = take
        self._leave = leave
        self._leaves = leaves
        self._typed = typed or Typed()

    def ask(self) -> None:
        """Show the list of names, as it was left."""
        # Not at the top: most readers do not write.
        from tui.dialogs.homes import HomeScreen

        reader = self._reader
        screen = HomeScreen(
            reader.story,
            reader.badges,
            self._asked,
            typed=self._typed.name,
            leaves=self._leaves,
        )

        def chosen(home: Home | Unplaced | None) -> None:
            self._typed.name = screen.typed
            self._go_on(home)

        reader.app.push_screen(screen, chosen)

    def _go_on(self, home: Home | Unplaced | None) -> None:
        from perspectives.editing.destinations import NewPerspective
        from perspectives.model import Actor
        from tui.dialogs.homes import Unplaced

        if home is None:
            self._leave()
        elif isinstance(home, Unplaced):
            self._ask_side(Actor(name=home.name))
        elif isinstance(home, NewPerspective) and not home.name:
            self._ask_name(home.actor)
        else:
            self._take(home)

    def _ask_side(self, actor: Actor) -> None:
        """Ask where somebody belongs whom nobody has filed yet."""
        from perspectives.story.proposals import NOBODY
        from tui.dialogs.sides import SideScreen

        story = self._reader.story
        if all(side.name == NOBODY for side in story.perspectives):
            self._ask_name(actor)
            return
        screen = SideScreen(
            story, self._reader.badges, actor, "", "enter takes it", leaves="esc goes back"
        )
        self._reader.app.push_screen(screen, self._chosen_side)

    def _chosen_side(self, home: Home | None) -> None:
        if home is None:
            self.ask()
        else:
            self._take(home)

    def _ask_name(self, actor: Actor) -> None:
        """Ask what a new perspective is called."""
        from perspectives.editing.destinations import NewPerspective
        from tui.dialogs.line import LineScreen

        screen = LineScreen(
            "The name of the new perspective",
            self._typed.side,
            "a country, a party, a side",
            _nameless,
            is_removable=False,
        )

        def named(name: str | None) -> None:
            self._typed.side = screen.typed
            self._chosen_side(NewPerspective(name, actor) if name else None)

        self._reader.app.push_screen(screen, named)


def _nameless(name: str) -> str | None:
    return None if any(map(str.isalnum, name)) else "a name holds a letter"
