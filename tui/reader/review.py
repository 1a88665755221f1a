"""What is proposed, reviewed: accepted into the files, dismissed, or marked for a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.background import in_background
from tui.drawing.lines import Told
from tui.drawing.visible import visible_line
from tui.user.reviews import Reviewed, keep, reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.editing.destinations import Home
    from perspectives.saving.save import Edit
    from perspectives.story.story import Entry, Story
    from tui.reader.edits import Edits
    from tui.reader.loader import Loader
    from tui.reader.part import Reader
    from tui.reader.trail import Trail

SURE = 80.0
"""The confidence, 0 to 100, from which on proposals are accepted in one go."""


class Review:
    """Accepts and dismisses proposals, and keeps which statements are marked."""

    def __init__(self, reader: Reader, trail: Trail, edits: Edits, loader: Loader) -> None:
        self._reader = reader
        self._trail = trail
        self._edits = edits
        self._loader = loader
        self._is_on: bool | None = None
        """Whether anything is proposed; None until that is known."""
        self.names: frozenset[str] = frozenset()
        """The ids of the statements that are marked."""

    @property
    def told(self) -> tuple[Told, ...]:
        """What there is to say of the current statement, if it is a proposal, or of the marks."""
        if marked := self.marked:
            return (Told(f"{len(marked)} marked: the next change is for all of them"),)
        current = self._reader.current
        if current is None or current.draft is None:
            return ()
        return (Told(visible_line(current.draft.reason), brief=""),)

    # Whether anything is proposed

    def dismissed(self, story: Story) -> frozenset[str] | None:
        """Return what was dismissed in a story; None where nothing is to be proposed.

        In a story that has statements, nothing is until somebody asks for it.
        """
        kept = reviewed(story.folder)
        if self._is_on is None:
            self._is_on = not story.filed if kept.is_on is None else kept.is_on
        return kept.dismissed if self._is_on else None

    def toggle(self) -> None:
        """Show what is proposed, or hide it."""
        self._is_on = not self._is_on
        self.unmark()
        self._reader.say("Proposals are shown" if self._is_on else "Proposals are hidden")
        self._reader.run_worker(self._keep(), name="review", group="edit")

    async def _keep(self, dismissed: frozenset[str] = frozenset()) -> None:
        """Remember whether proposals are shown, and more that is dismissed, and show it so."""
        folder, is_on = self._reader.story.folder, self._is_on

        def remember() -> None:
            keep(folder, Reviewed(is_on, reviewed(folder).dismissed | dismissed))

        try:
            await in_background(remember)
        except OSError as error:
            self._reader.say(f"This cannot be remembered: {error.strerror}", severity="error")
            return
        self._loader.reload()

    # Which statements are meant

    @property
    def marked(self) -> list[Entry]:
        """The statements that are marked, in the order of the articles."""
        return [entry for entry in self._reader.story.statements if entry.id in self.names]

    def targets(self) -> list[Entry]:
        """Return the marked statements, else the current one; say so where there is none."""
        if marked := self.marked:
            return marked
        current = self._reader.the_current()
        return [] if current is None else [current]

    def named(self) -> list[Entry]:
        """Return the same, but for what nobody can be named for; say so where nothing is left."""
        from perspectives.story.proposals import NOBODY

        targets = self.targets()
        named = [entry for entry in targets if not entry.draft or entry.actor.name != NOBODY]
        if targets and not named:
            self._say_nobody()
        return named

    def is_filed(self, entry: Entry) -> bool:
        """Tell whether a statement is in a file, and say so where it is not."""
        if entry.draft is not None:
            accept = self._reader.keys["review.accept"][0]
            self._reader.say(f"It is in no file yet; {accept} files it")
        return entry.draft is None

    def _say_nobody(self) -> None:
        move = self._reader.keys["edit.move"][0]
        self._reader.say(f"The article does not say who said this; {move} says it")

    def mark(self) -> None:
        """Mark the current statement, or take its mark off."""
        current = self._reader.the_current()
        if current is not None:
            self._mark(self.names ^ {current.id})

    def unmark(self) -> None:
        """Take every mark off."""
        self._mark(frozenset())

    def _mark(self, names: frozenset[str]) -> None:
        if names != self.names:
            self.names = names
            self._reader.point()
            self._reader.tell()

    # Accepting

    def accept(self) -> None:
        """File what is marked, or else the current proposal, and go to the next one."""
        self._accept(self._proposed(self.targets()))

    def accept_actor(self) -> None:
        """File all that is proposed of the current statement's actor."""
        current = self._reader.the_current()
        if current is not None:
            whose = current.perspective_id, current.actor.name
            proposed = [
                entry
                for entry in self._reader.story.proposed
                if (entry.perspective_id, entry.actor.name) == whose
            ]
            self._accept(proposed)
            if not proposed:
                self._reader.say(f"Nothing is proposed of {current.actor.name}")

    def accept_sure(self) -> None:
        """File every proposal that is sure."""
        sure = [
            entry
            for entry in self._reader.story.proposed
            if entry.draft and entry.draft.confidence >= SURE and entry.draft.actor
        ]
        if sure:
            self._accept(sure)
        else:
            self._reader.say(f"Nothing is proposed with {SURE:.0f} of 100 or more")

    def _accept(self, proposals: Sequence[Entry]) -> None:
        # Not at the top: most readers do not write.
        from perspectives.editing.reviewing import accept
        from perspectives.story.proposals import NOBODY

        named = [entry for entry in proposals if entry.actor.name != NOBODY]
        if named:
            following = self._following(named)
            self._edits.change_all(named, accept)
            self._reader.run_worker(self._keep(), name="review", group="edit")
            self.unmark()
            self._trail.go(following)
        elif proposals:
            self._say_nobody()

    def file(self, proposals: Sequence[Entry], home: Home, chosen_in: Story) -> None:
        """File proposals under an actor; the home was chosen in the story as it was then."""
        from perspectives.editing.destinations import same_home
        from perspectives.editing.filing import file_statements
        from perspectives.editing.reviewing import filings

        def plan(story: Story, there: Sequence[Entry]) -> Edit:
            return file_statements(
                story, filings(story, there, home=same_home(home, chosen_in, story))
            )

        self._edits.change_all(proposals, plan)
        self._reader.run_worker(self._keep(), name="review", group="edit")
        self.unmark()

    def _proposed(self, entries: Iterable[Entry]) -> list[Entry]:
        proposed = [entry for entry in entries if entry.draft is not None]
        if not proposed and self._reader.current is not None:
            self._reader.say("This is in a file already")
        return proposed

    def _following(self, gone: Sequence[Entry]) -> Entry | None:
        """Return the proposal after those that are dealt with, if there is one."""
        names = {entry.id for entry in gone}
        entries = self._reader.story.statements
        last = max(index for index, entry in enumerate(entries) if entry.id in names)
        return next((one for one in entries[last + 1 :] if one.draft and one.id not in names), None)

    # Dismissing

    def dismiss(self) -> None:
        """Take what is marked, or else the current proposal, away for good."""
        proposals = self._proposed(self.targets())
        if proposals:
            following = self._following(proposals)
            from perspectives.story.proposals import dismissal

            gone = frozenset(map(dismissal, proposals))
            self._reader.run_worker(self._keep(gone), name="review", group="edit")
            self.unmark()
            self._trail.go(following)
