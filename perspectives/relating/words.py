"""A text as the words that are compared: where each stands, and what it counts as.

Two words count as the same when their keys are equal. A key is the word in Unicode's
compatibility form, case folded, without its inflection: "Terrorists" and "terrorist’s" share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from perspectives.languages import Language, any_language, languages
from perspectives.text.words import APOSTROPHES, HYPHENS, LETTER

MOST_WORDS = 2000
"""How many words of a text are compared. A quote is shorter; a hostile file need not be."""

SENTENCE_END = re.compile(r"""[.!?…:;\n"“”„«»]|''""")
"""What stands between two words of which the second begins a sentence or a quotation."""

# Of a headline's telling words; a sentence full of names has fewer.
_FEWEST_IN_HEADLINE = 4
_CAPITALISED_IN_HEADLINE = 0.75

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = f"{APOSTROPHES}ʼ＇"
# Combining marks are letters here, or a vowel sign would cut its word in two.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0655\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e"
)
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:(?![{_IDEOGRAPHS}]){LETTER}|[{_MARKS}])"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}"  # U.S.
    rf"|[{_IDEOGRAPHS}]"  # written without spaces: every character is a word
    rf"|\d+(?:[.,]\d+)+"
    rf"|{_LETTER}+(?:(?:[{HYPHENS}{_APOSTROPHES}]|[{_INVISIBLE}]+){_LETTER}+)*"
)
_HYPHEN_SET = frozenset(HYPHENS)
_PART = re.compile(rf"[^{HYPHENS}]+")
_FOLDED = str.maketrans(
    dict.fromkeys(_INVISIBLE, "") | dict.fromkeys(_APOSTROPHES, "'") | {"ё": "е", "Ё": "Е"}
)
_ELIDED_ARTICLE = re.compile(r"^\w{1,2}'(?=\w{3})")  # l'Occident, d'accord
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_POSSESSIVE = re.compile(r"'s?$")


class Word(NamedTuple):
    """A word of a text."""

    key: str
    start: int
    """Its first character's offset in the text."""
    end: int
    """The offset after its last character."""
    telling: bool
    """Whether it says what the text is about: no function word, and not part of a formula."""
    name: bool
    """Whether its capital letter tells a name: not where a sentence begins, in a headline that has
    nearly all words so, or in a language that has all nouns so."""


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
    language, function_words = _language(keys)
    telling = [
        place not in formulaic and key not in function_words for place, key in enumerate(keys)
    ]
    names = set() if "nouns" in language.capitalised else _names(text, placed, telling)
    return [
        Word(key, start, end, telling[place], place in names)
        for place, (key, start, end) in enumerate(placed)
    ]


def _names(text: str, placed: Sequence[tuple[str, int, int]], telling: Sequence[bool]) -> set[int]:
    """Return the places of the words with a capital letter that is there for a name's sake."""
    names = set()
    end = 0
    for place, (_, start, its_end) in enumerate(placed):
        if place and text[start].isupper() and not SENTENCE_END.search(text, end, start):
            names.add(place)
        end = its_end
    count = sum(telling)
    capitalised = sum(telling[place] for place in names)
    is_headline = count >= _FEWEST_IN_HEADLINE and capitalised > _CAPITALISED_IN_HEADLINE * count
    return set() if is_headline else names


def count_words(texts: Iterable[str], most: int) -> Counter[str]:
    """Return how often each word stands in texts, by its key; `most` words are read of each."""
    texts = list(texts)
    known = {_key(match[0]) for text in texts for match in islice(_WORD.finditer(text), most)}
    return Counter(
        key
        for text in texts
        for match in islice(_WORD.finditer(text), most)
        for key, _, _ in _parts(match, known)
    )


def is_function_word(key: str) -> bool:
    """Return whether the word of this key is a function word of any of the languages known."""
    return key in _any_function_word()


def is_common(key: str) -> bool:
    """Return whether the word of this key is frequent in any news, or a function word."""
    return key in _common_keys()


class Tongue(NamedTuple):
    """What a text is written in."""

    script: str | None
    """The first word of Unicode's names of its letters, as "LATIN"; None where it has none."""
    language: str | None
    """The code of the language that has most of its function words; None where none has most."""

    def differs(self, other: Tongue) -> bool:
        """Return whether another text is certainly not written in the same."""
        return any(
            None not in pair and pair[0] != pair[1] for pair in zip(self, other, strict=True)
        )


def tongue(keys: Sequence[str]) -> Tongue:
    """Return what the text of these keys is written in, as far as they tell."""
    letter = next((letter for key in keys for letter in key if letter.isalpha()), None)
    script = unicodedata.name(letter, "").split(" ")[0] if letter else None
    distinct = set(keys)
    shared = {
        code: len(distinct & its_words)
        for code, its_words in zip(languages(), _function_words_by_language(), strict=True)
    }
    first, second = sorted(shared.values(), reverse=True)[:2]
    return Tongue(script, max(shared, key=shared.__getitem__) if first > second else None)


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
    if folded in _any_function_word():
        return folded
    return _stem(_POSSESSIVE.sub("", _ELIDED_ARTICLE.sub("", folded)))


def _stem(word: str) -> str:
    """Take the inflection off a word, in the manner of Savoy's (2006) light stemming.

    Endings of number, case, gender and tense come off, and nothing that makes another word.
    """
    if word in _any_function_word() or not word[-1:].isalpha():
        return word
    stem = _ending().sub("", word)
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]  # planned, plan
    return word if stem in _any_function_word() else stem


@cache
def _ending() -> re.Pattern[str]:
    """Return what finds the ending of a word: the longest, because a search takes the leftmost."""
    known = any_language()
    endings, close, enclitics = map("|".join, (known.endings, known.close_endings, known.enclitics))
    return re.compile(rf"(?<=\w{{4}})(?:{endings})$|(?<=\w{{3}})(?:{close})(?:{enclitics})?$")


@cache
def _any_function_word() -> frozenset[str]:
    return frozenset().union(*_function_words_by_language())


@cache
def _function_words_by_language() -> tuple[frozenset[str], ...]:
    """Return them as keys, kept apart: "die" and "war" are grammar in German, news in English."""
    return tuple(
        frozenset(word.translate(_FOLDED).casefold() for word in one.function_words)
        for one in languages().values()
    )


@cache
def _common_keys() -> frozenset[str]:
    return frozenset(map(_key, any_language().common_words)) | _any_function_word()


def _language(keys: Sequence[str]) -> tuple[Language, frozenset[str]]:
    """Return the language that the text of these keys seems to be in, and its function words."""
    distinct = set(keys)
    known = zip(languages().values(), _function_words_by_language(), strict=True)
    return max(known, key=lambda one: len(distinct & one[1]))


def _formulaic(keys: Sequence[str]) -> set[int]:
    """Return the places in `keys` that a formula covers."""
    formulae = _formulae()
    covered: set[int] = set()
    for place, key in enumerate(keys):
        for formula in formulae.get(key, ()):
            if tuple(keys[place : place + len(formula)]) == formula:
                covered.update(range(place, place + len(formula)))
    return covered


@cache
def _formulae() -> dict[str, list[tuple[str, ...]]]:
    """Return the set phrases as keys, by the first of each."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for formula in any_language().formulae:
        keys = tuple(map(_key, formula))
        grouped.setdefault(keys[0], []).append(keys)
    return grouped
