"""The words of texts that are read together, kept up to date while texts come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from perspectives.relating.words import Word, joined_keys, keys_as_written, words_beside


class Vocabulary:
    """The words that some texts have as they are written. It does not change.

    One text's words depend on the others only where it has a hyphen that may be a stray one.
    """

    def __init__(self, counts: Mapping[str, int], hyphenated: Mapping[str, frozenset[str]]) -> None:
        """Take for each word the number of texts that have it, and what each text may join."""
        self._counts = counts
        self._hyphenated = hyphenated

    def updated(
        self, removed: Collection[str], added: Collection[str]
    ) -> tuple[Vocabulary, set[str]]:
        """Return the vocabulary of other texts, and which of those left have other words now."""
        counts = Counter(self._counts)
        changes: Counter[str] = Counter()
        for text in added:
            changes.update(keys_as_written(text))
        for text in removed:
            changes.subtract(keys_as_written(text))
        turned = set()
        for key, change in changes.items():
            before, after = counts[key], counts[key] + change
            if after:
                counts[key] = after
            else:
                del counts[key]
            if bool(before) != bool(after):
                turned.add(key)
        gone = set(removed)
        hyphenated = {text: keys for text, keys in self._hyphenated.items() if text not in gone}
        changed = {text for text, keys in hyphenated.items() if not turned.isdisjoint(keys)}
        hyphenated.update((text, keys) for text in added if (keys := joined_keys(text)))
        return Vocabulary(counts, hyphenated), changed

    def words(self, text: str) -> list[Word]:
        """Return the words of one of the texts."""
        return words_beside(text, self._counts)
