"""The names and pronouns among the words beside a quotation that may be subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from perspectives.drafting.mentions import SPACES, Mention
from perspectives.languages import any_language
from perspectives.text.words import WRITTEN_WORD

_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")


class Word(msgspec.Struct, frozen=True):
    """A word of a text: where it stands, and how it is compared."""

    start: int
    end: int
    folded: str


class Noun(msgspec.Struct, frozen=True):
    """A name, or a pronoun."""

    first: int
    """The number of its first word, titles included."""
    last: int
    start: int
    """Where it stands in the text, without the titles of somebody known."""
    end: int
    mention: Mention | None
    """None is a pronoun, or somebody whom nobody knows yet."""
    name: str
    """As the text has it; empty for a pronoun, and for what may be no name."""

    @property
    def is_sure(self) -> bool:
        """Whether it names somebody, and only one of those who are known."""
        return bool(self.name) and (self.mention is None or self.mention.is_sure)


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of text[start:end]."""
    return [
        Word(*match.span(), match[0].casefold())
        for match in WRITTEN_WORD.finditer(text, start, end)
    ]


def subjects(text: str, words: Sequence[Word], mentions: Sequence[Mention]) -> list[Noun]:
    """Return the nouns among some words of a text, as far as they may be subjects, in order.

    Those behind a preposition and those in the possessive are left out. `mentions` are the names
    that are known among the words; every other name is a row of words with capital letters.
    """
    at = {mention.start: mention for mention in mentions}
    return [
        noun
        for noun in _nouns(text, words, at)
        if not _POSSESSIVE.search(text[noun.start : noun.end]) and not _is_governed(noun, words)
    ]


def _nouns(text: str, words: Sequence[Word], at: Mapping[int, Mention]) -> Iterator[Noun]:
    number = 0
    while number < len(words):
        first, number = number, _name_end(text, words, number, at)
        mention = at.get(words[number].start) if number < len(words) else None
        if mention and (number == first or _is_joined(text, words, number - 1)):
            while number < len(words) and words[number].start < mention.end:
                number += 1
            name = text[mention.start : mention.end]
            yield Noun(first, number - 1, mention.start, mention.end, mention, name)
        elif number > first:
            name = _proper_name(text, words, first, number)
            yield Noun(first, number - 1, words[first].start, words[number - 1].end, None, name)
        else:
            number += 1
            if words[first].folded in any_language().pronouns:
                yield Noun(first, first, words[first].start, words[first].end, None, "")


def _name_end(text: str, words: Sequence[Word], first: int, at: Mapping[int, Mention]) -> int:
    """Return the number after the last word of the row of words with capitals at `first`.

    The row ends before somebody known; what stands before a known name are titles.
    """
    not_names, joiners = any_language().not_names, _joiners()
    end = first
    for number in range(first, len(words)):
        word = words[number]
        is_capital = text[word.start].isupper() and word.folded not in not_names
        if word.start in at or not (is_capital or (end > first and word.folded in joiners)):
            break
        end = number + 1 if is_capital else end
        if not _is_joined(text, words, number):
            break
    return end


def _is_joined(text: str, words: Sequence[Word], number: int) -> bool:
    """Tell whether only a space, or the dot of an abbreviation, parts a word from the next."""
    if number + 1 == len(words):
        return False
    return text[words[number].end : words[number + 1].start].removeprefix(".") in SPACES


def _proper_name(text: str, words: Sequence[Word], first: int, end: int) -> str:
    """Return the name that some words with capitals make, without the titles before it.

    Empty where they are nothing but titles, or one word at the beginning, which may be any.
    """
    titles = any_language().titles
    begin = max((n + 1 for n in range(first, end) if words[n].folded in titles), default=first)
    if begin + 1 < end and words[begin].folded in _joiners():
        begin += 2  # of State
    if begin >= end or (begin == 0 and end == 1):
        return ""
    return text[words[begin].start : words[end - 1].end]


def _is_governed(noun: Noun, words: Sequence[Word]) -> bool:
    """Tell whether a preposition makes a noun something else than a subject."""
    number = noun.first - 1
    while number >= 0 and words[number].folded in any_language().determiners:
        number -= 1
    if number < 0 or words[number].folded not in any_language().prepositions:
        return False
    return not ends_according(words[: number + 1])


def ends_according(words: Sequence[Word]) -> bool:
    """Tell whether some words end with a phrase behind which stands who says something."""
    return any(
        tuple(word.folded for word in words[-len(phrase) :]) == phrase
        for phrase in any_language().according
    )


@cache
def _joiners() -> frozenset[str]:
    """Return the small words that stand inside names."""
    return any_language().particles | any_language().joiners
