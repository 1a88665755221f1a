"""A text written as a YAML scalar that reads back as the same text.

Whoever reads YAML gets the text back, not only this program: what YAML 1.1 or 1.2 would take for a
number, a boolean or nothing is put in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import yaml

WIDTH = 98
"""How long the lines of a folded text become where the file shows no other width."""
_LEAST_WIDTH = 20

_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdd2\ufff9-\ufffb\ufffe\uffff]"
)
"""What a person cannot see or a YAML reader takes for the end of a line."""
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n",
    "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\e", "\x85": "\\N",
    "\u2028": "\\L", "\u2029": "\\P",
}  # fmt: skip
_NOT_PLAIN = re.compile(
    r"""\A(?:[\s,\[\]{}#&*!|>'"%@`?:]|-(?:\s|\Z|--)|\.\.\.)|:(?:\s|\Z)|\s(?:\#|\Z)"""
)
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?#]")
_NUMBER = re.compile(r"[-+.]*[0-9][-+.0-9:_a-fA-FoOxX]*")
_NOT_TEXT = frozenset({"y", "Y", "n", "N"})
_DATE_KEY = "date"
_NOT_IN_BLOCK = re.compile(r"\A[\s]|\s\Z|[ ]\n")
_FOLD = re.compile(r"(?<! ) (?! )")


class Manner(msgspec.Struct, frozen=True):
    """A way to write texts, as a file does it."""

    style: str = ""
    """What they are quoted by: `'` or `"`, or `>` or `|` for lines below; empty for plain."""
    header: str = ""
    """What stands before the lines below."""
    offset: int = 2
    """How far the lines below are indented, from the column of their key."""
    width: int = WIDTH
    """How long the lines are, with their indentation."""

    @property
    def is_block(self) -> bool:
        """Whether the text stands on the lines below its key."""
        return self.style in ("|", ">")


class Written(msgspec.Struct, frozen=True):
    """A scalar: what stands behind the key's colon, and the lines below, not yet indented."""

    head: str
    lines: tuple[str, ...] = ()
    offset: int = 0
    """How far the lines are to be indented, from the column of their key."""


def inline(key: str, text: str, style: str = "", *, in_flow: bool = False) -> str:
    """Return the text of a key on one line, in this style where the text can be written so."""
    if style == '"':
        return _double(text)
    if style == "" and is_plain(key, text, in_flow=in_flow):
        return text
    if _UNSEEN.search(text):
        return _double(text)
    if style == "'" or ('"' in text and "'" not in text) or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return _double(text)


def is_plain(key: str, text: str, *, in_flow: bool = False) -> bool:
    """Say whether a text can stand under a key without quotation marks, and be read by anyone."""
    if not text or _UNSEEN.search(text) or _NOT_PLAIN.search(text):
        return False
    if in_flow and _NOT_PLAIN_IN_FLOW.search(text):
        return False
    return key == _DATE_KEY or not _means_something_else(text)


def _means_something_else(text: str) -> bool:
    if text in _NOT_TEXT or _NUMBER.fullmatch(text):
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    return any(pattern.match(text) for _, pattern in resolvers.get(text[0], ()))


def _double(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _UNSEEN.match(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def block(text: str, manner: Manner, column: int) -> Written | None:
    """Return a text as lines below its key, which stands in a column; None if they cannot hold it.

    They hold no text that begins or ends with white space, and nothing that is not seen.
    """
    if not text or _NOT_IN_BLOCK.search(text) or _UNSEEN.search(text.replace("\n", "")):
        return None
    if manner.style == "|":
        lines = tuple(text.split("\n"))
    elif re.search(r"\n ", text):
        return None
    else:
        width = max(manner.width - column - manner.offset, _LEAST_WIDTH)
        # Among folded lines, one that is blank stands for the end of a line.
        paragraphs = text.split("\n")
        lines = tuple(line for paragraph in paragraphs for line in (*_folded(paragraph, width), ""))
        lines = lines[:-1]
    return Written(manner.header, lines, manner.offset)


def _folded(text: str, width: int) -> Iterator[str]:
    start = last = 0
    for match in _FOLD.finditer(text):
        if match.start() - start > width and last > start:
            yield text[start : last - 1]
            start = last
        last = match.end()
    if len(text) - start > width and last > start:
        yield text[start : last - 1]
        start = last
    if text:
        yield text[start:]


def written(
    key: str, text: str, manner: Manner, column: int, *, folded: Manner | None, blocks: bool
) -> Written:
    """Return a text as it would be written in a file for the first time, under a key in a column.

    `folded` is the manner in which the file writes long texts, if it does so on lines below, and
    `blocks` whether there may be lines below at all.
    """
    if blocks and manner.is_block and (found := block(text, manner, column)):
        return found
    style = "" if manner.is_block else manner.style
    if "\n" in text and not manner.style and blocks:
        literal = Manner("|", "|-", folded.offset if folded else 2)
        if found := block(text, literal, column):
            return found
    head = inline(key, text, style)
    fits = column + len(key) + 2 + len(head) <= (folded.width if folded else WIDTH)
    is_awkward = key == "quote" and not style and head != text
    if folded and blocks and (not fits or is_awkward) and " " in text:
        return block(text, folded, column) or Written(head)
    return Written(head)
