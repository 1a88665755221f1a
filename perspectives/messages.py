"""Text of a file as messages quote it, what they count, and the way out that they name."""

from __future__ import annotations

from collections.abc import Iterable

LIMIT = 40
"""How many characters of a text a message quotes."""

LONGEST_EXCERPT = 100
"""In characters. A message is one line, however long the words that it is about."""
_MOST_COMPARISONS = 1_000_000
"""How often two names are compared in all: some tenths of a second, then hints are left out."""


def excerpt(text: str) -> str:
    """Return a text on one line, cut where it is longer than a message may quote."""
    line = " ".join(text[: 4 * LONGEST_EXCERPT].split())
    return line if len(line) <= LONGEST_EXCERPT else f"{line[: LONGEST_EXCERPT - 1].rstrip()}…"


def counted(number: int, what: str) -> str:
    """Return how many there are of what is called so when it is one: "3 statements"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def shown(text: str) -> str:
    """Return a text short, on one line, and with every character that is not seen escaped."""
    cut = text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)


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
