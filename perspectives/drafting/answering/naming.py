"""Who of those who speak in an article is named in its words: by name, role, country or side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from perspectives.drafting.answering.page import Page
from perspectives.drafting.countries import countries
from perspectives.drafting.mentions import Mentions
from perspectives.model import Span

_LONGEST_ROLE = 6
_LONGEST_GROUP = 3
"""In words."""


class Voice(msgspec.Struct, frozen=True):
    """Somebody who says something in an article."""

    names: tuple[str, ...]
    """The name first; none of somebody whom nobody can name."""
    role: str = ""
    side: str = ""
    """What the perspective is called."""


class Named(msgspec.Struct, frozen=True):
    """A place where one is named, or a country or a side whose voices several may be."""

    start: int
    end: int
    voices: frozenset[int]
    is_one: bool
    """Whether a name or a role says which one."""


class Naming:
    """The places in an article where those who speak in it are named."""

    def __init__(self, page: Page, voices: Sequence[Voice]) -> None:
        """Find them all once."""
        self._page = page
        keys = {
            str(number): [name for name in voice.names if self._is_name(name)]
            for number, voice in enumerate(voices)
        }
        by_name = [
            Named(one.start, one.end, frozenset(map(int, one.keys)), len(one.keys) == 1)
            for one in Mentions(page.text, keys).all
        ]
        offices = page.lexicon.titles | page.lexicon.role_words
        self._roles = [frozenset(voice.role.casefold().split()) for voice in voices]
        self._role_words = frozenset().union(*self._roles)
        self._offices = self._role_words & offices
        found = [*by_name, *self._by_role(), *self._by_group(voices)]
        self.all: list[Named] = []
        for one in sorted(found, key=lambda one: (one.start, not one.is_one, -one.end)):
            if not self.all or one.start >= self.all[-1].end:
                self.all.append(one)
        self._starts = [one.start for one in self.all]

    def within(self, start: int, end: int) -> Sequence[Named]:
        """Return where somebody is named within a stretch of text, in order."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def among(self, places: Sequence[int]) -> list[Named]:
        """Return where somebody is named in some words of the page."""
        words = self._page.words
        known = {words[place].start for place in places}
        return [
            one
            for run in _runs(places)
            for one in self.within(words[run[0]].start, words[run[1]].end)
            if one.start in known
        ]

    def _is_name(self, name: str) -> bool:
        """Tell whether somebody is called so, and not only "two residents" or "The editorial"."""
        return any(
            word[0].isupper() and word.casefold() not in self._page.lexicon.not_names
            for word in name.split()
        )

    def _by_role(self) -> list[Named]:
        """Find "the US Secretary of State", "her minister": roles that one of them has."""
        words, lexicon = self._page.words, self._page.lexicon
        leads = lexicon.articles | lexicon.possessives
        found = []
        for place, word in enumerate(words):
            if word.low not in leads:
                continue
            end = place + 1
            while end < len(words) and end - place <= _LONGEST_ROLE:
                if words[end].low not in self._role_words:
                    break
                end += 1
            run = {one.low for one in words[place + 1 : end]}
            if run & self._offices and len(run) > 1:
                who = frozenset(n for n, role in enumerate(self._roles) if run <= role)
                if len(who) == 1:
                    found.append(Named(words[place + 1].start, words[end - 1].end, who, True))
        return found

    def _by_group(self, voices: Sequence[Voice]) -> Iterator[Named]:
        """Find countries and sides that some of them speak for."""
        groups = _groups(voices)
        begins = {name.partition(" ")[0] for name in groups}
        words = self._page.words
        for place, word in enumerate(words):
            if word.spelled in begins:
                for length in range(_LONGEST_GROUP, 0, -1):
                    run = words[place : place + length]
                    if who := groups.get(" ".join(one.spelled for one in run)):
                        yield Named(word.start, run[-1].end, who, False)
                        break


def _groups(voices: Sequence[Voice]) -> dict[str, frozenset[int]]:
    """Return for each word of a country, and for each side, who speaks for it."""
    told = countries()
    of_country: dict[str, set[int]] = {}
    of_side: dict[str, set[int]] = {}
    for number, voice in enumerate(voices):
        if voice.side:
            of_side.setdefault(voice.side, set()).add(number)
        for country in set(_countries(voice)):
            of_country.setdefault(country, set()).add(number)
    named = {form: of_country[country] for form, country in told.items() if country in of_country}
    for side, who in of_side.items():
        named[side] = named.get(side, set()) | who
    return {form: frozenset(who) for form, who in named.items()}


def _countries(voice: Voice) -> list[str]:
    told = countries()
    return [
        told[" ".join(words[first : first + length])]
        for phrase in (voice.role, voice.side, *voice.names)
        for words in [phrase.replace("’s", "").replace("'s", "").split()]
        for first in range(len(words))
        for length in range(1, _LONGEST_GROUP + 1)
        if " ".join(words[first : first + length]) in told
    ]


def _runs(places: Sequence[int]) -> list[Span]:
    """Return the first and the last of each run of places that follow one another."""
    runs: list[Span] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs
