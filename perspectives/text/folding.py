"""Text folded for comparison, with the map back to the original offsets.

Folding removes what two writers of the same words do differently: compatibility forms, accents
and case (Unicode compatibility caseless matching, The Unicode Standard, definition D146, with
combining accents dropped), the shapes of quotation marks and dashes, runs of white space,
characters that are not seen, hyphens inside words (`well-known`, and the stray ones of a bad
line break: `req-uest`), the dots of initialisms (`U.S.`) and the commas of thousands.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

import msgspec

from perspectives.model import Span


class Edits(msgspec.Struct, frozen=True):
    """The places where one text was rewritten into another, in order; all else was copied.

    The nth edit put the characters `after[n]` to `after_end[n]` of the new text in the place of
    `before[n]` to `before_end[n]` of the old one.
    """

    before: array[int]
    before_end: array[int]
    after: array[int]
    after_end: array[int]

    def origin(self, offset: int) -> Span:
        """Return the span of the old text that the new text's character at `offset` is from."""
        edit = bisect_right(self.after, offset) - 1
        if edit < 0:
            return offset, offset + 1
        if offset < self.after_end[edit]:
            return self.before[edit], self.before_end[edit]
        start = self.before_end[edit] + offset - self.after_end[edit]
        return start, start + 1


class Folded(msgspec.Struct, frozen=True):
    """A text as it is compared, and the way back to the text that it was."""

    text: str
    layers: tuple[Edits, ...]
    """The rewritings, the last one first."""

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text for the folded characters `start` to `end`.

        The span is the smallest that holds every original character which any of the folded
        ones came from. It needs `0 <= start < end <= len(text)`.
        """
        last = end - 1
        for layer in self.layers:
            start = layer.origin(start)[0]
            last = layer.origin(last)[1] - 1
        return start, last + 1


def fold(text: str) -> Folded:
    """Return `text` folded for comparison."""
    layers: tuple[Edits, ...] = ()
    if text.isascii():
        folded = text.lower()
    else:
        folded = text.translate(_ONE_TO_ONE)
        resized = _ONE_TO_ONE.resized.intersection(text)
        if resized:
            pattern = re.compile(f"[{re.escape(''.join(sorted(resized)))}]")
            folded, layers = _rewrite(folded, pattern, _fold_character, layers)
    folded, layers = _rewrite(folded, _LAYOUT, _fold_layout, layers)
    return Folded(folded, layers)


def folded_line(text: str) -> str:
    """Return `text` folded, without white space at its ends: names that are alike are the same."""
    return " ".join(fold(text).text.split())


def _rewrite(
    text: str, pattern: re.Pattern[str], fold_match: Callable[[str], str], layers: tuple[Edits, ...]
) -> tuple[str, tuple[Edits, ...]]:
    """Put `fold_match` of each match of `pattern` in its place, and lay the edits over `layers`."""
    edits = Edits(array("q"), array("q"), array("q"), array("q"))
    parts: list[str] = []
    copied = shift = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        replacement = fold_match(match.group())
        parts += (text[copied:start], replacement)
        edits.before.append(start)
        edits.before_end.append(end)
        edits.after.append(start + shift)
        shift += len(replacement) - (end - start)
        edits.after_end.append(end + shift)
        copied = end
    if not parts:
        return text, layers
    parts.append(text[copied:])
    return "".join(parts), (edits, *layers)


_SHAPES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞〟＂", '"'),
        **dict.fromkeys("‘’‚‛‹›′ʼ＇", "'"),
        **dict.fromkeys("‒–—―−⸺⸻﹘", "—"),
        **dict.fromkeys("‐‑﹣－", "-"),
        # Seen by nobody: soft hyphen, zero-width characters, marks of direction, BOM.
        **dict.fromkeys("\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0e\ufe0f"),
    }
)
_FIRST_ACCENT_CLASS = 10
"""Combining classes below are letters' own parts: nuktas, kana voicing marks, viramas."""


@lru_cache(maxsize=1 << 16)
def _fold_character(character: str) -> str:
    """Return what a character becomes, whatever stands around it: none, one or more characters."""
    folded, previous = character.translate(_SHAPES), ""
    while folded != previous:
        previous = folded
        decomposed = unicodedata.normalize("NFKD", folded).casefold()
        folded = "".join(c for c in decomposed if unicodedata.combining(c) < _FIRST_ACCENT_CLASS)
        folded = folded.translate(_SHAPES)
    return folded


class _OneToOne(dict[int, str]):
    """The table of `str.translate` for the characters that fold to one character each."""

    def __init__(self) -> None:
        super().__init__()
        self.resized: set[str] = set()
        """The other characters that were looked up; they are left as they are."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _fold_character(character)
        if len(folded) != 1:
            self.resized.add(character)
            folded = character
        self[code] = folded
        return folded


_ONE_TO_ONE = _OneToOne()

_LETTER = r"[^\W\d_]"
_DASHES = r"(?:(?:—|--+)\s*)+"
# Every branch begins with a character and looks behind only after it, which lets the regular
# expression engine skip plain text quickly.
_LAYOUT = re.compile(
    rf"{_DASHES}"
    rf"|[ ](?=[\s—-])(?:\s*{_DASHES}|\s+)"
    rf"|[^\S ]\s*(?:{_DASHES})?"
    rf"|-(?<={_LETTER}-)(?:[^\S\n]*\n\s*)?(?={_LETTER})"
    rf"|\.(?<=\b{_LETTER}\.)(?={_LETTER}\b)"
    r"|,(?<=\d,)(?=\d{3}(?!\d))"
    r"|''"
)


def _fold_layout(match: str) -> str:
    """Return what a match of `_LAYOUT` becomes: often nothing."""
    if match.isspace():
        return " "
    if match == "''":
        return '"'
    return " - " if "—" in match or "--" in match else ""
