"""The words with which an article attributes a statement: "she replied", "He was answering her"."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.drafting.answering.naming import Naming
from perspectives.drafting.answering.page import Page
from perspectives.model import Span

_FIRST = 8
"""How many words at the beginning of a sentence name whom it is about."""
_CLAUSE = 6
"""How many words of a sentence behind a statement still tell of it."""


class Beside:
    """A page, to be asked which words stand beside a statement."""

    def __init__(self, page: Page, naming: Naming) -> None:
        self._page, self._naming, self._words = page, naming, page.lexicon

    def of(self, number: int) -> list[int]:
        """Return the places of the words that attribute a statement.

        They are those of its sentences that are the article's own, and of a sentence before or
        behind that has no other purpose.
        """
        return [*self._before(number), *self._in_sentence(number), *self._behind(number)]

    def _in_sentence(self, number: int) -> list[int]:
        """Return those of its own sentences; where others speak there as well, up to them.

        What comes before the speaker is left out but for an opening, as in "Responding to her, he
        said": it may tell of somebody else.
        """
        page = self._page
        spans, own = page.said[number].spans, page.attribution(number)
        first, last = page.sentence(spans[0][0]), page.sentence(spans[-1][1] - 1)
        start, end = page.sentences[first][0], page.sentences[last][1]
        for other in self._others(number, (start, end)):
            theirs = page.attribution(other)
            if own is None or theirs is None:
                return []
            if theirs[0] >= own[0]:
                end = min(end, theirs[0])
            else:
                start = max(start, theirs[1])
        places = [place for place in page.within((start, end)) if page.is_free(place)]
        if own is None:
            return places
        speaks = next((n for n, at in enumerate(places) if page.words[at].start >= own[0]), None)
        return [*self._opening(places[:speaks]), *([] if speaks is None else places[speaks:])]

    def _opening(self, places: list[int]) -> list[int]:
        """Return the words before a speaker, if they open the sentence with a phrase for it."""
        lows = [self._page.low(place) for place in places]
        leads = self._words.conjunctions | self._words.openings
        first = next((n for n, low in enumerate(lows) if low not in leads), len(places))
        phrases = self._words.responses + self._words.askings
        opens = self._page.find(phrases, places[first : first + 1])
        return places[first:] if opens else []

    def _others(self, number: int, sentence: Span) -> Iterator[int]:
        """Yield the statements of others that stand within a stretch of text."""
        said = self._page.said
        for step in (-1, 1):
            other = number + step
            while 0 <= other < len(said):
                spans = said[other].spans
                if spans[-1][1] <= sentence[0] or spans[0][0] >= sentence[1]:
                    break
                if said[other].voice != said[number].voice:
                    yield other
                other += step

    def _before(self, number: int) -> list[int]:
        """Return the sentence before, if it names the speaker and nobody speaks in it.

        "Roke denied this. He said that …"
        """
        page, said = self._page, self._page.said
        start = said[number].spans[0][0]
        places = self._free(page.sentence(start) - 1)
        named = self._naming.among(places[:_FIRST])
        return places if any(said[number].voice in one.voices for one in named) else []

    def _free(self, sentence: int) -> list[int]:
        if sentence < 0:
            return []
        places = list(self._page.within(self._page.sentences[sentence]))
        return places if all(map(self._page.is_free, places)) else []

    def _behind(self, number: int) -> list[int]:
        """Return the beginning of the sentence behind, if it tells who was answered.

        "He was answering Ada Brown, who …": of that, what tells of her is left out.
        """
        page, words = self._page, self._words
        sentence = page.sentence(page.said[number].spans[-1][1] - 1) + 1
        if sentence >= len(page.sentences) or self._goes_on(number, sentence):
            return []
        places = list(page.within(page.sentences[sentence]))[:_CLAUSE]
        pronouns = words.pronouns_he | words.pronouns_she | words.pronouns_they
        is_of_him = bool(places) and page.low(places[0]) in pronouns
        return places if is_of_him and page.find(words.responses, places[1:3]) else []

    def _goes_on(self, number: int, sentence: int) -> bool:
        """Tell whether a sentence has another statement of the same voice."""
        return any(
            one.voice == self._page.said[number].voice
            and one.spans[0][0] < self._page.sentences[sentence][1]
            for one in self._page.said[number + 1 : number + 2]
        )
