"""Answers that are proposed: filed with a key, or dismissed; and the thread that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.visible import visible_line
from tui.reader.changes import named_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.saving.save import Edit
    from perspectives.story.story import Entry, Story
    from tui.reader.edits import Edits
    from tui.reader.part import Reader
    from tui.reader.review import Review
    from tui.reader.trail import Trail


class Answering:
    """Accepts and dismisses the answers that the articles' words propose, and shows threads."""

    def __init__(self, reader: Reader, trail: Trail, edits: Edits, review: Review) -> None:
        self._reader = reader
        self._trail = trail
        self._edits = edits
        self._review = review

    def accept(self) -> None:
        """File that a statement answers another one: the pair that is looked at, if it is proposed.

        Else it is the first that is proposed of the current statement.
        """
        current, pair = self._reader.the_current(), self._pair()
        if current is None:
            return
        if pair is None:
            show = self._reader.keys["review.show"][0]
            self._reader.say(f"No answer is proposed here; {show} shows and hides proposals")
            return
        unfiled = next((one for one in pair if one.draft is not None), None)
        if unfiled is not None:
            file, walk = (self._reader.keys[id][0] for id in ("review.accept", "go.related"))
            leads = "" if unfiled.id == current.id else f"{walk} leads there, "
            name = visible_line(unfiled.actor.name)
            self._reader.say(f"What {name} says is in no file yet: {leads}{file} files it")
            return
        # Not at the top: most readers do not write.
        from perspectives.editing.answering import tie

        entry, other = pair

        def plan(story: Story, now: Entry) -> Edit:
            return tie(story, now, named_in(story, other.id))

        self._edits.change(entry, plan)

    def dismiss(self) -> None:
        """Dismiss the answer that is proposed of a statement which is filed; else the proposal."""
        current, pair = self._reader.current, self._pair()
        if self._review.marked or current is None or current.draft is not None or pair is None:
            self._review.dismiss()
            return
        from perspectives.story.answers import dismissal_of

        gone = dismissal_of(*(one.statement for one in pair))
        self._review.put_away(frozenset([gone]), "that answer")

    def thread(self) -> None:
        """Show who answers whom around the current statement."""
        current, reader = self._reader.the_current(), self._reader
        if current is None:
            return
        # Not at the top: the article is on screen before it opens.
        from perspectives.story.threads import thread
        from tui.dialogs.thread import ThreadScreen

        turns = thread(reader.remaining, current)
        if len(turns) == 1:
            reader.say("It answers nothing, and nothing answers it")
            return
        screen = ThreadScreen(turns, current, reader.badges, reader.sources)
        reader.app.push_screen(screen, self._trail.go)

    def _pair(self) -> tuple[Entry, Entry] | None:
        """Return the statement that is proposed as an answer, and the one that it answers."""
        current, origin = self._reader.current, self._trail.origin
        if current is None:
            return None
        pairs = list(self._proposed(current))
        looked_at = (pair for pair in pairs if origin and origin.id in {one.id for one in pair})
        return next(looked_at, next(iter(pairs), None))

    def _proposed(self, entry: Entry) -> Iterator[tuple[Entry, Entry]]:
        for tie in entry.related:
            other = self._reader.remaining.statement(tie.id) if tie.draft else None
            if other is not None:
                yield (entry, other) if tie.answers else (other, entry)
