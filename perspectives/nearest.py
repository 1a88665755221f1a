"""The nearest of the known names to one that is not known, for messages that say the way out."""

from __future__ import annotations

from collections.abc import Iterable

from perspectives.wording import shown

_MOST_COMPARISONS = 1_000_000
"""How often two names are compared in all: some tenths of a second, then hints are left out."""


class Nearest:
    """Names that are known, to be asked which of them a wrong one was meant to be."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._left = _MOST_COMPARISONS

    def hint(self, name: str) -> str:
        """Return what to add to a message about `name`: the nearest name, or nothing."""
        # Not at the top: most files have no wrong names.
        from rapidfuzz import fuzz, process

        self._left -= len(self._known)
        if self._left < 0:
            return ""
        match = process.extractOne(name, self._known, scorer=fuzz.ratio, score_cutoff=60)
        return f"; the nearest is {shown(match[0])}" if match else ""
