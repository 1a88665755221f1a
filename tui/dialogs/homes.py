"""Choose who says a statement: an actor, a new one, or one of a new perspective."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

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

QUOTE_LENGTH = 200
"""The characters of the quote that are shown: enough to see whose it is, in three lines."""

_LOWEST_FIT = 70.0
"""Of 100: below it, what was typed and an actor's names have too few letters in common."""


class Unplaced(NamedTuple):
    """Somebody whom the article names and the story has not; where he belongs is asked next."""

    name: str


class Asked(NamedTuple):
    """Whose words are asked for, and who may have said them."""

    quote: str
    likely: Sequence[Home] = ()
    """The actors who come first."""
    new: str = ""
    """Who speaks and is not known: before these."""
    why: str = ""
    """What speaks for the first. Where nothing does, none is chosen before a person does, and no
    side for somebody new: of that the article says nothing."""
    named: Sequence[str] = ()
    """Whom the article names besides, the nearest first."""


class HomeScreen(Chooser[Home | Unplaced]):
    """The actors of a story; whoever is typed and not among them may be filed as a new one."""

    def __init__(
        self, story: Story, badges: Mapping[str, Badge], asked: Asked, *, typed: str, leaves: str
    ) -> None:
        """Begin with what was `typed` before; `leaves` says what escape does."""
        super().__init__(
            "Who says it?",
            "a few letters of a name, or a new name",
            leaves=leaves,
            is_sure=bool(asked.why) and not (asked.new and story.perspectives),
            typed=typed,
            head=Content(shorten(visible_line(asked.quote), QUOTE_LENGTH, placeholder=" …")),
        )
        self._story = story
        self._badges = badges
        self._new = asked.new
        self._why = asked.why
        every = [
            home_of(story, side.id, index)
            for side in story.perspectives
            for index, (actor, _entries) in enumerate(side.actors)
            if actor.name != NOBODY
        ]
        self._actors = list(dict.fromkeys([*asked.likely, *every]))
        known = {fold(name).text for home in self._actors for name in self._called(home)}
        self._others = [
            Unplaced(name)
            for name in asked.named
            if name != self._new and fold(name).text not in known
        ]
        self._first = next(iter(self.choices("")), None)
        self._names = [fold(" ".join(self._called(home))).text for home in self._actors]

    def choices(self, query: str) -> Sequence[Home | Unplaced]:
        """Return the actors who fit what was typed, then who is named, then the ways to file it."""
        typed = query.strip()
        if not typed:
            new = self._new_homes(self._new) if self._new else []
            return [*new, *self._actors, *self._others]
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
        named = [
            other
            for other in self._others
            if typed.casefold() in other.name.casefold() and typed != other.name
        ]
        return [*proposed, *known, *named, *self._new_homes(typed)]

    def prompt(self, choice: Home | Unplaced) -> Content:
        """Return who it would be, and of the first what speaks for it."""
        why = f"   {visible_line(self._why)}" if self._why and choice == self._first else ""
        return Content.assemble(self._who(choice), (why, "$quiet italic"))

    def _who(self, choice: Home | Unplaced) -> Content:
        if isinstance(choice, Unplaced):
            return Content.assemble(
                visible_line(choice.name), ("   named in the article", "$quiet")
            )
        if isinstance(choice, NewPerspective):
            name = visible_line(choice.actor.name)
            where = visible_line(choice.name) or "a new perspective"
            told = "on a side alone" if choice.name == choice.actor.name else f"in {where}"
            return Content.assemble(name, (f"   new, {told}", "$quiet"))
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
