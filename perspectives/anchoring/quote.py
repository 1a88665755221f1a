"""A quote as people write it down, taken apart into what can be looked for in an article."""

from __future__ import annotations

import re

import msgspec

from perspectives.text.folding import fold
from perspectives.text.words import split_words

_DOTS = r"(?:\.{3,}|\.(?: \.){2,})"
_ELISION = re.compile(rf"[\[(<] ?{_DOTS} ?[\])>]|{_DOTS}")
_INSERTION = re.compile(r"\[([^\[\]]*)\]")
_INSERTION_INSIDE_WORD = re.compile(r"\[(\w+)\](?=\w)|(?<=\w)\[(\w+)\]")
_NO_WORDS = re.compile(r"[\W_]*")


class Piece(msgspec.Struct, frozen=True):
    """Words of a quote that stand in a row, as far as the one who wrote them down tells."""

    words: list[str]
    """Folded."""
    inserted: frozenset[int] = frozenset()
    """The numbers of the words that stood in brackets: the article's own, or the editor's."""

    @property
    def weights(self) -> list[int]:
        """How much each word has to be confirmed: its characters, none for an insertion."""
        if not self.inserted:
            return list(map(len, self.words))
        return [0 if n in self.inserted else len(word) for n, word in enumerate(self.words)]

    @property
    def own_words(self) -> list[str]:
        """The words apart from insertions."""
        if not self.inserted:
            return self.words
        return [word for n, word in enumerate(self.words) if n not in self.inserted]


class Quote(msgspec.Struct, frozen=True):
    """A quote: the pieces that its elisions join, and the marks around the whole."""

    pieces: list[Piece]
    opening: str
    """What stands before the first word, folded, without spaces and elisions."""
    closing: str
    """What stands after the last word, folded, without spaces and elisions."""

    @property
    def words(self) -> list[str]:
        """The words of all pieces."""
        if len(self.pieces) == 1:
            return self.pieces[0].words
        return [word for piece in self.pieces for word in piece.words]


def parse_quote(quote: str) -> Quote:
    """Take `quote` apart at its elisions and insertions.

    An elision is `…` or `...`, as it is or in square, round or angle brackets. Other square
    brackets hold an insertion, unless they stand inside a word (`[W]e`). A quote without words
    has no pieces.
    """
    text = fold(quote).text
    parts = _ELISION.split(text) if "..." in text or ". . ." in text else [text]
    pieces = [_parse_piece(part) for part in parts]
    unelided = "".join(parts)
    return Quote(
        [piece for piece in pieces if piece.words],
        _leading_marks(unelided),
        _leading_marks(unelided[::-1])[::-1],
    )


def _parse_piece(part: str) -> Piece:
    if "[" not in part:
        return Piece(split_words(part))
    words: list[str] = []
    inserted: set[int] = set()
    part = _INSERTION_INSIDE_WORD.sub(r"\1\2", part)
    for number, text in enumerate(_INSERTION.split(part)):
        start = len(words)
        words += split_words(text)
        if number % 2:
            inserted.update(range(start, len(words)))
    return Piece(words, frozenset(inserted if len(inserted) < len(words) else ()))


def _leading_marks(text: str) -> str:
    marks = _NO_WORDS.match(text)
    return marks.group().replace(" ", "") if marks else ""
