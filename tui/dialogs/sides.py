"""Choose the perspective that an actor belongs to: one that there is, one proposed, a new name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from perspectives.editing.destinations import NewActor, NewPerspective
from perspectives.story.proposals import NOBODY
from tui.dialogs.chooser import Chooser
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perspectives.model import Actor
    from perspectives.story.story import Side, Story
    from tui.drawing.badges import Badge

MOST_NAMES = 3
"""How many actors are named of a perspective: enough to know it by."""


class SideScreen(Chooser[NewActor | NewPerspective]):
    """The perspectives of a story but the one where the actor is."""

    def __init__(
        self,
        story: Story,
        badges: Mapping[str, Badge],
        actor: Actor,
        here: str,
        hint: str,
        *,
        leaves: str = "esc closes",
    ) -> None:
        """Choose for an actor of the perspective `here`, its id; `hint` says what enter does."""
        super().__init__(
            visible_line(f"Where does {actor.name} belong?"),
            "a few letters of a perspective, or a new name",
            hint=hint,
            leaves=leaves,
            is_sure=False,
        )
        self._actor = actor
        self._badges = badges
        self._taken = {side.name.casefold() for side in story.perspectives}
        self._sides = {
            self._home(side): side
            for side in story.perspectives
            if side.id != here and side.name != NOBODY
        }

    def _home(self, side: Side) -> NewActor | NewPerspective:
        if side.reason is None:
            return NewActor(side.id, self._actor)
        return NewPerspective(side.name, self._actor)

    def choices(self, query: str) -> Sequence[NewActor | NewPerspective]:
        """Return the perspectives whose name, or an actor's of theirs, has what was typed."""
        typed = query.strip()
        found = [home for home, side in self._sides.items() if typed.casefold() in _called(side)]
        is_new = any(map(str.isalnum, typed)) and typed.casefold() not in self._taken
        return [*found, NewPerspective(typed, self._actor)] if is_new else found

    def prompt(self, choice: NewActor | NewPerspective) -> Content:
        """Return the perspective's name, and who is in it."""
        side = self._sides.get(choice)
        if side is None:
            return Content.assemble(
                visible_line(choice.name) if isinstance(choice, NewPerspective) else "",
                ("   new", "$quiet"),
            )
        badge = self._badges[side.id]
        names = [actor.name for actor, _entries in side.actors]
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        proposed = "" if side.reason is None else "   proposed"
        return Content.assemble(
            (f"{badge.glyph} {visible_line(side.name)}", f"bold $side-{badge.color}"),
            (proposed, "italic $quiet"),
            (visible_line(f"   {', '.join(names[:MOST_NAMES])}{more}"), "$quiet"),
        )


def _called(side: Side) -> str:
    return "\n".join([side.name, *(actor.name for actor, _entries in side.actors)]).casefold()
