"""An article as its answers are looked for in: words, sentences, and the statements in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain

import msgspec

from perspectives.drafting.drafts import DraftStatement
from perspectives.drafting.lexicon import by_first_word
from perspectives.drafting.reading import BREAK, Reading
from perspectives.languages import Lexicon, Rows
from perspectives.model import Span
from perspectives.text.spans import shared
from perspectives.text.words import APOSTROPHES, WRITTEN_WORD

_MOST_DRAFTS = 20
"""How many drafts that begin before a statement's end are looked at."""


class Said(msgspec.Struct, frozen=True):
    """A statement of the article, filed or drafted."""

    spans: tuple[Span, ...]
    """Where it stands, in order; not empty."""
    voice: int
    """Who says it: a place among the voices."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of the article, without what makes it a possessive."""

    low: str
    """In lower case, with no stray hyphen."""
    spelled: str
    """As it is written, but for that hyphen."""
    start: int
    end: int


class Page:
    """The words, sentences and statements of an article. Places are those of words."""

    def __init__(
        self, text: str, words: Lexicon, said: Sequence[Said], drafts: Sequence[DraftStatement]
    ) -> None:
        """Read a text once; `said` and `drafts` are in the order of their places in it."""
        self.text, self.lexicon, self.said = text, words, said
        self.reading = Reading(text, words)
        self.words = _words(text)
        items = self.reading.items
        self.sentences = [
            (items[first].start, items[end - 1].end) for first, end in self.reading.sentences
        ]
        """Where each stands; a quotation ends none."""
        self._paragraphs = [item.start for item in items if item.kind == BREAK]
        self._starts = [word.start for word in self.words]
        self._sentence_starts = [start for start, _ in self.sentences]
        quoted = (span for one in self.reading.quotations for span in one.marked)
        self._quoted = frozenset(place for span in quoted for place in self.within(span))
        self._own = [[place for span in one.spans for place in self.within(span)] for one in said]
        self._claimed = frozenset(chain.from_iterable(self._own))
        self._drafts = [_draft_of(one, drafts) for one in said]

    # Where things are

    def within(self, span: Span) -> range:
        """Return the places of the words that begin within a span."""
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence around an offset, or of the one before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph around an offset."""
        return bisect_left(self._paragraphs, offset)

    def own(self, number: int) -> Sequence[int]:
        """Return the places of the words of a statement."""
        return self._own[number]

    def cue(self, number: int) -> Span | None:
        """Return where the verb of speech of a statement stands, if one is known."""
        draft = self._drafts[number]
        return draft.cue if draft else None

    def attribution(self, number: int) -> Span | None:
        """Return where a statement's speaker and its verb stand, if they are known."""
        draft = self._drafts[number]
        known = [span for span in (draft.speaker, draft.cue) if span] if draft else []
        return (min(s for s, _ in known), max(e for _, e in known)) if known else None

    # What stands there

    def is_quoted(self, place: int) -> bool:
        """Tell whether a word stands between quotation marks."""
        return place in self._quoted

    def is_free(self, place: int) -> bool:
        """Tell whether a word is the article's own: neither quoted nor of a statement."""
        return place not in self._quoted and place not in self._claimed

    def overlap(self, one: int, other: int) -> bool:
        """Tell whether one statement stands in another."""
        return bool(shared(self.said[one].spans, self.said[other].spans))

    def low(self, place: int) -> str:
        """Return a word in lower case; "" beyond the text."""
        return self.words[place].low if 0 <= place < len(self.words) else ""

    def spelled(self, places: Sequence[int]) -> str:
        """Return words that follow one another as they are written, without stray hyphens."""
        parts = []
        for place in places:
            word = self.words[place]
            end = self.words[place + 1].start if place < places[-1] else word.end
            parts.append(word.spelled + self.text[word.end : end])
        return " ".join("".join(parts).split())

    def find(self, rows: Rows, places: Sequence[int]) -> range | None:
        """Return the places of the first of some phrases that begins at one of some words."""
        for place in places:
            for row in by_first_word(rows).get(self.words[place].low, ()):
                if all(self.low(place + n) == word for n, word in enumerate(row)):
                    return range(place, place + len(row))
        return None


def _words(text: str) -> list[Word]:
    """Return the words of a text; a hyphen is stray where the text has the joined word as well."""
    found = [(match[0], match.start()) for match in WRITTEN_WORD.finditer(text)]
    known = {word.casefold() for word, _ in found}
    return [_word(word, start, known) for word, start in found]


def _word(written: str, start: int, known: set[str]) -> Word:
    for mark in APOSTROPHES:
        written = written.removesuffix(f"{mark}s")
    joined = written.replace("-", "")
    spelled = joined if joined.casefold() in known else written
    return Word(spelled.casefold(), spelled, start, start + len(written))


def _draft_of(said: Said, drafts: Sequence[DraftStatement]) -> DraftStatement | None:
    """Return the draft that has most of a statement, which tells where its speaker is named."""
    last = bisect_left(drafts, said.spans[-1][1], key=lambda draft: draft.spans[0][0])
    near = drafts[max(0, last - _MOST_DRAFTS) : last]
    best = max(near, key=lambda draft: shared(draft.spans, said.spans), default=None)
    return best if best and shared(best.spans, said.spans) else None
