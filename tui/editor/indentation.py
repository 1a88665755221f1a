"""How far a new line is indented."""

from __future__ import annotations

import re

WIDTH = 2
"""The spaces by which a line is indented further."""

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-(?:[ ]+|$))*)"
    r"(?P<key>[^\s\"'\[{#][^:\"'\[{#]*:(?=\s|$))?[ ]*(?P<value>.*)",
    re.DOTALL,
)
_OPENS_A_BLOCK = re.compile(r"(?:[&!]\S*)?\s*(?:[|>][-+0-9]*)?\s*(?:#.*)?", re.DOTALL)


def indentation_after(before: str, *, is_in_text: bool) -> str:
    """Return what a line begins with that comes after `before`, which is a line up to the cursor.

    It stands below the line's key, deeper where the key's value is to come. `is_in_text` tells that
    the line is one of a quote that began above, whose words mean nothing here.
    """
    match = _LINE.match(before)
    assert match  # Each of its parts may be empty.
    column = match.end("dashes")
    if is_in_text or (column == match.end("indent") and not match["key"]):
        return match["indent"]
    value = match["value"]
    is_open = value.startswith(("[", "{")) and not re.search(r"[\]}]\s*(?:#.*)?$", value)
    if match["key"] and (_OPENS_A_BLOCK.fullmatch(value) or is_open):
        column += WIDTH
    return " " * column
