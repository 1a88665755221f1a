"""A text as the words that are compared: where each stands, and what it counts as.

Two words count as the same when their keys are equal. A key is the word in Unicode's
compatibility form, case folded, without its inflection: "Terrorists" and "terrorist’s" share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from perspectives.relating.wordlists import COMMON_WORDS, FORMULAE, FUNCTION_WORDS

MOST_WORDS = 2000
"""How many words of a text are compared. A quote is shorter; a hostile file need not be."""

_HYPHENS = "-‐‑"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’ʼ＇"
# Combining marks are letters here, or a vowel sign would cut its word in two.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0655\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e"
)
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:(?![{_IDEOGRAPHS}])[^\W_]|[{_MARKS}])"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}"  # U.S.
    rf"|[{_IDEOGRAPHS}]"  # written without spaces: every character is a word
    rf"|\d+(?:[.,]\d+)+"
    rf"|{_LETTER}+(?:(?:[{_HYPHENS}{_APOSTROPHES}]|[{_INVISIBLE}]+){_LETTER}+)*"
)
_HYPHEN_SET = frozenset(_HYPHENS)
_PART = re.compile(rf"[^{_HYPHENS}]+")
_FOLDED = str.maketrans(
    dict.fromkeys(_INVISIBLE, "") | dict.fromkeys(_APOSTROPHES, "'") | {"ё": "е", "Ё": "Е"}
)
_ELIDED_ARTICLE = re.compile(r"^\w{1,2}'(?=\w{3})")  # l'Occident, d'accord
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_POSSESSIVE = re.compile(r"'s?$")

# Inflections, longest first because the search takes the leftmost. Light stemming in the manner of
# Savoy (2006): endings of number, case, gender and tense, and nothing that makes another word.
_LATIN_ENDING = re.compile(
    r"(?<=\w{4})(?:ingly|edly|ings|ing|ies|ied|ers|ern|es|ed|en|er|em|ly|as|os|s|e|y|a|o)$"
    r"|(?<=\w{3})(?:ing|ed|es|s|e)$"
)
_CYRILLIC_ENDING = re.compile(
    r"(?<=\w{3})(?:иями|остью|ости|ость|ями|ами|иях|иям|ием|ого|его|ому|ему|ыми|ими|ует|уют|ают|яют"
    r"|ает|яет|ать|ять|ить|еть|али|или|ила|ала|ило|ало|ях|ах|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую"
    r"|юю|ом|ем|ам|ям|ия|ию|ии|ил|ал|ит|ят|ут|ют|ых|их|ым|им|а|я|ы|и|у|ю|о|е|ь|й)(?:ся|сь)?$"
)


class Word(NamedTuple):
    """A word of a text."""

    key: str
    start: int
    """Its first character's offset in the text."""
    end: int
    """The offset after its last character."""
    telling: bool
    """Whether it says what the text is about: no function word, and not part of a formula."""


def words(texts: Sequence[str]) -> list[list[Word]]:
    """Return the words of each text, at most `MOST_WORDS` of each.

    The texts are read together because a hyphen inside a word is a stray one ("Kaz-akhstan") where
    the texts have the joined word as well, and otherwise joins two words ("military-political").
    """
    known = {key for text in texts for key in keys_as_written(text)}
    return [words_beside(text, known) for text in texts]


def keys_as_written(text: str) -> set[str]:
    """Return the keys of a text's words, those with a hyphen inside as one word each."""
    return {_key(match[0]) for match in _matches(text)}


def joined_keys(text: str) -> frozenset[str]:
    """Return the keys that a text's hyphenated words have if their hyphens are stray."""
    return frozenset(_joined(match[0]) for match in _matches(text) if _is_hyphenated(match[0]))


def words_beside(text: str, known: Container[str]) -> list[Word]:
    """Return the words of one of several texts; `known` has the keys as written in all of them."""
    placed = [part for match in _matches(text) for part in _parts(match, known)]
    keys = [key for key, _, _ in placed]
    formulaic = _formulaic(keys)
    function_words = _function_words(keys)
    return [
        Word(key, start, end, key not in function_words and place not in formulaic)
        for place, (key, start, end) in enumerate(placed)
    ]


def is_function_word(key: str) -> bool:
    """Return whether the word of this key is a function word of any of the languages known."""
    return key in _ANY_FUNCTION_WORD


def is_common(key: str) -> bool:
    """Return whether the word of this key is frequent in any news, or a function word."""
    return key in _COMMON_KEYS


def _matches(text: str) -> Iterator[re.Match[str]]:
    return islice(_WORD.finditer(text), MOST_WORDS)


def _is_hyphenated(word: str) -> bool:
    return not _HYPHEN_SET.isdisjoint(word)


def _joined(word: str) -> str:
    return _key("".join(_PART.findall(word)))


def _parts(match: re.Match[str], known: Container[str]) -> list[tuple[str, int, int]]:
    word, start = match[0], match.start()
    if not _is_hyphenated(word):
        return [(_key(word), start, match.end())]
    joined = _joined(word)
    if joined in known:
        return [(joined, start, match.end())]
    return [
        (_key(part[0]), start + part.start(), start + part.end()) for part in _PART.finditer(word)
    ]


@lru_cache(maxsize=1 << 17)
def _key(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).translate(_FOLDED)
    folded = _THOUSANDS.sub("", folded)  # 8,300
    if folded.isupper() and (len(folded) == 2 or folded[-1] == "."):
        return folded.replace(".", "")  # US, U.S., EU: not "us"
    folded = folded.casefold()
    if folded in _ANY_FUNCTION_WORD:
        return folded
    return _stem(_POSSESSIVE.sub("", _ELIDED_ARTICLE.sub("", folded)))


def _stem(word: str) -> str:
    if word in _ANY_FUNCTION_WORD or not word[-1:].isalpha():
        return word
    ending = _CYRILLIC_ENDING if "\u0400" <= word[-1] <= "\u04ff" else _LATIN_ENDING
    stem = ending.sub("", word)
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]  # planned, plan
    return word if stem in _ANY_FUNCTION_WORD else stem


def _function_words(keys: Sequence[str]) -> frozenset[str]:
    """Return the function words of the language that the text of these keys seems to be in."""
    distinct = set(keys)
    return max(FUNCTION_WORDS.values(), key=lambda listed: len(distinct & listed))


def _formulaic(keys: Sequence[str]) -> set[int]:
    """Return the places in `keys` that a formula covers."""
    covered: set[int] = set()
    for place, key in enumerate(keys):
        if key in _FORMULAE:
            for formula in _FORMULAE[key]:
                if tuple(keys[place : place + len(formula)]) == formula:
                    covered.update(range(place, place + len(formula)))
    return covered


def _by_first_key(formulae: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for formula in formulae:
        keys = tuple(_key(word) for word in formula.split())
        grouped.setdefault(keys[0], []).append(keys)
    return grouped


_ANY_FUNCTION_WORD = frozenset().union(*FUNCTION_WORDS.values())
_COMMON_KEYS = frozenset(map(_key, COMMON_WORDS)) | _ANY_FUNCTION_WORD
_FORMULAE = _by_first_key(FORMULAE)
