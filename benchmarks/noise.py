"""What happens to a quote between an article and somebody's notes, made on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random
from typing import TypeAlias

import msgspec

from benchmarks.polnear import AnnotatedArticle, Attribution
from perspectives.model import Span


class Word(msgspec.Struct, frozen=True):
    """A word of a quote with its punctuation, and where it stands in the article."""

    text: str
    span: Span


class Noted(msgspec.Struct, frozen=True):
    """A quote as somebody noted it down, and where it is to be found."""

    quote: str
    truth: list[Span]


Noise: TypeAlias = Callable[[list[list[Word]], Random], Noted]
"""Makes a noted quote of the pieces of an attribution."""


def words_of(article: AnnotatedArticle, attribution: Attribution) -> list[list[Word]]:
    """Return the words of every piece of an attribution, without the marks where it was split."""
    pieces = []
    for start, end in attribution.spans:
        matches = re.finditer(r"\S+", article.text[start:end])
        words = [Word(m.group(), (start + m.start(), start + m.end())) for m in matches]
        pieces.append([word for word in words if any(map(str.isalnum, word.text))])
    pieces = [piece for piece in pieces if piece]
    if attribution.kind == "direct":
        for number, piece in enumerate(pieces):
            if number:
                piece[0] = Word(piece[0].text.lstrip(_MARKS), piece[0].span)
            if number < len(pieces) - 1:
                piece[-1] = Word(piece[-1].text.rstrip(_MARKS), piece[-1].span)
    return pieces


def verbatim(pieces: list[list[Word]], random: Random) -> Noted:
    """Leave the words as they are; an attribution that split them is gone."""
    return Noted(" ".join(word.text for piece in pieces for word in piece), _covered(pieces))


def typography(pieces: list[list[Word]], random: Random) -> Noted:
    """Straighten or curl the quotation marks, and put stray hyphens into one word of five."""
    straighten = random.random() < 0.5
    texts = []
    for piece in pieces:
        for word in piece:
            text = _hyphenated(word.text, random) if random.random() < 0.2 else word.text
            texts.append(text.translate(_STRAIGHT) if straighten else _curled(text))
    return Noted(" ".join(texts), _covered(pieces))


def elision(pieces: list[list[Word]], random: Random) -> Noted:
    """Put an elision in the place of a middle part: a fifth to two fifths of the words."""
    count = sum(map(len, pieces))
    length = max(1, round(count * random.uniform(0.2, 0.4)))
    start = random.randint(2, max(2, count - length - 2))
    left_out = range(start, start + length)
    kept: list[list[Word]] = []
    texts: list[str] = []
    number = 0
    for piece in pieces:
        kept.append([])
        for word in piece:
            if number in left_out:
                if number == start:
                    texts.append(random.choice(_ELISIONS))
                    kept.append([])
            else:
                texts.append(word.text)
                kept[-1].append(word)
            if number == left_out[-1]:
                kept.append([])
            number += 1
    return Noted(" ".join(texts), _covered(kept))


def insertion(pieces: list[list[Word]], random: Random) -> Noted:
    """Put an editor's words in brackets in the place of one to four words, the outer ones kept."""
    piece = random.choice([piece for piece in pieces if len(piece) > 2] or pieces)
    length = min(random.randint(1, 4), max(1, len(piece) - 2))
    start = random.randint(1, max(1, len(piece) - length - 1))
    texts = []
    for other in pieces:
        words = [word.text for word in other]
        if other is piece:
            words[start : start + length] = [random.choice(_INSERTIONS)]
        texts += words
    return Noted(" ".join(texts), _covered(pieces))


def changed_words(pieces: list[list[Word]], random: Random) -> Noted:
    """Replace, drop, misspell, or put a word beside, 15% of the words, and one at the least.

    Where the first or last word of a piece is dropped, the piece that is to be found is shorter.
    """
    count = sum(map(len, pieces))
    chosen = {n for n in range(count) if random.random() < 0.15} or {random.randrange(count)}
    texts: list[str] = []
    kept: list[list[Word]] = []
    number = 0
    for piece in pieces:
        kept.append([])
        for word in piece:
            change = random.randrange(4) if number in chosen else None
            number += 1
            if change == _DROP and count > len(chosen):
                continue
            kept[-1].append(word)
            texts += _changed(word.text, change, random)
    return Noted(" ".join(texts), _covered(kept))


_REPLACE, _ADD, _MISSPELL, _DROP = range(4)


def _changed(word: str, change: int | None, random: Random) -> list[str]:
    if change == _REPLACE:
        return [random.choice(_OTHER_WORDS)]
    if change == _ADD:
        return [word, random.choice(_OTHER_WORDS)]
    return [_misspelled(word, random) if change == _MISSPELL else word]


_MARKS = "\"“”'‘’"
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_ELISIONS = ("…", "...", "[...]", "[…]", "<…>", "(...)", ". . .")
_INSERTIONS = (
    "[the president]",
    "[it]",
    "[Mrs. Smith]",
    "[this country]",
    "[the new law on trade]",
)
_OTHER_WORDS = (
    *("very", "today", "people", "never", "really", "about", "country", "however", "think"),
    *("always", "something", "against", "because", "a", "the", "of", "to", "in", "and", "not"),
    *("would", "have", "been", "more", "government", "they", "our", "year", "money", "right"),
)


def _curled(text: str) -> str:
    return text.replace("'", "’").replace('"', "”")


def _hyphenated(text: str, random: Random) -> str:
    places = [n for n in range(2, len(text) - 1) if text[n - 2 : n + 2].isalpha()]
    if not places:
        return text
    place = random.choice(places)
    return f"{text[:place]}-{text[place:]}"


def _misspelled(text: str, random: Random) -> str:
    place = random.randrange(len(text))
    match random.randrange(3):
        case 0:
            return text[:place] + text[place + 1 :]
        case 1:
            return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        case _:
            return text[:place] + random.choice("etaoinshr") + text[place:]


def _covered(pieces: Iterable[list[Word]]) -> list[Span]:
    return [(piece[0].span[0], piece[-1].span[1]) for piece in pieces if piece]
