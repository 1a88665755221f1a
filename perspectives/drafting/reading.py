"""An article as it is read: its words, marks and quotations in order, cut into sentences.

A quotation is one item of its sentence, whatever stands in it: whom it names does not say it, and
the full stops in it end no sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

import msgspec

from perspectives.drafting.lexicon import verbs
from perspectives.drafting.quotations import Quotation, quotations
from perspectives.languages import Lexicon
from perspectives.text.paragraphs import paragraphs
from perspectives.text.words import LETTER

WORD, MARK, QUOTE, BREAK = range(4)

Range: TypeAlias = tuple[int, int]
"""Items, from one to another, both included."""

_INVERTED = r"(?:t-)?(?:il|elle|ils|elles)\b"
"""What stands behind a verb and a hyphen: dit-il."""


@cache
def _items(elisions: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of an item, in a language that drops letters before some words: l'eau."""
    elided, hyphen = "", "-"
    if elisions:
        elided = rf"(?:{'|'.join(sorted(elisions, key=len, reverse=True))})['’](?={LETTER})|"
        hyphen = rf"-(?!{_INVERTED})"
    return re.compile(
        rf"(?P<word>(?:[^\W\d_]\.){{2,}}"  # U.S.
        rf"|(?i:\b{elided}-{_INVERTED})"
        rf"|{LETTER}+(?:['’](?![sS]\b){LETTER}+|(?:{hyphen}|&){LETTER}+|[.,](?<=\d.)\d+)*"
        r"|['’][sS]\b)"
        r"|\.{2,}|-{2,}|[^\s]"
    )


_DATELINE = re.compile(
    r"([^\W\d_a-z][^a-z\d_,(—–\n]{2,30}?)(?:, [^—–(\n]{2,30}?)?(?: ?\([^)\n]{2,20}\))?"
    r" ?(?:—|–|--) ?(?=[^\w\s]*[^\W\d_a-z])"
)
"""PORT ELLERY, Norland (AP) — before an article's first words."""
_SENTENCE_ENDS = frozenset(".!?…")
_QUOTE_MARKS = "\"'’”“»«„‟ ‘"
_PAUSES = frozenset(",–—")
_FARTHEST_VERB = 14
_LONGEST_TITLE = 25
_LONGEST_SENTENCE = 250
"""In items. What is longer is no sentence, and is cut, so that time grows with the text."""


class Item(msgspec.Struct, frozen=True):
    """A word, a mark, a quotation (a part of it), or the end of a paragraph."""

    start: int
    end: int
    low: str
    """In lower case; empty for a quotation."""
    kind: int
    is_capital: bool = False
    quotation: int = -1
    """Which of the text's quotations it is a part of."""
    part: int = 0
    last: str = ""
    """Of a quotation, its last character inside the marks."""


class Reading:
    """A text with its items, its sentences and its quotations."""

    def __init__(self, text: str, words: Lexicon) -> None:
        """Read a text once, in the words of a language."""
        self.text = text
        self.words = words
        self.verbs = verbs(words)
        self._pattern = _items(words.elisions)
        self.quotations: Sequence[Quotation] = quotations(text)
        if "incises" in words.habits:
            # Not at the top: few languages have that habit.
            from perspectives.drafting.dialogue import customary

            self.quotations = customary(text, self.quotations, words)
        self.items: list[Item] = list(self._read())
        self._lows = [item.low for item in self.items]
        self._kinds = [item.kind for item in self.items]
        self.sentences: list[tuple[int, int]] = list(self._sentences())

    def low(self, number: int) -> str:
        """Return an item in lower case; "" beyond the text."""
        return self._lows[number] if 0 <= number < len(self._lows) else ""

    def kind(self, number: int) -> int:
        """Return the kind of an item; a break beyond the text."""
        return self._kinds[number] if 0 <= number < len(self._kinds) else BREAK

    def pauses(self, number: int) -> bool:
        """Tell whether an item is a comma or a dash, outside of quotations."""
        return self.kind(number) == MARK and self.low(number) in _PAUSES

    def is_title(self, number: int) -> bool:
        """Tell whether a quotation is the title of a work: of two words or more, all capital."""
        item = self.items[number]
        words = [
            word
            for word in self.text[item.start : item.end].strip(_QUOTE_MARKS).split()
            if word[0].isalpha() and word.lower() not in self.words.small
        ]
        if item.last in _SENTENCE_ENDS or not 1 < len(words) < _LONGEST_TITLE:
            return False
        if all(word.isupper() for word in words):
            return False
        return all(word[0].isupper() for word in words)

    def words_of(self, first: int, last: int) -> str:
        """Return the text from one item to another, both included."""
        return self.text[self.items[first].start : self.items[last].end]

    def _read(self) -> Iterator[Item]:
        parts = [
            (marked, span, number, part)
            for number, quotation in enumerate(self.quotations)
            for part, (marked, span) in enumerate(
                zip(quotation.marked, quotation.spans, strict=True)
            )
        ]
        index = 0
        for begin, end in paragraphs(self.text):
            dateline = _DATELINE.match(self.text, begin, end)
            start = dateline.end() if dateline and dateline[1].isupper() else begin
            while index < len(parts) and parts[index][0][0] < end:
                marked, span, number, part = parts[index]
                yield from self._plain(start, marked[0])
                last = self.text[span[0] : span[1]].rstrip(_QUOTE_MARKS)[-1:]
                is_capital = self.text[span[0]].isupper()
                yield Item(marked[0], marked[1], "", QUOTE, is_capital, number, part, last)
                start = marked[1]
                index += 1
            yield from self._plain(start, end)
            yield Item(end, end, "", BREAK)

    def _plain(self, start: int, end: int) -> Iterator[Item]:
        text = self.text
        for match in self._pattern.finditer(text, start, end):
            begin, stop = match.span()
            if match.lastgroup:
                low = _low(match[0])
                yield Item(begin, stop, low, WORD, text[begin].isupper())
            else:
                low = match[0]
                yield Item(begin, stop, {"-": "–"}.get(low[0], "…" if len(low) > 1 else low), MARK)

    def _sentences(self) -> Iterator[tuple[int, int]]:
        first = 0
        for number, item in enumerate(self.items):
            if item.kind == BREAK or (item.kind != WORD and self._ends_sentence(number)):
                if number >= first and not (item.kind == BREAK and number == first):
                    yield first, number + (item.kind != BREAK)
                first = number + 1
            elif number - first >= _LONGEST_SENTENCE or (
                item.kind == WORD and item.low[-1] == "." and self._starts_anew(number + 1)
            ):
                yield first, number + 1
                first = number + 1

    def _starts_anew(self, number: int) -> bool:
        """Tell whether a word behind "U.S." begins a sentence."""
        return (
            self.kind(number) == WORD
            and self.items[number].is_capital
            and self.low(number) in self.words.not_names
        )

    def _ends_sentence(self, number: int) -> bool:
        item, kind = self.items[number], self.kind(number + 1)
        if (item.last or item.low) not in _SENTENCE_ENDS:
            return False
        follows = self.items[number + 1] if kind != BREAK else None
        if follows is None:
            return True
        if item.kind == QUOTE:
            if item.last == "." and self.kind(number - 1) == WORD and follows.is_capital:
                return True  # called it “a trap.” Brown argued in a speech that …
            if kind == MARK or (kind == WORD and not follows.is_capital):
                return False
            return kind == QUOTE or not self._attribution_follows(
                number + 1, is_ended=item.last == "."
            )
        if item.low == "." and self._is_abbreviated(number):
            return False
        if kind == MARK:
            return follows.low not in ",;:)]" and not follows.low.isalnum()
        return kind == QUOTE or follows.is_capital or self.text[follows.start].isdigit()

    def _is_abbreviated(self, number: int) -> bool:
        before = self.items[number - 1] if number else None
        if before is None or before.kind != WORD or before.end != self.items[number].start:
            return False
        is_initial = before.end - before.start == 1 and before.is_capital
        if not (is_initial or (before.is_capital and before.low in self.words.abbreviations)):
            return False
        return not (self._starts_anew(number + 1) and not is_initial)

    def _attribution_follows(self, number: int, *, is_ended: bool) -> bool:
        """Tell whether `Clinton asked.` stands behind a quotation that ends as a sentence does."""
        for at in range(number, number + _FARTHEST_VERB):
            kind, low = self.kind(at), self.low(at)
            if kind in (QUOTE, BREAK) or low in _SENTENCE_ENDS or (is_ended and low == ","):
                return False
            sort, form = self.verbs.get(low, ("", ""))
            if sort in ("say", "tell", "promise") and form == "finite" and at > number:
                comma = at + 1 + (self.kind(at + 1) == WORD)  # Ada writes back, “…”
                if self.pauses(comma) and self._begins_anew(comma + 1):
                    return False
                return self._is_tail(at + 1, sort)
            if low in self.words.passives:
                return False
        return False

    def _begins_anew(self, number: int) -> bool:
        """Tell whether a quotation begins a sentence, as in “Is it?” Ada replied, “It is.”."""
        return self.kind(number) == QUOTE and self.items[number].is_capital

    def _is_tail(self, number: int, sort: str) -> bool:
        kind, low = self.kind(number), self.low(number)
        if kind in (BREAK, QUOTE) or low in _SENTENCE_ENDS:
            return True
        is_place = low in self.words.tail_prepositions and low != "to"
        is_tail = is_place or low in self.words.times or low == ","
        is_told = low in self.words.objects or low in self.words.articles
        is_object = self.items[number].is_capital or (is_told and low not in self.words.that)
        return is_tail or sort == "tell" or (sort == "promise" and is_object)


def _low(word: str) -> str:
    """Return a word in lower case, without what only joins it to the next one: l', -t-il."""
    low = word.lower()
    if low.isalpha():
        return low
    low = low.replace("’", "'")
    if low[0] == "-":
        return low.lstrip("-").removeprefix("t-")
    return low.rstrip("'") if len(low) > 1 else low
