"""Words as they may stand in the name of a file or an id."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 40
"""In characters."""


def slug(text: str) -> str:
    """Return words as lower-case letters, digits and hyphens; empty where a text has no letters."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", bare).strip("-")[:_LONGEST].strip("-")
