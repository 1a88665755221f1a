"""Who speaks, changed by key: an actor's name, other names, role and perspective."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from perspectives.editing.destinations import NewActor, NewPerspective
    from perspectives.model import Actor
    from perspectives.story.story import Entry, Story
    from tui.reader.part import Reader
    from tui.reader.review import Review


class Actors:
    """Asks who the actor of the current statement is, or where, and has the edit made."""

    def __init__(self, reader: Reader, review: Review) -> None:
        self._reader = reader
        self._review = review

    def describe(self) -> None:
        """Give the actor another name, other names or another role."""
        if (entry := self._current()) is None:
            return
        # Not at the top, as with all that follows: most readers do not write.
        from perspectives.editing.actors import describe, of_one_actor
        from tui.dialogs.actor import ActorForm

        story = self._reader.story
        side = story.perspective(entry.perspective_id)
        if side is None:
            return
        if entry.place[0] < len(side.perspective.actors):
            told = f"In {side.path.name}, with what is filed there."
            entries = [entry]
        else:
            entries = of_one_actor(story, entry)
            told = f"In no file yet: enter files {_count(entries)}, in {side.name}."

        def take(actor: Actor | None) -> None:
            if actor is not None and (actor != entry.actor or entry not in story.filed):
                self._review.change(entries, lambda story, there: describe(story, there[0], actor))

        form = ActorForm(entry.actor, told, lambda actor: _joins(story, entry, actor))
        self._reader.app.push_screen(form, take)

    def bring(self) -> None:
        """Put the actor, with all statements, into another perspective."""
        if (entry := self._current()) is None:
            return
        from perspectives.editing.actors import bring, of_one_actor
        from tui.dialogs.sides import SideScreen

        story = self._reader.story
        side = story.perspective(entry.perspective_id)
        if side is None:
            return
        is_known = entry.place[0] < len(side.perspective.actors)
        entries = [entry] if is_known else of_one_actor(story, entry)
        hint = "enter moves all there" if is_known else f"enter files {_count(entries)} there"

        def take(home: NewActor | NewPerspective | None) -> None:
            if home is not None:
                self._review.change(entries, lambda story, there: bring(story, there[0], home))

        actor = msgspec.structs.replace(entry.actor, statements=())
        screen = SideScreen(story, self._reader.badges, actor, side.id, hint)
        self._reader.app.push_screen(screen, take)

    def _current(self) -> Entry | None:
        """Return the current statement if it has an actor; say so where it has not."""
        current = self._reader.the_current()
        return current if current is not None and self._review.is_named(current) else None


def _count(entries: list[Entry]) -> str:
    return "1 proposed statement" if len(entries) == 1 else f"{len(entries)} proposed statements"


def _joins(story: Story, entry: Entry, actor: Actor) -> str | None:
    """Return what it does that an actor who is described so is in the files already, if any is."""
    from perspectives.editing.actors import actor_of, same_as

    other = same_as(story, entry, actor)
    side = story.perspective(other.perspective_id) if other else None
    if other is None or side is None:
        return None
    name = actor_of(story, other).name
    return f"{name} is in the files already, in {side.name}: the two become one there, as {name}"
