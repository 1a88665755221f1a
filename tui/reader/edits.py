"""The edits of a reading: each one step, carried out one after another, undone and redone."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from perspectives.errors import SidelongError
from tui.background import in_background
from tui.user.journals import journal_of, save

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from pathlib import Path
    from typing import TypeAlias

    from perspectives.errors import UndoError
    from perspectives.model import Span
    from perspectives.saving.save import Edit
    from perspectives.story.story import Entry, Story
    from tui.reader.loader import Loader
    from tui.reader.part import Reader
    from tui.reader.trail import Trail

    Plan: TypeAlias = Callable[[Story, Entry], Edit]
    """Works out an edit of a statement, on the story as it is."""

SAVING = "edit"
"""What the work is called that nobody may leave before it is done."""


class Edits:
    """A key makes an edit, the edit a file, the file a story, the story the screen."""

    def __init__(self, reader: Reader, trail: Trail, loader: Loader, path: Path) -> None:
        self._reader = reader
        self._trail = trail
        self._loader = loader
        self._path = path
        self.turn = asyncio.Lock()
        """Lets one edit wait for another."""
        self.written: dict[Path, str] = {}
        """What was written here last, by path: no news to the reader."""
        self._wanted: tuple[str, Span] | None = None
        """Where the statement stands that is to be current once it has been read."""
        self._filed = ""
        """The id of a statement that was filed under an actor here, until that has been read."""
        self._undone: tuple[Story, Edit] | None = None
        """The edit that was undone last, and the story before that, until it has been read."""
        self._made = 0
        """How many edits were made here and not undone; fewer than 0 where older ones were."""
        self._steps: list[tuple[int, Callable[[], None]]] = []
        """What else was done, that is no edit of a file: after how many, and what takes it back."""

    # Making them

    def change_all(
        self,
        entries: Iterable[Entry],
        plan: Callable[[Story, list[Entry]], Edit],
        *,
        is_filed: bool = False,
    ) -> None:
        """Make one edit of several statements, of which others may have changed all but the words.

        Those that are gone by then are left out. Where a single one is filed under another actor,
        what speaks against that is said.
        """
        entries = list(entries)
        if is_filed and len(entries) == 1:
            self._filed = entries[0].id

        def make(story: Story) -> Edit:
            there = [now for entry in entries if (now := _as_now(story, entry)) is not None]
            if not there:
                gone = "The statement is" if len(entries) == 1 else "The statements are"
                raise SidelongError(f"{gone} gone; nothing was changed")
            return plan(story, there)

        self.save_beside(partial(self._carry_out, make))

    def change(self, entry: Entry, plan: Plan) -> None:
        """Make an edit of a statement, of which others may have changed all but the words."""
        self.change_all([entry], lambda story, there: plan(story, *there))

    async def add(self, make: Callable[[Story], Edit], article: str, span: Span) -> bool:
        """Make an edit that files a new statement, and go to it once it has been read.

        It will stand at the span of the article. Returns whether it was saved.
        """
        self._wanted = article, span
        is_saved = await self._carry_out(make)
        if not is_saved:
            self._wanted = None
        return is_saved

    async def _carry_out(self, make: Callable[[Story], Edit]) -> bool:
        """Work an edit out, save it, and show it; say why where that cannot be done."""
        # Not at the top: most readers do not write.
        from perspectives.editing.carryout import carry_out

        def work_out(story: Story) -> tuple[Edit, None]:
            return make(story), None

        async with self.turn:
            before, after = self._reader.story, None
            self._loader.hold()
            try:
                done = await in_background(carry_out, self._path, before, work_out, save)
                after = done.story
            except SidelongError as error:
                self._reader.say(str(error), severity="error")
                return False
            finally:
                self._loader.release(before, after)
        undo = self._reader.keys["edit.undo"][0]
        undoes = "" if done.trouble else f"   {undo} undoes it"
        self._tell(done.edit, f"Saved: {done.edit.label}{undoes}", done.trouble)
        return True

    def save_beside(self, work: Callable[[], Coroutine[None, None, object]]) -> None:
        """Let something be saved beside the screen: an edit, or what is kept besides the files."""
        self._reader.run_worker(work, name=SAVING, group="edit")

    async def made(self) -> None:
        """Wait until all that was asked for is saved, or refused."""
        workers = self._reader.app.workers
        # Anew, as what is undone may set more going. Of none, Textual would wait for all, the
        # watching too.
        while made := [one for one in workers if one.name == SAVING and not one.is_finished]:
            await workers.wait_for_complete(made)

    def undo(self) -> None:
        """Take back the last edit that was made in this story."""
        self.save_beside(partial(self._take_back, redoing=False))

    def redo(self) -> None:
        """Make the edit again that was undone last."""
        self.save_beside(partial(self._take_back, redoing=True))

    def add_step(self, take_back: Callable[[], None]) -> None:
        """Have undo take back something that is no edit of a file, in its turn."""
        self._steps.append((self._made, take_back))

    async def _take_back(self, *, redoing: bool) -> None:
        async with self.turn:
            before = self._reader.story
            journal = journal_of(before)
            if not redoing and self._steps and self._steps[-1][0] >= self._made:
                self._reader.hush(warnings=True)
                self._steps.pop()[1]()
                return
            try:
                edit = await in_background(journal.redo if redoing else journal.undo)
            except SidelongError as error:
                self._reader.say(str(error), severity="error")
                return
        self._reader.hush(warnings=True)
        if edit is None:
            self._reader.say(f"There is nothing to {'redo' if redoing else 'undo'}")
            return
        self.show(edit, f"{'Redone' if redoing else 'Undone'}: {edit.label}")
        if not redoing:
            self._made -= 2  # The one that was undone, and its undoing.
            self._undone = before, edit

    # Showing them

    def show(self, edit: Edit, told: str, trouble: UndoError | None = None) -> None:
        """Show what was saved, and say what keeps it from being undone, if anything does."""
        self._tell(edit, told, trouble)
        self._loader.reload()

    def _tell(self, edit: Edit, told: str, trouble: UndoError | None) -> None:
        self._made += 1
        self._undone = None
        for change in edit.changes:
            self.written[change.path] = (change.after or b"").decode("utf-8-sig", "replace")
        self._reader.hush()
        self._reader.say(told)
        if trouble is not None:
            self._reader.say(str(trouble), severity="warning")

    def go_on(self) -> None:
        """Go to what was added, now that the files were read, and say what speaks against it."""
        story = self._reader.story
        if self._wanted is not None:
            self._go_to_wanted(*self._wanted)
        if self._undone is not None:
            self._go_to_returned(*self._undone)
        if (filed := story.statement(self._filed)) is not None:
            self._filed = ""
            self._reader.run_worker(partial(self._doubt, story, filed), name="doubt", group="doubt")

    def _go_to_wanted(self, article: str, span: Span) -> None:
        there = self._reader.story.at(article, span[0])
        new = next((entry for entry in there if entry.start == span[0]), None)
        if new is not None:
            self._wanted = None
            self._filed = new.id
            self._trail.go(new)

    def _go_to_returned(self, before: Story, undone: Edit) -> None:
        """Go to what an undoing brought back: to the files, or among what is proposed."""
        story = self._reader.story
        for change in undone.changes:
            file = story.file(change.path)
            if self.written[change.path] != (file.text if file else ""):
                return
        self._undone = None
        for entry in story.statements:
            known = before.statement(entry.id)
            if known is None or (entry.draft is None) != (known.draft is None):
                self._trail.go(entry)
                return

    async def _doubt(self, story: Story, filed: Entry) -> None:
        """Say it where the article has somebody else say what was filed under an actor."""
        from perspectives.checking.check import misfiled

        for doubt in await in_background(misfiled, story, filed):
            self._reader.say(doubt.message, severity="warning")


def _as_now(story: Story, entry: Entry) -> Entry | None:
    """Return a statement as a story has it; None where it is gone, be its words proposed anew."""
    now = story.statement(entry.id)
    is_only_proposed = now is not None and now.draft is not None and entry.draft is None
    return None if is_only_proposed else now
