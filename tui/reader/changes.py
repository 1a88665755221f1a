"""What one key changes of the current statement: what it asks, and the edit that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from perspectives.errors import SidelongError
from perspectives.model import Stance
from tui.reader.homes import choose_home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from perspectives.editing.destinations import Home
    from perspectives.editing.rewriting.changes import Value
    from perspectives.story.story import Entry, Story
    from tui.reader.edits import Edits
    from tui.reader.part import Reader


class Changes:
    """Asks for another topic, stance, date, note, actor or answer, and has the edit made."""

    def __init__(self, reader: Reader, edits: Edits) -> None:
        self._reader = reader
        self._edits = edits

    def delete(self) -> None:
        """Take the current statement out of its file."""
        # Not at the top, as with all that follows: most readers do not write.
        from perspectives.editing.authoring import delete

        if (current := self._reader.the_current()) is None:
            return
        name, statements = current.statement.id, self._reader.story.statements
        if name and (count := sum(name in one.statement.answers for one in statements)):
            self._reader.say(f"Ties to it that lead nowhere now: {count}", severity="warning")
        self._edits.change(current, delete)

    def topic(self) -> None:
        """Give the current statement another topic."""
        self._choose_word("topic", topics(self._reader.story), is_free=True)

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
        """File the current statement under another actor."""
        current, chosen_in = self._reader.the_current(), self._reader.story
        if current is None:
            return
        from perspectives.editing.authoring import move
        from perspectives.editing.destinations import same_home

        def take(home: Home) -> None:
            self._edits.change(
                current,
                lambda story, entry: move(story, entry, same_home(home, chosen_in, story)),
                is_filed=True,
            )

        choose_home(self._reader, take)

    def answer(self) -> None:
        """Tie the current statement as an answer to another one, or untie it."""
        current = self._reader.the_current()
        if current is None:
            return
        from perspectives.editing.authoring import answer
        from tui.dialogs.find import FindScreen

        def take(other: Entry | None) -> None:
            if other is not None:
                name = other.id
                self._edits.change(
                    current, lambda story, entry: answer(story, entry, _named(story, name))
                )

        others = [entry for entry in self._reader.story.statements if entry != current]
        title, hint = "Which statement does this answer?", "enter ties or unties it"
        screen = FindScreen(others, self._reader.badges, title=title, hint=hint)
        self._reader.app.push_screen(screen, take)

    def _choose_word(self, key: str, known: Iterable[str], *, is_free: bool) -> None:
        current = self._reader.the_current()
        if current is None:
            return
        from tui.dialogs.words import WordScreen

        now = getattr(current.statement, key)
        self._reader.app.push_screen(
            WordScreen(f"The {key} of this statement", list(known), now, is_free=is_free),
            lambda word: self._set(current, key, word),
        )

    def _type_line(self, key: str, placeholder: str, fault: Callable[[str], str | None]) -> None:
        current = self._reader.the_current()
        if current is None:
            return
        from tui.dialogs.line import LineScreen

        now = getattr(current.statement, key) or ""
        self._reader.app.push_screen(
            LineScreen(f"The {key} of this statement", now, placeholder, fault),
            lambda line: self._set(current, key, line),
        )

    def _set(self, entry: Entry, key: str, value: str | None) -> None:
        """Set a key of a statement; None leaves it, and nothing takes it out."""
        if value is None or value == (getattr(entry.statement, key) or ""):
            return
        from perspectives.editing.authoring import set_keys

        values: Mapping[str, Value | None] = {key: value or None}
        self._edits.change(entry, lambda story, entry: set_keys(story, [entry], values))


def topics(story: Story) -> list[str]:
    """Return the topics of a story, in the order of the articles."""
    found = (entry.statement.topic for entry in story.statements)
    return list(dict.fromkeys(topic for topic in found if topic))


def _named(story: Story, name: str) -> Entry:
    entry = story.statement(name)
    if entry is None:
        raise SidelongError("The other statement is gone; nothing was changed")
    return entry
