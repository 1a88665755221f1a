"""Text of a file as messages quote it."""

LIMIT = 40
"""How many characters of a text a message quotes."""


def shown(text: str) -> str:
    """Return a text short, on one line, and with every character that is not seen escaped."""
    cut = text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
