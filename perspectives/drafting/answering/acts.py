"""What is done by speaking (asking, warning, accusing), and how others speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from perspectives.drafting.answering.naming import Named, Naming
from perspectives.drafting.answering.page import Page, Word
from perspectives.text.words import APOSTROPHES

_HEAD = 6
"""How many words at the beginning of a reported statement may be its verb."""
_NEAR = 4
"""How many words behind "the words of" somebody is named."""


class Acts:
    """The statements of an article as acts, and the nouns that mean them."""

    def __init__(self, page: Page, naming: Naming) -> None:
        self._page, self._naming, self._words = page, naming, page.lexicon
        self._rows = [frozenset(row) for row in self._words.acts]
        self.nouns = self._words.utterances.union(*self._rows)
        """Words for what somebody said, the verbs of acts among them."""
        self._done: dict[int, frozenset[str]] = {}

    @cached_property
    def requests(self) -> list[int]:
        """The statements that ask for something, in order."""
        return [number for number in range(len(self._page.said)) if self.does(number, self.asking)]

    @property
    def asking(self) -> frozenset[str]:
        """The words of asking for something."""
        return self._rows[0] if self._rows else frozenset()

    def named(self, noun: str) -> frozenset[str] | None:
        """Return the words of the act that a noun means; None where it may mean any."""
        return next((row for row in self._rows if noun in row), None)

    def head(self, number: int) -> list[int]:
        """Return the words of a statement that may be its verb: "called her words baseless"."""
        page = self._page
        return [place for place in page.own(number)[:_HEAD] if not page.is_quoted(place)]

    def does(self, number: int, act: frozenset[str]) -> bool:
        """Tell whether a statement does something, by its verb or in the first person."""
        if number not in self._done:
            self._done[number] = frozenset(self._verbs(number))
        return not act.isdisjoint(self._done[number])

    def _verbs(self, number: int) -> Iterator[str]:
        page = self._page
        cue = page.cue(number)
        for place in (*self.head(number)[:2], *(page.within(cue) if cue else ())):
            yield page.low(place)
        for place in page.own(number)[1:]:
            if page.low(place - 1) in self._words.first_person and page.is_quoted(place):
                yield page.low(place)

    def is_asked(self, request: int, voice: int) -> bool:
        """Tell whether a request, or the verb before it, names one who is asked, or the side."""
        page = self._page
        cue, own = page.cue(request), page.own(request)
        told = page.within((cue[1], page.said[request].spans[0][0])) if cue else ()
        return any(voice in one.voices for one in self._naming.among([*told, *own]))

    # How others speak of it

    def noun_of(self, one: Named) -> Word | None:
        """Return the noun of speech that belongs to one who is named: "Psaki's words"."""
        words = self._page.words
        around = self._page.within((one.start, one.end))
        if not around:
            return None
        before, behind = around[0], around[-1] + 1
        for word in words[behind : behind + (2 if self.owns(one) else 1)]:
            if self._is_noun(word.low):
                return word
        owning = self._words.owning
        for place in range(before - 1, max(0, before - 1 - _NEAR) if owning else before - 2, -1):
            if place > 0 and self._page.low(place) in owning:
                place -= 1
            elif owning:
                continue
            return words[place] if place >= 0 and self._is_noun(words[place].low) else None
        return None

    def owns(self, one: Named) -> bool:
        """Tell whether something of somebody's is spoken of: "Psaki's"."""
        places = self._page.within((one.start, one.end))
        end = self._page.words[places[-1]].end if places else one.end
        return self._page.text[end : end + 1] in tuple(APOSTROPHES)

    def speaks_of_speech(self, places: Sequence[int]) -> bool:
        """Tell whether any of some words is a noun of speech."""
        return any(self._page.low(place) in self.nouns for place in places)

    def is_quoted_as(self, one: Named) -> bool:
        """Tell whether the verb behind a name tells what was said: "what Blinken said"."""
        around = self._page.within((one.start, one.end))
        if not around:
            return False
        lead, verb = self._page.low(around[0] - 1), self._page.low(around[-1] + 1)
        return lead in self._words.retelling and verb in self._words.say_finite

    def _is_noun(self, low: str) -> bool:
        """Tell whether a word is a noun of speech: "request" is, "asked" is not."""
        _, form = self._page.reading.verbs.get(low, ("", ""))
        return low in self.nouns and (form != "finite" or low in self._words.nounlike)
