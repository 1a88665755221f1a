"""What in an article's words says that one statement answers another, and how sure that is.

Each signal needs two things: words that tell of an answer, and somebody who is answered. He is
named, by name or role or country; or the two statements share words; or he spoke just before. What
has but one of these is no signal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from perspectives.drafting.answering.acts import Acts
from perspectives.drafting.answering.beside import Beside
from perspectives.drafting.answering.naming import Named, Naming, Voice
from perspectives.drafting.answering.others import Match, Others
from perspectives.drafting.answering.page import Page, Word

_MUCH, _SOME = 1.2, 0.5
"""How much two statements share that says a lot, or a little."""
_OBJECT = 4
"""How many words behind a verb say who is answered."""
_LED = 6
"""How many words behind "asked about" or "confirmed" say whose words it is about."""
_BEGINNING = 8
"""How many words of a statement tell what it is about."""
_LATE = 74.0
"""How sure it is at most where another's words are mentioned only behind those."""
_LESS_A_GROUP = 12
"""How much less sure it is where only a country or a side is named."""
_LESS_ITS_ONE = 4
"""The same where only one of it has done what is spoken of."""


class Signal(NamedTuple):
    """That a statement answers another one."""

    to: int
    confidence: float
    reason: str


class Signals:
    """The signals among the statements of an article."""

    def __init__(self, page: Page, voices: Sequence[Voice]) -> None:
        self._page, self._words, self._voices = page, page.lexicon, voices
        naming = Naming(page, voices)
        self._beside = Beside(page, naming)
        self._acts = Acts(page, naming)
        self._others = Others(page, naming)

    def all(self) -> Iterator[tuple[int, Signal]]:
        """Yield each statement that seems to answer one, with what says so."""
        for number in range(len(self._page.said)):
            beside = self._beside.of(number)
            for signal in chain(
                self._responding(number, beside),
                self._asked(number, beside),
                self._denying(number, beside),
                self._speaking_of(number, beside),
                self._speaking_of_what_they_did(number),
                self._confirming(number, beside),
                self._granting(number, beside),
            ):
                yield number, signal

    def _responding(self, number: int, beside: list[int]) -> Iterator[Signal]:
        """Find "in response", "responding to her", "he replied"."""
        page, others = self._page, self._others
        hit = page.find(self._words.responses, beside)
        if hit is None or page.low(hit[0] - 1) in self._words.relatives:
            return  # "She told the driver, who responded at once": another one did.
        told, earlier = self._says(hit), others.earlier(number)
        named, is_told = self._object(number, hit.stop)
        for one in (*_surest(named), *_surest(others.named(number, page.own(number)))):
            found = others.closest(number, one.voices)
            if found and (found.weight >= _SOME or found.to in earlier):
                sure = _by_weight(found, 95, 78, 70) - (0 if one.is_one else _LESS_A_GROUP)
                name = self._text(one)
                yield Signal(found.to, sure, f"{told}, and the answer names {name}{found.shown}")
                return
        if earlier and not is_told:
            found = others.best(number, earlier)
            is_next = found.to == number - 1 and not others.paragraphs_between(found.to, number)
            if found.weight >= _SOME or is_next:
                sure = _by_weight(found, 84, 74, 70)
                yield Signal(found.to, sure, f"{told}, just after it{found.shown}")

    def _object(self, number: int, place: int) -> tuple[list[Named], bool]:
        """Return whose words an answer is said to be to, and whether it says to whom else.

        It may be a voter who is answered, of whom nothing is known.
        """
        page, acts = self._page, self._acts
        leads = page.low(place) in self._words.prepositions
        behind = range(place, min(place + (_OBJECT if leads else 1), len(page.words)))
        named = self._others.named(number, behind)
        # "In response to her absence": that is nothing which she said.
        named = [one for one in named if not acts.owns(one) or acts.noun_of(one)]
        return named, leads and not acts.speaks_of_speech(behind)

    def _asked(self, number: int, beside: list[int]) -> Iterator[Signal]:
        """Find "asked about her remarks, he said"."""
        hit = self._page.find(self._words.askings, beside)
        if hit is not None and (led := self._led_by(number, hit)):
            one, found = led
            told = f"{self._says(hit)} {self._text(one)}"
            yield Signal(found.to, _by_weight(found, 78, 68), f"{told}{found.shown}")

    def _led_by(self, number: int, hit: range) -> tuple[Named, Match] | None:
        """Return who is named just behind some words, with what of theirs is meant."""
        behind = range(hit.stop, min(hit.stop + _LED, len(self._page.words)))
        for one in self._others.named(number, behind):
            if found := self._said_by(one, number):
                return one, found
        return None

    def _said_by(self, one: Named, number: int) -> Match | None:
        """Return what one who is named said that has something in common with a statement."""
        found = self._others.closest(number, one.voices) if one.is_one else None
        return found if found and found.weight >= _SOME else None

    def _denying(self, number: int, beside: list[int]) -> Iterator[Signal]:
        """Find a denial of what another one said."""
        page, others = self._page, self._others
        hit = page.find(self._words.denials, [*beside, *self._acts.head(number)])
        if hit is None:
            return
        told = self._says(hit)
        for one in others.named(number, [*beside, *page.own(number)]):
            if match := self._said_by(one, number):
                reason = f"{told}, and the answer names {self._text(one)}{match.shown}"
                yield Signal(match.to, _by_weight(match, 78, 70), reason)
        earlier = others.earlier(number)
        if earlier:
            found = others.best(number, earlier)
            if self._points_back(hit.stop):
                reason = f"{told}, of what was said just before{found.shown}"
                yield Signal(found.to, _by_weight(found, 84, 76, 76), reason)
            elif found.weight >= _SOME:
                yield Signal(
                    found.to, _by_weight(found, 76, 66), f"{told}, shortly after it{found.shown}"
                )

    def _points_back(self, place: int) -> bool:
        """Tell whether words stand for what was said: denied "this", rejected "the accusation"."""
        low, words = self._page.low(place), self._words
        leads = low in words.articles | words.determiners
        is_noun = self._acts.speaks_of_speech(range(place + 1, place + 2))
        return low in words.backward or (leads and is_noun)

    def _speaking_of(self, number: int, beside: list[int]) -> Iterator[Signal]:
        """Find "Blinken's words", "the request of the Kazakh authorities", "what she said"."""
        page, own = self._page, self._page.own(number)
        begins = {page.words[place].start for place in own[:_BEGINNING]}
        for one in self._others.named(number, [*own, *beside]):
            most = 99.0 if one.start in begins else _LATE
            noun = self._acts.noun_of(one)
            meant = self._meant(number, one, noun.low) if noun else self._retold(number, one)
            if meant is None or (noun and most == _LATE and meant[1] < _LATE):
                continue
            found, sure = meant
            reason = f"the answer tells what {self._text(one)} said"
            if noun:
                reason = f"the answer speaks of “{self._spoken_of(noun, one)}”"
            yield Signal(found.to, min(most, sure), f"{reason}{found.shown}")

    def _spoken_of(self, noun: Word, one: Named) -> str:
        """Return "Psaki's words" as the text has it, with "authorities" behind "Kazakh"."""
        places = self._page.within((min(noun.start, one.start), max(noun.end, one.end)))
        is_cut = not one.is_one and noun.start < one.start
        return self._page.spelled(range(places[0], places[-1] + 1 + is_cut))

    def _meant(self, number: int, one: Named, noun: str) -> tuple[Match, float] | None:
        """Return which statement "her warning" or "her words" is, and how sure."""
        others, act = self._others, self._acts.named(noun)
        said = others.near_of(number, one.voices)
        done = [n for n in said if act is not None and self._acts.does(n, act)]
        if done:
            found = others.best(number, done)
            sure = _by_weight(found, 86, 78, 78 if len(done) == 1 else 72)
            is_its_one = len({self._page.said[n].voice for n in done}) == 1
            less = _LESS_ITS_ONE if is_its_one else _LESS_A_GROUP
            return found, sure - (0 if one.is_one else less)
        match = others.closest(number, one.voices) if one.is_one else None
        if match is None or noun not in self._words.utterances:
            return None
        is_plain = others.is_only(match.to) and match.to in others.earlier(number)
        return (match, _by_weight(match, 94, 78, 70)) if match.weight >= _SOME or is_plain else None

    def _retold(self, number: int, one: Named) -> tuple[Match, float] | None:
        """Return which statement is retold by "what Blinken said", and how sure."""
        found = self._said_by(one, number) if self._acts.is_quoted_as(one) else None
        return (found, _by_weight(found, 84, 70)) if found else None

    def _speaking_of_what_they_did(self, number: int) -> Iterator[Signal]:
        """Find "why they were forced to turn to …", said after those who turned are named."""
        page, said, others = self._page, self._page.said, self._others
        goes_on = number > 0 and said[number - 1].voice == said[number].voice
        own = page.own(number)
        before = page.own(number - 1) if goes_on else []
        for at, place in enumerate(own):
            if page.low(place) not in self._acts.asking:
                continue
            if not self._words.pronouns_they.intersection(map(page.low, own[max(0, at - 4) : at])):
                continue
            for one in others.named(number, [*before, *own[:at]])[-1:]:
                theirs = [n for voice in one.voices for n in others.by_voice[voice]]
                near = others.near(number, [n for n in self._acts.requests if n in theirs])
                done = [n for n in near if others.has_word(n, place)]
                if done:
                    act = f"what {self._text(one)} did: “{page.spelled([place])}”"
                    to = others.best(number, done).to
                    yield Signal(to, 66, f"the answer speaks of {act}")

    def _confirming(self, number: int, beside: list[int]) -> Iterator[Signal]:
        """Find "confirmed that", "agreed with her"."""
        page, others = self._page, self._others
        hit = page.find(self._words.confirmations, beside)
        if hit is None:
            return
        told = self._says(hit)
        if led := self._led_by(number, hit):
            one, match = led
            reason = f"{told} {self._text(one)}{match.shown}"
            yield Signal(match.to, _by_weight(match, 86, 76), reason)
            return
        earlier = others.earlier(number)
        found = others.best(number, earlier) if earlier else None
        if found and found.weight >= _SOME:
            yield Signal(
                found.to, _by_weight(found, 74, 68), f"{told}, shortly after it{found.shown}"
            )

    def _granting(self, number: int, beside: list[int]) -> Iterator[Signal]:
        """Find "agreed to help", said by those of whom it was asked."""
        page, requests = self._page, self._acts.requests
        hit = page.find(self._words.grants, [*beside, *page.own(number)])
        if hit is None:
            return
        voice = page.said[number].voice
        before = [to for to in self._others.near(number, requests) if to < number]
        asking = {page.said[to].voice for to in before if self._acts.is_asked(to, voice)} - {voice}
        asked = [to for to in reversed(before) if page.said[to].voice in asking]
        if asked:
            # Where no word tells which: the request as it is first told.
            found = self._others.best(number, asked)
            whom = self._voices[voice].names[0]
            reason = f"{self._says(hit)}, and it was asked of {whom}{found.shown}"
            yield Signal(found.to, _by_weight(found, 76, 76, 64), reason)

    def _says(self, hit: Sequence[int]) -> str:
        return f"the text says “{self._page.spelled(hit)}”"

    def _text(self, one: Named) -> str:
        return self._page.spelled(self._page.within((one.start, one.end)))


def _by_weight(found: Match, much: float, some: float, nothing: float = 0) -> float:
    """Return how sure it is, by how much two statements share."""
    return much if found.weight >= _MUCH else some if found.weight >= _SOME else nothing


def _surest(named: list[Named]) -> list[Named]:
    return sorted(named, key=lambda one: not one.is_one)
