"""Values as JSON that any program reads, and that does nothing to a terminal."""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec

_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Controls, such as those that turn a line around, and the separators of lines and paragraphs."""


def as_json(value: object) -> str:
    r"""Return a value as an indented JSON text, with every character that is not seen as \u…."""
    text = msgspec.json.format(msgspec.json.encode(value)).decode()
    return text.translate(_escapes())


@cache
def _escapes() -> dict[int, str]:
    return {
        code: f"\\u{code:04x}"
        for code in range(0x10000)
        if code != ord("\n") and unicodedata.category(chr(code)) in _ESCAPED_CATEGORIES
    }
