"""Statements found by a few letters of who said them or of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.text.fuzzy import Fuzzy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.story.story import Entry


class Finder:
    """The statements of a story, made ready for many searches."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._fuzzy = Fuzzy((_names(entry), _words(entry)) for entry in entries)

    def find(self, query: str, limit: int = 100) -> list[Entry]:
        """Return at most `limit` statements that fit `query`, the best first.

        Where nothing is typed, these are the first statements of the story.
        Every word of the query has to fit something: the actor's name or an alias, or the
        statement's words, topic or note. Letters may be left out or swapped.
        """
        return [self._entries[index] for index in self._fuzzy.find(query)[:limit]]


def _names(entry: Entry) -> str:
    return " ".join([entry.actor.name, *entry.actor.aliases])


def _words(entry: Entry) -> str:
    statement = entry.statement
    return " ".join([statement.quote, statement.topic or "", statement.note or ""])
