"""A book of Project Gutenberg as an article: without the licence, which is no part of the book."""

from __future__ import annotations

import re
from typing import NamedTuple

_START = re.compile(
    r"^\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG [^\n]*(?:\n(?!\n)[^\n]*)?\*\*\*[^\n]*\n\s*"
    r"|^\*END\*? ?THE SMALL PRINT![^\n]*\n\s*",
    re.MULTILINE,
)
_END = re.compile(
    r"\s*^(?:\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG "
    r"|End of (?:the |this )?Project Gutenberg)",
    re.MULTILINE,
)
_FIELD = re.compile(r"^(Title|Author|Language): *(\S[^\n]*)$", re.MULTILINE)
_LANGUAGES = {
    "Danish": "da", "Dutch": "nl", "English": "en", "Finnish": "fi", "French": "fr",
    "German": "de", "Greek": "el", "Hungarian": "hu", "Italian": "it", "Latin": "la",
    "Norwegian": "no", "Polish": "pl", "Portuguese": "pt", "Russian": "ru", "Spanish": "es",
    "Swedish": "sv",
}  # fmt: skip

MAX_CHARACTERS = 32 * 1024
"""How far into a text the head of such a book may reach."""


class Book(NamedTuple):
    """What a book says, and about itself."""

    fields: dict[str, str]
    body: str
    start: int
    """Where in the text the body begins."""


def book(text: str) -> Book | None:
    """Return a text as the book of Project Gutenberg that it is, or None."""
    start = _START.search(text, 0, MAX_CHARACTERS)
    if start is None:
        return None
    end = _END.search(text, start.end())
    said = dict(reversed(_FIELD.findall(text, 0, start.start())))
    fields = {
        "title": said.get("Title", ""),
        "author": said.get("Author", ""),
        "language": _LANGUAGES.get(said.get("Language", ""), ""),
    }
    known = {key: value.strip() for key, value in fields.items() if value}
    body = text[start.end() : end.start()] + "\n" if end else text[start.end() :]
    return Book(known, body, start.end())
