"""What one key changes of the current statement: what it asks, and the edit that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from perspectives.errors import SidelongError
from perspectives.model import Stance
from tui.reader.doubting import actor_of, ask_before, contradicting
from tui.reader.homes import ChooseHome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from perspectives.editing.destinations import Home
    from perspectives.editing.rewriting.changes import Value
    from perspectives.saving.save import Edit
    from perspectives.story.story import Entry, Story
    from tui.dialogs.homes import Asked
    from tui.reader.edits import Edits
    from tui.reader.part import Reader
    from tui.reader.review import Review


class Changes:
    """Asks for another topic, stance, date, note, actor or answer, and has the edit made."""

    def __init__(self, reader: Reader, edits: Edits, review: Review) -> None:
        self._reader = reader
        self._edits = edits
        self._review = review

    def delete(self) -> None:
        """Take the current statement out of its file; a proposal is dismissed."""
        # Not at the top, as with all that follows: most readers do not write.
        from perspectives.editing.authoring import delete

        if (current := self._reader.the_current()) is None:
            return
        if current.draft is not None:
            self._review.dismiss()
            return
        name, statements = current.statement.id, self._reader.story.statements
        if name and (count := sum(name in one.statement.answers for one in statements)):
            self._reader.say(f"Ties to it that lead nowhere now: {count}", severity="warning")
        self._edits.change(current, delete)

    def topic(self) -> None:
        """Give the current statement another topic."""
        self._choose_word("topic", topics(self._reader.story), is_free=True)

    def take_topic(self, entries: Sequence[Entry], topic: str) -> None:
        """Give statements a topic that was proposed for them."""
        if named := self._review.named(entries):
            self._set(named, "topic", topic)

    def stance(self) -> None:
        """Give the current statement another stance."""
        self._choose_word("stance", get_args(Stance), is_free=False)

    def date(self) -> None:
        """Give the current statement another date."""
        from perspectives.format.dates import date_fault

        self._type_line("date", "2022, 2022-01, 2022-01-07 or 2022-01-07T12:30", date_fault)

    def note(self) -> None:
        """Give the current statement another note."""
        self._type_line("note", "free words for the reader", lambda _: None)

    def move(self) -> None:
        """File the current statement, or those that are marked, under another actor."""
        targets, chosen_in = self._review.targets(), self._reader.story
        if not targets:
            return
        from perspectives.editing.authoring import move
        from perspectives.editing.destinations import same_home

        def take(home: Home) -> None:
            def plan(story: Story, there: Sequence[Entry]) -> Edit:
                return move(story, there, same_home(home, chosen_in, story))

            actor = actor_of(chosen_in, home)
            ask_before(
                self._reader,
                actor.name,
                contradicting(chosen_in, targets, actor),
                lambda: self._review.change(targets, plan, is_filed=True),
                choosing.ask,
            )

        choosing = ChooseHome(self._reader, _asked(chosen_in, targets), take)
        choosing.ask()

    def answer(self) -> None:
        """Tie the current statement as an answer to another one, or untie it."""
        current = self._reader.the_current()
        if current is None or not self._review.is_filed(current):
            return
        from perspectives.editing.answering import answer
        from tui.dialogs.find import FindScreen

        def take(other: Entry | None) -> None:
            if other is not None:
                name = other.id
                self._edits.change(
                    current, lambda story, entry: answer(story, entry, named_in(story, name))
                )

        reader = self._reader
        others = [entry for entry in reader.story.filed if entry != current]
        title, hint = "Which statement does this answer?", "enter ties or unties it"
        screen = FindScreen(
            reader.story, others, reader.badges, reader.sources, title=title, hint=hint
        )
        reader.app.push_screen(screen, take)

    def _choose_word(self, key: str, known: Iterable[str], *, is_free: bool) -> None:
        targets = self._review.named(self._review.targets())
        if not targets:
            return
        from tui.dialogs.words import WordScreen

        now = _in_common(targets, key)
        self._reader.app.push_screen(
            WordScreen(_title(key, targets), list(known), now, is_free=is_free),
            lambda word: self._set(targets, key, word),
        )

    def _type_line(self, key: str, placeholder: str, fault: Callable[[str], str | None]) -> None:
        targets = self._review.named(self._review.targets())
        if not targets:
            return
        from tui.dialogs.line import LineScreen

        now = _in_common(targets, key) or ""
        self._reader.app.push_screen(
            LineScreen(_title(key, targets), now, placeholder, fault),
            lambda line: self._set(targets, key, line),
        )

    def _set(self, entries: Sequence[Entry], key: str, value: str | None) -> None:
        """Set a key of statements; None leaves it, and nothing takes it out."""
        if value is None or {value or None} == {getattr(one.statement, key) for one in entries}:
            return
        from perspectives.editing.authoring import set_keys

        values: Mapping[str, Value | None] = {key: value or None}
        self._review.change(entries, lambda story, there: set_keys(story, there, values))


def topics(story: Story) -> list[str]:
    """Return the topics of a story, in the order of the articles."""
    found = (entry.statement.topic for entry in story.statements)
    return list(dict.fromkeys(topic for topic in found if topic))


def _asked(story: Story, entries: Sequence[Entry]) -> Asked:
    """Return what is asked of statements that are to be filed under another actor."""
    from tui.dialogs.homes import Asked

    first = entries[0]
    if len(entries) > 1:
        return Asked(f"{len(entries)} statements, the first of them: {first.quote}")
    return Asked(first.quote, named=story.named_near(first.article or "", first.start or 0))


def _title(key: str, entries: Sequence[Entry]) -> str:
    whose = "this statement" if len(entries) == 1 else f"{len(entries)} statements"
    return f"The {key} of {whose}"


def _in_common(entries: Sequence[Entry], key: str) -> str | None:
    """Return the value that statements share, if they do."""
    values: set[str | None] = {getattr(entry.statement, key) for entry in entries}
    return values.pop() if len(values) == 1 else None


def named_in(story: Story, name: str) -> Entry:
    """Return the statement of an id; raises `SidelongError` where it is gone."""
    entry = story.statement(name)
    if entry is None:
        raise SidelongError("The other statement is gone; nothing was changed")
    return entry
