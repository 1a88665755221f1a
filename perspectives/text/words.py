"""What a word is: in a folded text, which is compared, and in one as it is written.

Folding has taken hyphens and the dots of initialisms out of words already, so that in a folded text
only an apostrophe joins letters. As it is written, a word of a name has them ("Saint-Jean", "U.S").
`relating` reads words as they are written as well, but parts them at hyphens, unless they are stray
ones, and holds figures together.
"""

from __future__ import annotations

import re
from functools import cache

from perspectives.model import Span

LETTER = r"[^\W_]"
"""In a regular expression: a letter or a digit, of any script."""
APOSTROPHES = "'’"
HYPHENS = "-‐‑"
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30fa\u30fd-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts that put no space between words (Thai to Khmer, kana, Han), words each."""

WRITTEN_WORD = re.compile(rf"{LETTER}+(?:[{APOSTROPHES}.-]{LETTER}+)*")
"""A word of a text as it is written."""
PUNCTUATED_WORD = re.compile(rf"{LETTER}[^\s“”«»\"]*")
"""The same with what stands right behind it, quotation marks apart."""

_LONGEST_WORD = 64
_LETTERS = rf"[^\W_{UNSPACED}]{{1,{_LONGEST_WORD}}}"
_ASCII_LETTERS = rf"[a-z0-9]{{1,{_LONGEST_WORD}}}"
_ASCII_WORD = re.compile(rf"({_ASCII_LETTERS}(?:'{_ASCII_LETTERS})?)")
"""A word of a folded text that has no other characters, in two thirds of the time."""
_SPACED_LETTERS = rf"{LETTER}{{1,{_LONGEST_WORD}}}"
_SPACED_WORD = re.compile(rf"({_SPACED_LETTERS}(?:'{_SPACED_LETTERS})?)")
"""A word of a folded text that has no `UNSPACED` letters."""
_MAY_BE_UNSPACED = re.compile(r"[^\x00-\u0dff\u2000-\u3040]")
"""Any character from the first of `UNSPACED` on, punctuation and symbols apart."""


def _word_in(text: str) -> re.Pattern[str]:
    if text.isascii():
        return _ASCII_WORD
    return _any_word() if _MAY_BE_UNSPACED.search(text) else _SPACED_WORD


@cache
def _any_word() -> re.Pattern[str]:
    # Not at the top: its ranges take 5 ms to compile, and most texts have no such letter.
    return re.compile(rf"({_LETTERS}(?:'{_LETTERS})?|[{UNSPACED}])")


def split_words(text: str) -> list[str]:
    """Return the words of a folded text."""
    return _word_in(text).findall(text)


def word_spans(text: str) -> list[Span]:
    """Return where the words of a folded text stand in it."""
    return [match.span() for match in _word_in(text).finditer(text)]


def split_at_words(text: str) -> list[str]:
    """Return a folded text in pieces: what stands between its words, and in turn each word."""
    return _word_in(text).split(text)
