"""Where in a perspective file the cursor stands, told from the lines around it.

The text is broken most of the time while someone types, so nothing is parsed: indentation, dashes
and keys say what belongs to what. A line inside a quote may look like a key; it stands deeper than
the key of the quote, and so it is seen for what it is.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from perspectives.format.keys import Key, keys
from perspectives.model import Actor, Perspective, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import msgspec

    from perspectives.model import Span

MOST_LINES_ABOVE = 20_000
"""How far up is looked for what a line belongs to."""
MOST_LINES_BELOW = 200
"""How far down is looked for the keys of the same statement."""

_LONGEST_LINE = 400
"""How many characters of a line are looked at; a place further on in a line has no completion."""

_LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)"
    r"(?:(?P<key>[a-z]+)[ ]?:(?:[ ]+|$))?(?P<value>.*)",
    re.DOTALL,
)
_TOP_KEY = re.compile(r"^([a-z]+)[ ]?:(?=\s|$)", re.MULTILINE)
_HALF_A_KEY = re.compile(r"[A-Za-z_]*")
_HALF_A_TEXT = re.compile(r"""(?:"[^"]*|'[^']*|(?![&*!|>%@`#\[\]{}"'])[^#]*)""")
_LAST_ITEM = re.compile(r"""[\[,]\s*(?P<item>"[^"]*|'[^']*|[^\[\],'"#]*)$""")
_BEHIND_A_VALUE = re.compile(r"""["']?\s*([\],#].*)?""", re.DOTALL)
_NO_VALUE = re.compile(r"([&!]\S*)?\s*(#.*)?", re.DOTALL)
_STRUCTS = {name: struct for struct in (Perspective, Actor, Statement) for name in keys(struct)}


class KeyPlace(NamedTuple):
    """The cursor stands where a key may be written."""

    span: Span
    """What is typed of it."""
    struct: type[msgspec.Struct]
    """What the key would belong to."""
    taken: frozenset[str]
    """The keys that are there already."""
    column: int
    is_new_item: bool
    """Whether the line begins an item of a list with a dash."""
    needs_dash: bool = False
    """Whether an item of a list is expected, and its dash has still to be written."""


class ValuePlace(NamedTuple):
    """The cursor stands in the value of a key, or in an item of a list that is its value."""

    span: Span
    """What is typed of it, quotation marks included."""
    key: Key
    is_in_brackets: bool
    is_item: bool
    """Whether the line is an item of a list with a dash."""


class _Line(NamedTuple):
    """A line as indentation, dashes, key and value."""

    start: int
    """Its offset."""
    indent: int
    has_dash: bool
    column: int
    """Where its key or text begins, behind its dashes."""
    key: str | None
    value: str
    value_at: int
    """The offset of the value."""

    @property
    def has_value(self) -> bool:
        return not _NO_VALUE.fullmatch(self.value)

    @property
    def list_key(self) -> Key | None:
        """Its key, if that is one whose value is a list."""
        key = _known(self.key)
        return key if key and key.is_list else None


class _Above(NamedTuple):
    """What stands above a line and has to do with it."""

    siblings: frozenset[str]
    """The keys before it of the same mapping."""
    struct: type[msgspec.Struct] | None
    """What the mapping is, as far as its neighbours tell."""
    owner: _Line | None
    """The line of the key whose value the line is in."""
    is_in_item: bool
    """Whether a dash begins the mapping that the line is in."""


def place_at(text: str, offset: int) -> KeyPlace | ValuePlace | None:
    """Return what may be written at an offset of a text; None where nobody can tell, as in a quote.

    There is none before words either: what is written already is left alone.
    """
    line_end = "\n" if "\n" in text else "\r"
    start = text.rfind(line_end, 0, offset) + 1
    if offset - start > _LONGEST_LINE:
        return None
    end = text.find(line_end, offset)
    end = len(text) if end < 0 else end
    line, behind = _parse(text, start, offset), text[offset:end].strip()
    above = _above(text, line, line_end)
    if line.key is not None:
        is_text = not above.is_in_item and above.owner is not None and above.owner.has_value
        known = _known(line.key)
        if known is None or is_text or not _BEHIND_A_VALUE.fullmatch(behind):
            return None
        return _value_place(known, line.value, offset, behind, is_item=False)
    if above.owner and (key := above.owner.list_key) and key.struct is None:
        return _item_place(text, line, above.owner, key, offset, behind)
    if behind or not _HALF_A_KEY.fullmatch(line.value):
        return None
    return _key_place(line, above, offset, lambda: _keys_below(text, end, line.column, line_end))


def _known(name: str | None) -> Key | None:
    return keys(_STRUCTS[name])[name] if name in _STRUCTS else None


def _parse(text: str, start: int, end: int) -> _Line:
    match = _LINE.match(text[start : min(end, start + _LONGEST_LINE)].rstrip("\r"))
    assert match  # Each of its parts may be empty.
    indent, column = match.end("indent"), match.end("dashes")
    value_at = start + match.start("value")
    return _Line(start, indent, column > indent, column, match["key"], match["value"], value_at)


def _lines_above(text: str, line: _Line, line_end: str) -> Iterator[_Line]:
    """Yield the lines above one that begin something, the nearest first."""
    end = line.start - 1
    while end >= 0:
        start = text.rfind(line_end, 0, end) + 1
        above = _parse(text, start, end)
        if above.key is not None or above.has_dash:
            yield above
        end = start - 1


def _above(text: str, line: _Line, line_end: str) -> _Above:
    if line.column == 0:
        keys_above = frozenset(_TOP_KEY.findall(text, 0, line.start))
        return _Above(keys_above, Perspective, None, is_in_item=False)
    siblings: set[str] = set()
    struct = None
    # Where the dash stands that begins the item that the line is in, once it is found.
    dash = line.indent if line.has_dash else None
    for above in islice(_lines_above(text, line, line_end), MOST_LINES_ABOVE):
        if dash is None and above.column == line.column:
            siblings.add(above.key or "")
            struct = struct or _STRUCTS.get(above.key or "")
            dash = above.indent if above.has_dash else None
        elif dash is not None and above.has_dash and above.indent == dash:
            struct = struct or _STRUCTS.get(above.key or "")
        elif above.column < line.column if dash is None else above.key and above.column <= dash:
            return _Above(frozenset(siblings), struct, above, is_in_item=dash is not None)
        if dash is not None and struct is not None:
            break
    return _Above(frozenset(siblings), struct, None, is_in_item=dash is not None)


def _keys_below(text: str, end: int, column: int, line_end: str) -> Iterator[str]:
    """Yield the keys behind a line's end of the mapping whose keys stand at a column."""
    for _ in range(MOST_LINES_BELOW):
        start, end = end + 1, text.find(line_end, end + 1)
        if end < 0:
            end = len(text)
        if start >= len(text):
            return
        line = _parse(text, start, end)
        is_empty = line.key is None and not line.has_dash and not line.has_value
        if line.indent < column and not is_empty:
            return
        if line.column == column and line.key:
            yield line.key


def _key_place(
    line: _Line, above: _Above, offset: int, below: Callable[[], Iterator[str]]
) -> KeyPlace | None:
    if line.has_dash and line.column == line.indent + 1:
        return None  # A dash alone: its space is still to be typed.
    struct, owner = above.struct, above.owner
    needs_dash = False
    if struct is None or not (above.is_in_item or line.column == 0):
        key = owner.list_key if owner else None
        if owner is None or key is None or (owner.has_value and not above.is_in_item):
            return None
        struct = key.struct
        needs_dash = not above.is_in_item
    if struct is None:
        return None
    return KeyPlace(
        span=(offset - len(line.value), offset),
        struct=struct,
        taken=frozenset() if needs_dash else above.siblings | frozenset(below()),
        column=line.column,
        is_new_item=line.has_dash,
        needs_dash=needs_dash,
    )


def _item_place(
    text: str, line: _Line, owner: _Line, key: Key, offset: int, behind: str
) -> ValuePlace | None:
    """Return the place of an item of a list of texts, in a line below the list's key."""
    if not _BEHIND_A_VALUE.fullmatch(behind):
        return None
    if owner.has_value:
        return _value_place(key, text[owner.value_at : offset], offset, behind, is_item=False)
    if line.has_dash and line.column > line.indent + 1:
        return _value_place(key, line.value, offset, behind, is_item=True)
    return None


def _value_place(
    key: Key, value: str, offset: int, behind: str, *, is_item: bool
) -> ValuePlace | None:
    """Return the place of what is typed of a value, or of the last item of a list in brackets."""
    is_in_brackets = key.is_list and not is_item and value.startswith("[")
    if key.struct is not None:
        return None
    if is_in_brackets:
        match = _LAST_ITEM.search(value)
        typed = match["item"] if match else None
    else:
        typed = value if _HALF_A_TEXT.fullmatch(value) else None
    if typed is None:
        return None
    is_closed = typed[:1] in ("'", '"') and behind[:1] == typed[:1]
    span = offset - len(typed), offset + is_closed
    return ValuePlace(span, key, is_in_brackets, is_item)
