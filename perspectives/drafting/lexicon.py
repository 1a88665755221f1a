"""What drafting knows of a language: one YAML file each, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec
import yaml

from perspectives.languages import languages

Words: TypeAlias = frozenset[str]
Rows: TypeAlias = tuple[tuple[str, ...], ...]

_FOLDER = Path(__file__).parent / "languages"
_LONG_ENOUGH = 6000
"""How many characters tell a text's language."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a language that tell who says what."""

    name: str
    say_base: Words = frozenset()
    say_finite: Words = frozenset()
    say_ing: Words = frozenset()
    tell_base: Words = frozenset()
    tell_finite: Words = frozenset()
    tell_ing: Words = frozenset()
    promise_base: Words = frozenset()
    promise_finite: Words = frozenset()
    promise_ing: Words = frozenset()
    judge_base: Words = frozenset()
    judge_finite: Words = frozenset()
    judge_ing: Words = frozenset()
    think_base: Words = frozenset()
    think_finite: Words = frozenset()
    think_ing: Words = frozenset()
    auxiliaries: Words = frozenset()
    hypothetical: Words = frozenset()
    passives: Words = frozenset()
    negations: Words = frozenset()
    nobodies: Words = frozenset()
    fillers: Words = frozenset()
    pronouns_he: Words = frozenset()
    pronouns_she: Words = frozenset()
    pronouns_they: Words = frozenset()
    pronouns_other: Words = frozenset()
    possessives: Words = frozenset()
    determiners: Words = frozenset()
    conjunctions: Words = frozenset()
    complementizers: Words = frozenset()
    relatives: Words = frozenset()
    prepositions: Words = frozenset()
    tail_prepositions: Words = frozenset()
    titles: Words = frozenset()
    role_words: Words = frozenset()
    not_names: Words = frozenset()
    group_nouns: Words = frozenset()
    group_joiners: Words = frozenset()
    particles: Words = frozenset()
    times: Words = frozenset()
    venues: Words = frozenset()
    abbreviations: Words = frozenset()
    male_words: Words = frozenset()
    female_words: Words = frozenset()
    male_names: Words = frozenset()
    female_names: Words = frozenset()
    nounlike: Words = frozenset()
    strict: Words = frozenset()
    phrasal_finite: Words = frozenset()
    phrasal_ing: Words = frozenset()
    subordinators: Words = frozenset()
    suppositions: Words = frozenset()
    loose_times: Words = frozenset()
    objects: Words = frozenset()
    asides: Words = frozenset()
    plurals: Words = frozenset()
    partisans: Words = frozenset()
    matters: Words = frozenset()
    offices: Words = frozenset()
    views: Words = frozenset()
    by_the_way: Words = frozenset()
    plain_plurals: Words = frozenset()
    articles: Words = frozenset()
    plural_determiners: Words = frozenset()
    messages: Words = frozenset()
    small: Words = frozenset()
    namings: Words = frozenset()
    habits: Words = frozenset()
    elisions: Words = frozenset()
    that: Words = frozenset()
    ands: Words = frozenset()
    according: Rows = ()
    days_ago: Rows = ()

    def verbs(self) -> dict[str, tuple[str, str]]:
        """Return for each form of a verb its sort and its form; the first that lists it counts."""
        return _verbs(self.name)


_ROWS = frozenset(field.name for field in msgspec.structs.fields(Lexicon) if field.default == ())


@cache
def lexicon(code: str) -> Lexicon:
    """Return what is known of a language by its code."""
    keys: dict[str, str] = yaml.load((_FOLDER / f"{code}.yaml").read_bytes(), Loader=_LOADER)
    read = {key: _value(key, text) for key, text in keys.items()}
    abbreviations = languages()[code].abbreviations | set(read.pop("abbreviations", ()))
    return msgspec.convert({**read, "abbreviations": abbreviations}, Lexicon)


def _value(key: str, text: str) -> str | list[str] | list[list[str]]:
    if key == "name":
        return text
    if key in _ROWS:
        return [line.split() for line in text.splitlines()]
    return text.split()


@cache
def _verbs(name: str) -> dict[str, tuple[str, str]]:
    words = next(lexicon(c) for c in codes() if lexicon(c).name == name)
    found: dict[str, tuple[str, str]] = {}
    for sort in ("say", "tell", "promise", "judge", "think"):
        for form in ("finite", "ing", "base"):
            for word in getattr(words, f"{sort}_{form}"):
                found.setdefault(word, (sort, form))
    return found


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages known."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def guessed(text: str) -> str:
    """Return the code of the language whose function words a text has most of."""
    words = text[:_LONG_ENOUGH].lower().replace("’", " ").replace("'", " ").split()
    return max(codes(), key=lambda code: (sum(w in _telling(code) for w in words), code == "en"))


@cache
def _telling(code: str) -> Words:
    """Return the words that tell a language."""
    words = lexicon(code)
    return (
        languages()[code].function_words
        | words.articles
        | words.prepositions
        | words.say_finite
        | words.tail_prepositions
        | words.pronouns_he
        | words.pronouns_she
    )
