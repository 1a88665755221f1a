"""Words as they may stand in the name of a file or an id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

_LONGEST = 40
"""In characters."""


def slug(text: str) -> str:
    """Return words as lower-case letters, digits and hyphens; empty where a text has no letters."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", bare).strip("-")[:_LONGEST].strip("-")


def untaken(name: str, taken: Container[str | None]) -> str:
    """Return a name; where it is taken, the first of name-2, name-3 and so on that is not."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(one for one in chain([name], numbered) if one not in taken)
