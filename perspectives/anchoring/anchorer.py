"""Where the statements of a perspective stand in an article.

A quote is folded and taken apart into pieces (`quotation`), every piece is looked for
(`alignment`), and the places that stand in the quote's order make the passage (`assembly`). How
much of a quote has to be confirmed depends on its length: fewer than four words are found word
for word or not at all, unless the words around them are given and agree.
"""

from __future__ import annotations

from collections import Counter
from math import log2, log10

from rapidfuzz import distance

from perspectives.anchoring.alignment import SHORT
from perspectives.anchoring.assembly import Assembly, assemble
from perspectives.anchoring.context import Context
from perspectives.anchoring.index import WordIndex
from perspectives.anchoring.quote import Quote, parse_quote
from perspectives.model import Passage, Span, State
from perspectives.text.folding import fold

_LEAST_SCORE = 40.0
_LEAST_SCORE_OF_ONE_WORD = 145.0
_SCORE_FOR_CHANCE = 16.0
"""A quote of n words needs a score of the first, and an nth of the others, to be found; the last
is for a long text. The words of insertions do not count."""
_LEAST_EVIDENCE = 125.0
"""What the score and the share of what the words tell (`_telling`, in per cent) have to add up to:
where only words are confirmed that the text is full of, it is about the same, not the same."""
_CERTAIN = 85.0
"""From this score on nobody asks what the words tell."""
_MOST_WORDS_ASKED = 16
"""Nor of a quote of more words: it tells enough."""
_SURROUNDINGS = 250
"""How many words before and after a place show how common a word is in the text."""
_LEAST_TELLING = 10
_INSERTED = 2.0
"""Characters of words around insertions that confirm a short quote, if all stand as they are: two
words of content. What is lacking from them may be what two insertions cost."""
_LEAST_FOUND = 6
_LEAST_SHARE = 0.4
_MOST_DIFFERENCE = 0.1
"""Of a quote found in part: the words and the share needed, and what may differ in them."""
_AS_GOOD = 4.0
"""A place whose score is this near to the best one's serves as well."""
_NEARLY_AS_GOOD = 15.0
"""A place may be so much worse than the best one, and still be the one that is pointed at."""
_INTERRUPTION = 12
"""How many words may stand between the parts of a quote whose prefix or suffix is given."""
_LOOSE = 2
"""A place that takes this many times the words of another does not serve as well."""
_SPELLING_DECIDES = 3
"""By how many characters, case and marks included, one place has to be nearer than another."""
_SPELLING_SAMPLE = 400
_PAUSES = ",.;:!?"


class Anchorer:
    """Finds the passages of quotes in one text, which it folds and indexes once.

    The time that finding a quote takes does not grow with the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = fold(text)
        self._index = WordIndex(self._folded.text)
        self._chances = _chances(len(self._index.words))

    def find(self, quote: str, prefix: str = "", suffix: str = "") -> Passage:
        """Find `quote`, and say how sure that is.

        `prefix` and `suffix` are words just before and just after the quote in the text. They
        decide between places that serve well, and confirm a quote of fewer than four words that
        the text has in other words; elsewhere they change nothing.

        Spans are of the text as it was given, and hold words, what stands between them, and the
        punctuation around them that the quote has too.
        """
        quotation = parse_quote(quote)
        if not quotation.words:
            return Passage(state=State.MISSING, score=0)
        context = Context(self._index, prefix, suffix)
        contenders = self._contenders(quotation, context)
        if not contenders:
            return Passage(state=State.MISSING, score=0)
        best = contenders[0]
        if not (_accepted(best, quotation, self._chances) and self._is_telling(best, quotation)):
            hull = self._spans([(best.start, best.end)], quotation)
            return Passage(state=State.MISSING, score=best.score, nearest=hull[0])
        if pointed_at := self._pointed_at(best, quote, context):
            return pointed_at
        equals = _as_good(best, contenders)
        if len(equals) > 1:
            return self._choose(equals, context, quote, quotation)
        return self._passage(equals[0], _state(equals[0]), quotation)

    def _contenders(self, quotation: Quote, context: Context) -> list[Assembly]:
        """Return the places that the quote may be from, the best first."""
        words = quotation.words
        places = self._index.occurrences(words)
        if places:
            size = sum(map(len, words))
            return [Assembly([(place, place + len(words))], 0.0, size, size) for place in places]
        if len(words) < SHORT:
            return context.confirmed(words)
        return assemble(quotation.pieces, self._index)

    def _is_telling(self, assembly: Assembly, quotation: Quote) -> bool:
        """Tell whether more is confirmed of a whole quote than what the text often says."""
        if assembly.found < assembly.size or assembly.complete or assembly.score >= _CERTAIN:
            return True
        own = [word for piece in quotation.pieces for word in piece.own_words]
        if len(own) > _MOST_WORDS_ASKED:
            return True
        words = self._index.words
        near = words[max(0, assembly.start - _SURROUNDINGS) : assembly.end + _SURROUNDINGS]
        confirmed = {word for start, end in assembly.spans for word in words[start:end]}
        return assembly.score + _telling(own, confirmed, near) >= _LEAST_EVIDENCE

    def _pointed_at(self, best: Assembly, quote: str, context: Context) -> Passage | None:
        """Return the place that prefix or suffix point at, where it is not the best one but serves.

        A quote that stands whole in one place may stand interrupted in the one that is meant.
        """
        if context.agrees_with(best):
            return None
        length = len(quote.split()) + _INTERRUPTION
        for first, end in context.windows(length):
            start, stop = self._folded.span(self._index.starts[first], self._index.ends[end - 1])
            passage = Anchorer(self._text[start:stop]).find(quote)
            is_sure = passage.state in (State.EXACT, State.CLOSE)
            if is_sure and passage.score >= best.score - _NEARLY_AS_GOOD:
                spans = [(left + start, right + start) for left, right in passage.spans]
                return Passage(state=passage.state, score=passage.score, spans=spans)
        return None

    def _choose(
        self, equals: list[Assembly], context: Context, quote: str, quotation: Quote
    ) -> Passage:
        """Choose among places that serve equally well: by the words around, or by the spelling."""
        ranked = sorted(equals, key=context.agreement, reverse=True)
        decided = context.decides(ranked[0], ranked[1])
        if not decided:
            distances = {
                id(other): self._spelling_distance(quote, other, quotation) for other in equals
            }
            ranked = sorted(equals, key=lambda other: (distances[id(other)], other.start))
            first, second = (distances[id(other)] for other in ranked[:2])
            decided = second - first >= _SPELLING_DECIDES
        best = ranked[0]
        apart = [
            other for other in ranked[1:] if other.end <= best.start or best.end <= other.start
        ]
        if decided or not apart:
            return self._passage(best, _state(best), quotation)
        others = sorted(span for other in apart for span in self._spans(other.spans, quotation))
        return self._passage(best, State.AMBIGUOUS, quotation, others)

    def _spelling_distance(self, quote: str, assembly: Assembly, quotation: Quote) -> int:
        spans = self._spans(assembly.spans, quotation)
        text = " ".join(self._text[start:end] for start, end in spans)
        return distance.Levenshtein.distance(quote[:_SPELLING_SAMPLE], text[:_SPELLING_SAMPLE])

    def _passage(
        self,
        assembly: Assembly,
        state: State,
        quotation: Quote,
        others: list[Span] | None = None,
    ) -> Passage:
        spans = self._spans(assembly.spans, quotation)
        return Passage(state=state, score=assembly.score, spans=spans, others=others or [])

    def _spans(self, places: list[Span], quotation: Quote) -> list[Span]:
        """Return the spans in the text of words, and of the marks that the quote has as well."""
        quoted = '"' if '"' in quotation.opening + quotation.closing else ""
        spans = []
        for number, (first, end) in enumerate(places):
            opening = quotation.opening if number == 0 else quoted
            closing = quoted + ",."
            if number == len(places) - 1:
                closing = quotation.closing
                closing += _PAUSES if any(pause in closing for pause in _PAUSES) else ""
            start = self._index.starts[first] - _reach(self._index.between(first)[::-1], opening)
            stop = self._index.ends[end - 1] + _reach(self._index.between(end), closing)
            spans.append(self._folded.span(start, stop))
        return spans


def _reach(marks: str, allowed: str) -> int:
    """Return how many of the marks beside a word are among those allowed, up to another one."""
    return len(marks) - len(marks.lstrip(allowed))


def _as_good(best: Assembly, contenders: list[Assembly]) -> list[Assembly]:
    """Return the places that serve as well as the best one; of loose ones and tight ones, these."""
    equals = [
        other
        for other in contenders
        if other.exact == best.exact
        and other.complete >= best.complete
        and other.score >= best.score - _AS_GOOD
    ]
    tightest = min(other.end - other.start for other in equals)
    return [other for other in equals if other.end - other.start <= _LOOSE * tightest]


def _accepted(assembly: Assembly, quotation: Quote, chances: float) -> bool:
    """Tell whether enough of a quote is confirmed to show it as found.

    `chances` tells how large the text is: `_chances`.
    """
    words = quotation.words
    own = len(words) - sum(len(piece.inserted) for piece in quotation.pieces)
    least = _LEAST_SCORE + (_LEAST_SCORE_OF_ONE_WORD + _SCORE_FOR_CHANCE * chances) / own
    if len(words) < SHORT or assembly.exact:
        return True
    if assembly.found == assembly.size:
        told = own < len(words) and assembly.cost <= _INSERTED
        return assembly.score >= least or (told and assembly.size >= _LEAST_TELLING + 4 * chances)
    if sum(end - start for start, end in assembly.spans) < _LEAST_FOUND + chances:
        return False
    return assembly.score >= least or (
        _LEAST_SHARE * assembly.size <= assembly.found
        and assembly.cost <= _MOST_DIFFERENCE * assembly.found
    )


def _telling(words: list[str], confirmed: set[str], text: list[str]) -> float:
    """Return how much of what `words` tell is in those confirmed, in per cent.

    A word tells the more the rarer it is in the text: as many bits as its surprisal.
    """
    counts = Counter(text)
    tells = {word: log2(len(text) / (counts[word] or 0.5)) for word in set(words)}
    total = sum(tells[word] for word in words)
    return 100 * sum(tells[word] for word in words if word in confirmed) / max(total, 1.0)


def _chances(words: int) -> float:
    """Return how much likelier a text of so many words is to hold something like a quote.

    What agrees by chance grows with the logarithm of what is searched (Karlin and Altschul, 1990,
    doi:10.1073/pnas.87.6.2264): 0 up to 3,000 words, and 1 more for every ten times as many.
    """
    return max(0.0, log10(max(words, 1) / 3000))


def _state(assembly: Assembly) -> State:
    if assembly.exact:
        return State.EXACT
    return State.CLOSE if assembly.found == assembly.size else State.PARTIAL
