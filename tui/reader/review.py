"""What is proposed, reviewed: accepted into the files, dismissed, or marked for a change."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui.background import in_background
from tui.drawing.lines import Told
from tui.drawing.visible import visible_line
from tui.user.reviews import Reviewed, keep, reviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perspectives.saving.save import Edit
    from perspectives.story.story import Entry, Story
    from tui.reader.edits import Edits
    from tui.reader.loader import Loader
    from tui.reader.part import Reader
    from tui.reader.trail import Trail

SURE = 80.0
"""The confidence, 0 to 100, from which on proposals are accepted in one go."""


EVERYTHING = "Everything proposed here is reviewed"


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
        self._turn = asyncio.Lock()
        """Lets what is to be remembered wait for what was before it."""
        self._reviewed: set[tuple[str, str]] = set()
        """Of whom something was accepted or dismissed, until it is said that nothing is left."""
        self._returning: frozenset[str] = frozenset()
        """What was brought back, until it is proposed again."""

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
        told = "Proposals are shown" if self._is_on else "Proposals are hidden"
        gone = len(reviewed(self._reader.story.folder).dismissed)
        back = f"; {gone} dismissed, which the command palette brings back" if gone else ""
        self._reader.say(f"{told}{back if self._is_on else ''}")
        self._keep(lambda dismissed: dismissed)

    def _keep(self, change: Callable[[frozenset[str]], frozenset[str]]) -> None:
        """Remember whether proposals are shown, and what is dismissed after a change; show it."""
        self._edits.save_beside(partial(self._remember, change))

    async def _remember(self, change: Callable[[frozenset[str]], frozenset[str]]) -> None:
        folder, is_on = self._reader.story.folder, self._is_on

        def remember() -> None:
            keep(folder, Reviewed(is_on, change(reviewed(folder).dismissed)))

        try:
            async with self._turn:
                await in_background(remember)
        except OSError as error:
            self._reader.say(f"This cannot be remembered: {error.strerror}", severity="error")
            return
        self._loader.reload()

    # When the files or what is dismissed change

    def go_on(self, before: Story) -> None:
        """Go to what was brought back; say it, once, where nothing is left to review."""
        proposed = self._reader.story.proposed
        if self._returning:
            self._go_to_returned([one for one in proposed if before.statement(one.id) is None])
        done = self._reviewed - set(map(_whose, proposed))
        self._reviewed -= done
        if done and self._is_on:
            self._say_done({name for _side, name in done}, len(proposed))

    def _go_to_returned(self, new: Iterable[Entry]) -> None:
        from perspectives.story.proposals import dismissal

        back = next((entry for entry in new if dismissal(entry) in self._returning), None)
        if back is not None:
            self._returning = frozenset()
            self._trail.go(back)

    def _say_done(self, names: set[str], left: int) -> None:
        here = self._reader.story.found_in(self._reader.page.article.id)
        if not left:
            self._reader.say(EVERYTHING)
        elif not any(entry.draft for entry in here):
            self._reader.say(f"{EVERYTHING}; {left} more are proposed in other articles")
        else:
            whom = names.pop() if len(names) == 1 else f"{len(names)} actors"
            self._reader.say(f"Everything proposed of {whom} is reviewed")

    # Which statements are meant

    @property
    def marked(self) -> list[Entry]:
        """The statements that are marked, in the order of the articles."""
        return [entry for entry in self._reader.remaining.statements if entry.id in self.names]

    def targets(self) -> list[Entry]:
        """Return the marked statements, else the current one; say so where there is none."""
        if marked := self.marked:
            return marked
        current = self._reader.the_current()
        return [] if current is None else [current]

    def named(self, targets: Sequence[Entry]) -> list[Entry]:
        """Return statements but for those that nobody says; say so where nothing is left."""
        from perspectives.story.proposals import NOBODY

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

    def is_named(self, entry: Entry) -> bool:
        """Tell whether somebody says a statement, and say so where the article does not say who."""
        from perspectives.story.proposals import NOBODY

        if entry.draft is not None and entry.actor.name == NOBODY:
            self._say_nobody()
            return False
        return True

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
            whose = _whose(current)
            proposed = [one for one in self._reader.remaining.proposed if _whose(one) == whose]
            self._accept(proposed)
            if not proposed:
                self._reader.say(f"Nothing is proposed of {current.actor.name}")

    def accept_sure(self) -> None:
        """File every proposal that is sure."""
        sure = [
            entry
            for entry in self._reader.remaining.proposed
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
            self.change(named, accept)
            self._trail.go(following)
        elif proposals:
            self._say_nobody()

    def change(
        self,
        entries: Sequence[Entry],
        plan: Callable[[Story, list[Entry]], Edit],
        *,
        is_filed: bool = False,
    ) -> None:
        """Make an edit of statements as `Edits` does, which files those that are only proposed."""
        self._edits.change_all(entries, plan, is_filed=is_filed)
        if self._review(entries):
            # Or the next day, with something in the files, nothing would be proposed any more.
            self._keep(lambda dismissed: dismissed)
        self.unmark()

    def _review(self, entries: Iterable[Entry]) -> bool:
        """Note whose proposals are dealt with; return whether any are."""
        whose = {_whose(entry) for entry in entries if entry.draft}
        self._reviewed |= whose
        self._returning = frozenset()
        return bool(whose)

    def _proposed(self, entries: Iterable[Entry]) -> list[Entry]:
        entries = list(entries)
        proposed = [entry for entry in entries if entry.draft is not None]
        if entries and not proposed:
            self._reader.say("This is in a file already")
        return proposed

    def _following(self, gone: Sequence[Entry]) -> Entry | None:
        """Return the proposal to go on with: the current or the next that is left, else the first.

        None where none is left.
        """
        names = {entry.id for entry in gone}
        entries, current = self._reader.remaining.statements, self._reader.current
        here = entries.index(current) if current in entries else 0
        around = (*entries[here:], *entries[:here])
        return next((one for one in around if one.draft and one.id not in names), None)

    # Dismissing

    def dismiss(self) -> None:
        """Take what is marked, or else the current proposal, away until it is brought back."""
        proposals = self._proposed(self.targets())
        if not proposals:
            return
        from perspectives.story.proposals import dismissal

        following = self._following(proposals)
        gone = frozenset(map(dismissal, proposals))
        self._review(proposals)
        self.put_away(gone, "" if len(proposals) == 1 else f"{len(proposals)} proposals")
        self.unmark()
        self._trail.go(following)

    def put_away(self, gone: frozenset[str], what: str) -> None:
        """Propose no more what is called so, until it is brought back; say `what` it was."""
        self._keep(lambda dismissed: dismissed | gone)
        self._edits.add_step(lambda: self._bring_back(gone))
        undo, it = self._reader.keys["edit.undo"][0], "it" if len(gone) == 1 else "them"
        self._reader.hush()
        self._reader.say(f"{f'Dismissed {what}'.rstrip()}   {undo} brings {it} back")

    def bring_all_back(self) -> None:
        """Propose again what was ever dismissed in this story."""
        gone = reviewed(self._reader.story.folder).dismissed
        if gone:
            self._is_on = True
            self._bring_back(gone)
        else:
            self._reader.say("Nothing is dismissed here")

    def _bring_back(self, gone: frozenset[str]) -> None:
        self._returning = gone
        self._keep(lambda dismissed: dismissed - gone)
        self._reader.say("Proposed again: " + ("1" if len(gone) == 1 else f"{len(gone)}"))


def _whose(entry: Entry) -> tuple[str, str]:
    return entry.perspective_id, entry.actor.name
