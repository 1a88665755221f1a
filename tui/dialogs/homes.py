"""Choose who says a statement: an actor, a new one, or one of a new perspective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from textual.content import Content

from perspectives.editing.destinations import (
    Home,
    KnownActor,
    NewActor,
    NewPerspective,
    home_of,
)
from perspectives.model import Actor
from perspectives.story.proposals import NOBODY
from perspectives.text.folding import fold
from tui.dialogs.chooser import Chooser
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perspectives.story.story import Story
    from tui.drawing.badges import Badge

_LOWEST_FIT = 70.0
"""Of 100: below it, what was typed and an actor's names have too few letters in common."""


class HomeScreen(Chooser[Home]):
    """The actors of a story; whoever is typed and not among them may be filed as a new one."""

    def __init__(
        self,
        story: Story,
        badges: Mapping[str, Badge],
        likely: Sequence[Home],
        new: str,
        why: str,
    ) -> None:
        """Show the `likely` actors first; before them `new`, who speaks and is not known, or "".

        `why` says what speaks for the first. Where nothing does, none is chosen before a person
        does, and no side for somebody new: of that the article says nothing.
        """
        is_sure = bool(why) and not (new and story.perspectives)
        super().__init__("Who says it?", "a few letters of a name, or a new name", is_sure=is_sure)
        self._story = story
        self._badges = badges
        self._new = new
        self._why = why
        every = [
            home_of(story, side.id, index)
            for side in story.perspectives
            for index, (actor, _entries) in enumerate(side.actors)
            if actor.name != NOBODY
        ]
        self._actors = list(dict.fromkeys([*likely, *every]))
        self._first = next(iter(self.choices("")), None)
        self._names = [fold(" ".join(self._called(home))).text for home in self._actors]

    def choices(self, query: str) -> Sequence[Home]:
        """Return the actors who fit what was typed, then the ways to file a new one."""
        typed = query.strip()
        if not typed:
            return [*(self._new_homes(self._new) if self._new else []), *self._actors]
        scored = process.extract(
            fold(typed).text,
            self._names,
            scorer=fuzz.partial_ratio,
            score_cutoff=_LOWEST_FIT,
            limit=None,
        )
        known = [self._actors[index] for _name, _score, index in scored]
        meant = typed.casefold() in self._new.casefold() and typed != self._new
        proposed = self._new_homes(self._new) if meant else []
        return [*proposed, *known, *self._new_homes(typed)]

    def prompt(self, choice: Home) -> Content:
        """Return who it would be, and of the first what speaks for it."""
        why = f"   {visible_line(self._why)}" if self._why and choice == self._first else ""
        return Content.assemble(self._who(choice), (why, "$quiet italic"))

    def _who(self, choice: Home) -> Content:
        if isinstance(choice, NewPerspective):
            name = visible_line(choice.actor.name)
            where = visible_line(choice.name) or "a new perspective"
            return Content.assemble(name, (f"   new, in {where}", "$quiet"))
        badge = self._badges[choice.perspective_id]
        side = self._story.perspective(choice.perspective_id)
        side_name = visible_line(side.name) if side else ""
        if isinstance(choice, NewActor):
            return Content.assemble(
                visible_line(choice.actor.name),
                ("   new, in ", "$quiet"),
                (f"{badge.glyph} {side_name}", f"$side-{badge.color}"),
            )
        name, *others = self._called(choice)
        return Content.assemble(
            (f"{badge.glyph} {visible_line(name)}", f"bold $side-{badge.color}"),
            (visible_line("".join(f", {other}" for other in others)), "$quiet"),
            (f"   {side_name}", "$quiet"),
        )

    def _called(self, home: Home) -> list[str]:
        if not isinstance(home, KnownActor):
            return [home.actor.name]
        side = self._story.perspective(home.perspective_id)
        if side is None:
            return [""]
        actor = side.actors[home.index][0]
        return [actor.name, *actor.aliases]

    def _new_homes(self, name: str) -> list[Home]:
        actor = Actor(name=name)
        homes: list[Home] = [
            NewActor(side.id, actor) if side.reason is None else NewPerspective(side.name, actor)
            for side in self._story.perspectives
            if side.name != NOBODY
        ]
        return [*homes, NewPerspective("", actor)]
