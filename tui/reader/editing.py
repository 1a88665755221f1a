"""Changes to the current statement, each with one key: one edit, one step to undo."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, get_args

from perspectives.errors import ChangedUnderneathError, SidelongError, UndoError
from perspectives.model import Stance
from perspectives.story.story import load
from tui.background import in_background
from tui.reader.loading import Loading
from tui.user.journals import journal_of, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from perspectives.editing.destinations import Home
    from perspectives.editing.rewriting.changes import Value
    from perspectives.errors import UndoError
    from perspectives.model import Span
    from perspectives.saving.save import Edit
    from perspectives.story.story import Entry, Story

    Plan: TypeAlias = Callable[[Story, Entry], Edit]
    """Works out an edit of a statement, on the story as it is."""

TRIES = 3
"""How often an edit is worked out anew because another program wrote its file just then."""


class Editing(Loading):
    """A key makes an edit, the edit a file, the file a story, the story the screen."""

    _wanted: tuple[str, Span] | None = None
    """Where the statement stands that is to be current once it has been read."""
    _filed = ""
    """The id of a statement that was filed under an actor here, until that has been read."""

    def on_mount(self) -> None:
        """Let one edit wait for another."""
        self._at_work = asyncio.Lock()

    # What all edits have in common

    async def edits_made(self) -> None:
        """Wait until every edit that was asked for is saved, or refused."""
        made = [one for one in self.workers if one.name == "edit" and not one.is_finished]
        if made:  # Of none, Textual takes it that all are meant, the watching too.
            await self.workers.wait_for_complete(made)

    def change(self, entry: Entry, plan: Plan) -> None:
        """Make an edit of a statement, of which others may have changed all but the words."""
        self.run_worker(self._change(entry.id, plan), name="edit", group="edit")

    async def _change(self, name: str, plan: Plan) -> None:
        def make(story: Story) -> Edit:
            entry = story.statement(name)
            if entry is None:
                raise SidelongError("The statement is gone; nothing was changed")
            return plan(story, entry)

        await self._carry_out(make)

    async def _carry_out(self, make: Callable[[Story], Edit]) -> bool:
        """Work an edit out, save it, and show it; say why where that cannot be done."""
        async with self._at_work:
            try:
                edit, trouble = await in_background(self._save, make)
            except SidelongError as error:
                self._say(str(error), severity="error")
                return False
        undo = self._keys["edit.undo"][0]
        undoes = "" if trouble else f"   {undo} undoes it"
        self._show_edit(edit, f"Saved: {edit.label}{undoes}", trouble)
        return True

    def _save(self, make: Callable[[Story], Edit]) -> tuple[Edit, UndoError | None]:
        story = self.story
        for _ in range(TRIES):
            try:
                edit = make(story)
                return edit, save(self.story, edit)
            except ChangedUnderneathError as error:
                changed = error
                story = load(self._path, story, relating=False)
        raise changed

    def _show_edit(self, edit: Edit, told: str, trouble: UndoError | None = None) -> None:
        """Show what was saved, and say what keeps it from being undone, if anything does."""
        for change in edit.changes:
            self._written[change.path] = (change.after or b"").decode("utf-8-sig", "replace")
        self._say(told)
        if trouble is not None:
            self._say(str(trouble), severity="warning")
        self.reload()

    def _tell_news(self, before: Story) -> None:
        super()._tell_news(before)
        if self._wanted is not None:
            self._go_to_wanted(*self._wanted)
        if (filed := self.story.statement(self._filed)) is not None:
            self._filed = ""
            self.run_worker(self._doubt(filed), name="doubt", group="doubt")

    def _go_to_wanted(self, article: str, span: Span) -> None:
        there = (entry for entry in self.story.at(article, span[0]))
        new = next((entry for entry in there if entry.start == span[0]), None)
        if new is not None:
            self._wanted = None
            self._filed = new.id
            self.go(new)

    async def _doubt(self, filed: Entry) -> None:
        """Say it where the article has somebody else say what was filed under an actor."""
        from perspectives.checking.check import misfiled

        for doubt in await in_background(misfiled, self.story, filed):
            self._say(doubt.message, severity="warning")

    # The keys

    def action_undo(self) -> None:
        """Take back the last edit that was made in this story."""
        self.run_worker(self._take_back(redoing=False), name="edit", group="edit")

    def action_redo(self) -> None:
        """Make the edit again that was undone last."""
        self.run_worker(self._take_back(redoing=True), name="edit", group="edit")

    async def _take_back(self, *, redoing: bool) -> None:
        journal = journal_of(self.story)
        async with self._at_work:
            try:
                edit = await in_background(journal.redo if redoing else journal.undo)
            except SidelongError as error:
                self._say(str(error), severity="error")
                return
        if edit is None:
            self._say("There is nothing to redo" if redoing else "There is nothing to undo")
        else:
            self._show_edit(edit, f"{'Redone' if redoing else 'Undone'}: {edit.label}")

    def action_delete(self) -> None:
        """Take the current statement out of its file."""
        from perspectives.editing.authoring import delete

        if (current := self._the_current()) is None:
            return
        name = current.statement.id
        if name and (count := sum(name in one.statement.answers for one in self.story.statements)):
            self._say(f"Ties to it that lead nowhere now: {count}", severity="warning")
        self.change(current, delete)

    def action_set_topic(self) -> None:
        """Give the current statement another topic."""
        topics = self._topics()
        self._choose_word("topic", topics, is_free=True)

    def action_set_stance(self) -> None:
        """Give the current statement another stance."""
        self._choose_word("stance", get_args(Stance), is_free=False)

    def action_set_date(self) -> None:
        """Give the current statement another date."""
        from perspectives.format.dates import date_fault

        self._type_line("date", "2022, 2022-01, 2022-01-07 or 2022-01-07T12:30", date_fault)

    def action_set_note(self) -> None:
        """Give the current statement another note."""
        self._type_line("note", "free words for the reader", lambda _: None)

    def action_move(self) -> None:
        """File the current statement under another actor."""
        current, chosen_in = self._the_current(), self.story
        if current is None:
            return
        from perspectives.editing.authoring import move
        from perspectives.editing.destinations import same_home

        def take(home: Home) -> None:
            self._filed = current.id
            self.change(
                current,
                lambda story, entry: move(story, entry, same_home(home, chosen_in, story)),
            )

        self.choose_home(take)

    def action_answer(self) -> None:
        """Tie the current statement as an answer to another one, or untie it."""
        current = self._the_current()
        if current is None:
            return
        from perspectives.editing.authoring import answer
        from tui.dialogs.find import FindScreen

        def take(other: Entry | None) -> None:
            if other is not None:
                name = other.id
                self.change(current, lambda story, entry: answer(story, entry, _named(story, name)))

        others = [entry for entry in self.story.statements if entry != current]
        title, hint = "Which statement does this answer?", "enter ties or unties it"
        self.app.push_screen(FindScreen(others, self._badges, title=title, hint=hint), take)

    def choose_home(
        self, take: Callable[[Home], None], likely: Iterable[Home] = (), new: str = ""
    ) -> None:
        """Let the reader choose an actor, and hand it on; a new perspective is asked its name."""
        from perspectives.editing.destinations import KnownActor, NewPerspective
        from tui.dialogs.homes import HomeScreen
        from tui.dialogs.line import LineScreen

        def chosen(home: Home | None) -> None:
            if isinstance(home, NewPerspective):
                actor = home.actor
                screen = LineScreen(
                    "The name of the new perspective",
                    "",
                    "a country, a party, a side",
                    _nameless,
                    may_be_empty=False,
                )
                self.app.push_screen(
                    screen, lambda name: take(NewPerspective(name, actor)) if name else None
                )
            elif home is not None:
                take(home)

        known = [home for home in likely if isinstance(home, KnownActor)]
        self.app.push_screen(HomeScreen(self.story, self._badges, known, new), chosen)

    def _topics(self) -> list[str]:
        """Return the topics of the story, in the order of the articles."""
        topics = (entry.statement.topic for entry in self.story.statements)
        return list(dict.fromkeys(topic for topic in topics if topic))

    def _choose_word(self, key: str, known: Iterable[str], *, is_free: bool) -> None:
        current = self._the_current()
        if current is None:
            return
        from tui.dialogs.words import WordScreen

        now = getattr(current.statement, key)
        title = f"The {key} of this statement"
        self.app.push_screen(
            WordScreen(title, list(known), now, is_free=is_free),
            lambda word: self._set(current, key, word),
        )

    def _type_line(self, key: str, placeholder: str, fault: Callable[[str], str | None]) -> None:
        current = self._the_current()
        if current is None:
            return
        from tui.dialogs.line import LineScreen

        now = getattr(current.statement, key) or ""
        title = f"The {key} of this statement"
        self.app.push_screen(
            LineScreen(title, now, placeholder, fault),
            lambda line: self._set(current, key, line),
        )

    def _set(self, entry: Entry, key: str, value: str | None) -> None:
        """Set a key of a statement; None leaves it, and nothing takes it out."""
        if value is None or value == (getattr(entry.statement, key) or ""):
            return
        from perspectives.editing.authoring import set_keys

        values: Mapping[str, Value | None] = {key: value or None}
        self.change(entry, lambda story, entry: set_keys(story, entry, values))

    def _the_current(self) -> Entry | None:
        """Return the current statement, which need not be so any more once a sheet is closed."""
        if self.current is None:
            self._say("No statement is current")
        return self.current


def _named(story: Story, name: str) -> Entry:
    entry = story.statement(name)
    if entry is None:
        raise SidelongError("The other statement is gone; nothing was changed")
    return entry


def _nameless(name: str) -> str | None:
    return None if any(map(str.isalnum, name)) else "a name holds a letter"
