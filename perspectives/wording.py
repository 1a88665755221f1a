"""Text of a file as messages quote it."""

LIMIT = 40
"""How many characters of a text a message quotes."""

LONGEST_EXCERPT = 100
"""In characters. A message is one line, however long the words that it is about."""


def excerpt(text: str) -> str:
    """Return a text on one line, cut where it is longer than a message may quote."""
    line = " ".join(text[: 4 * LONGEST_EXCERPT].split())
    return line if len(line) <= LONGEST_EXCERPT else f"{line[: LONGEST_EXCERPT - 1].rstrip()}…"


def shown(text: str) -> str:
    """Return a text short, on one line, and with every character that is not seen escaped."""
    cut = text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
