"""Statements found by a few letters of who said what, and by the terms of a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.errors import FilterError
from perspectives.story.filtering import WORDS, Filter
from perspectives.story.sifting import Sieve
from perspectives.text.fuzzy import Fuzzy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.story.story import Entry, Story


class Finder:
    """Some statements of a story, made ready for many searches."""

    def __init__(self, story: Story, entries: Sequence[Entry]) -> None:
        self._sieve = Sieve(story)
        self._entries = entries
        self._fuzzy = Fuzzy((_names(entry), _words(entry)) for entry in entries)

    def find(self, query: str, limit: int = 100) -> list[Entry]:
        """Return at most `limit` statements that fit `query`, the best first.

        Where nothing is typed, these are the first statements of the story.
        Every word of the query has to fit something: the actor's name or an alias, or the
        statement's words, topic or note. Letters may be left out or swapped. What reads as a term
        of a filter, such as `topic:gas`, has to let the statement through.
        """
        try:
            terms = self._sieve.parse(query).terms
        except FilterError:
            return self._fitting(query)[:limit]
        letters = [one.value for one in terms if one.key == WORDS and not one.is_excluded]
        wanted = Filter(tuple(one for one in terms if one.key != WORDS or one.is_excluded))
        left = {entry.id for entry in self._sieve.passing(wanted)}
        return [one for one in self._fitting(" ".join(letters)) if one.id in left][:limit]

    def fault(self, query: str) -> str | None:
        """Return in one line what is wrong with a query as a filter; None where nothing is."""
        try:
            self._sieve.parse(query)
        except FilterError as error:
            return str(error)
        return None

    def _fitting(self, letters: str) -> list[Entry]:
        return [self._entries[index] for index in self._fuzzy.find(letters)]


def _names(entry: Entry) -> str:
    return " ".join([entry.actor.name, *entry.actor.aliases])


def _words(entry: Entry) -> str:
    statement = entry.statement
    return " ".join([statement.quote, statement.topic or "", statement.note or ""])
