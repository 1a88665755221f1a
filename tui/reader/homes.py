"""Asking for the actor under whom a statement is to be filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perspectives.editing.destinations import Home
    from tui.reader.part import Reader


def choose_home(
    reader: Reader,
    take: Callable[[Home], None],
    likely: Iterable[Home] = (),
    new: str = "",
    why: str = "",
) -> None:
    """Let the reader choose an actor, and hand it on; a new perspective is asked its name.

    The `likely` actors come first, and with them the `new` name that nobody has yet; `why` says
    what speaks for the first.
    """
    # Not at the top: most readers do not write.
    from perspectives.editing.destinations import NewPerspective
    from tui.dialogs.homes import HomeScreen
    from tui.dialogs.line import LineScreen

    def chosen(home: Home | None) -> None:
        if isinstance(home, NewPerspective) and not home.name:
            actor = home.actor
            naming = LineScreen(
                "The name of the new perspective",
                "",
                "a country, a party, a side",
                _nameless,
                may_be_empty=False,
            )
            reader.app.push_screen(
                naming, lambda name: take(NewPerspective(name, actor)) if name else None
            )
        elif home is not None:
            take(home)

    screen = HomeScreen(reader.story, reader.badges, list(likely), new, why)
    reader.app.push_screen(screen, chosen)


def _nameless(name: str) -> str | None:
    return None if any(map(str.isalnum, name)) else "a name holds a letter"
