"""The words of a language as drafting asks for them, and which language a text is in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from perspectives.languages import Lexicon, Rows, Words, drafted, drafting, language

_LONG_ENOUGH = 6000
"""How many characters tell a text's language."""


@cache
def lexicon(code: str) -> Lexicon:
    """Return what is known of a language by its code, with all its abbreviations."""
    words = drafting(code)
    abbreviations = language(code).abbreviations | words.abbreviations
    return msgspec.structs.replace(words, abbreviations=abbreviations)


@cache
def verbs(words: Lexicon) -> Mapping[str, tuple[str, str]]:
    """Return for each form of a verb its sort and its form; the first that lists it counts."""
    found: dict[str, tuple[str, str]] = {}
    for sort in ("say", "tell", "promise", "judge", "think"):
        for form in ("finite", "ing", "base"):
            for word in getattr(words, f"{sort}_{form}"):
                found.setdefault(word, (sort, form))
    return found


@cache
def by_first_word(phrases: Rows) -> Mapping[str, Rows]:
    """Return phrases by the first word of each, those that begin alike in their order."""
    found: dict[str, Rows] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def code_of(text: str, language: str | None) -> str:
    """Return the code of the language to draft a text in.

    It is that of `language`, a code such as "en-GB", where drafts know it; else the words tell.
    """
    code = (language or "").partition("-")[0].lower()
    return code if code in drafted() else _guessed(text)


def _guessed(text: str) -> str:
    """Return the code of the language whose function words a text has most of."""
    words = text[:_LONG_ENOUGH].lower().replace("’", " ").replace("'", " ").split()
    return max(drafted(), key=lambda code: sum(map(_telling(code).__contains__, words)))


@cache
def _telling(code: str) -> Words:
    """Return the words that tell a language."""
    words = lexicon(code)
    return (
        language(code).function_words
        | words.articles
        | words.prepositions
        | words.say_finite
        | words.tail_prepositions
        | words.pronouns_he
        | words.pronouns_she
    )
