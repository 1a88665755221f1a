"""The sides that an article puts its actors on, each with the words that put them there.

A party counts before a country, and what a role says before what a name says. Whoever serves
another actor ("a Brown campaign spokesman") stands on that one's side. Nobody is put on a side
because of what he says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
import yaml

from perspectives.drafting.countries import countries
from perspectives.drafting.drafts import DraftStatement
from perspectives.drafting.lexicon import code_of, lexicon
from perspectives.drafting.people import Person
from perspectives.drafting.spelling import spelled
from perspectives.drafting.statements import read_people

_FILE = Path(__file__).parent / "parties.yaml"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LETTER_PARTIES = {"R": "Republican Party", "D": "Democratic Party"}
_LETTER_PARTY = re.compile(r"\b([RD])-[A-Z]")
_ACRONYM = re.compile(r"\b[^\W\d_a-z]{3,6}\b")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?")
_LONGEST_TERM = 3
_SHARED = 2
"""How many words of a body's name somebody's role has to have to belong to it."""


class Affiliation(msgspec.Struct, frozen=True):
    """The side of an actor."""

    side: str
    """A country, a party, an institution, a company: the name of the perspective to be."""
    reason: str
    """What in the text says so, in one line."""


def affiliations(
    text: str,
    statements: Sequence[DraftStatement],
    *,
    language: str | None = None,
    actors: Mapping[str, Sequence[str]] | None = None,
) -> Mapping[str, Affiliation]:
    """Return the sides of the actors of a draft, by actor; whoever has none stands as himself.

    `language` and `actors` are those of `draft`.
    """
    words = lexicon(code_of(text, language))
    _, people = read_people(text, words, actors or {})
    known = {alias: person for person in people.all for alias in (*person.aliases, person.name)}
    told: dict[str, list[str]] = {}
    for one in statements:
        if one.actor and one.actor not in told:
            told[one.actor] = [*_told(one, known.get(one.actor))]
    placed = {actor: side for actor, phrases in told.items() if (side := _place(phrases))}
    for actor, phrases in told.items():
        if actor not in placed and (side := _beside(actor, phrases, placed)):
            placed[actor] = side
    return placed


def _told(one: DraftStatement, person: Person | None) -> Iterator[str]:
    """Yield what the text says of an actor: roles first, then the name itself."""
    roles = [*(person.roles if person else []), *([one.role] if one.role else [])]
    yield from dict.fromkeys(roles)
    if one.actor and (person is None or not person.is_person or " " not in one.actor):
        yield one.actor


def _place(told: Sequence[str]) -> Affiliation | None:
    """Return the side that some words tell first."""
    for look in (_party, _country):
        for words in told:
            if found := look(words):
                return Affiliation(found, f"the text says “{words}”")
    return None


def _party(words: str) -> str | None:
    if match := _LETTER_PARTY.search(words):
        return _LETTER_PARTIES[match[1]]
    return next((_parties()[term] for term in _terms(words) if term in _parties()), None)


def _country(words: str) -> str | None:
    """Return the country or the body of several that some words name first."""
    for term in _terms(words):
        if term in countries():
            return countries()[term]
        if _ACRONYM.fullmatch(term):
            return term
    return None


def _terms(words: str) -> Iterator[str]:
    """Yield the words of a phrase, and at each place first the longer terms that begin there."""
    found = _WORD.findall(words.replace("-", " "))
    found += [joined] if (joined := words.replace("-", "")) != words and " " not in words else []
    for start in range(len(found)):
        for length in range(min(_LONGEST_TERM, len(found) - start), 0, -1):
            term = " ".join(found[start : start + length])
            yield term
            yield re.sub(r"['’]s$", "", term).rstrip(".")


def _beside(
    actor: str, told: Sequence[str], placed: Mapping[str, Affiliation]
) -> Affiliation | None:
    """Return the side of the other actor whom somebody serves, or whose body he speaks for."""
    for words in told:
        own = {spelled(word) for word in _WORD.findall(words)}
        for other, affiliation in placed.items():
            theirs = _WORD.findall(other)
            is_served = words != actor and spelled(theirs[-1]) in own
            shared = own & {spelled(word) for word in theirs if len(word) > _LONGEST_TERM}
            if other != actor and (is_served or len(shared) >= _SHARED):
                reason = f"the text says “{words}”, and {other} is on that side"
                return Affiliation(affiliation.side, reason)
    return None


@cache
def _parties() -> Mapping[str, str]:
    told: dict[str, str] = {}
    for name, text in yaml.load(_FILE.read_bytes(), Loader=_LOADER).items():
        for form in (name, *text.split(", ")):
            told[form] = name
    return told
