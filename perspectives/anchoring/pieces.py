"""A quote that its article interrupts: “The quay,” she said, “is safe” is said in two pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from perspectives.model import Span
from perspectives.text.elisions import ELISION, PAUSES
from perspectives.text.folding import fold
from perspectives.text.worddiff import word_diff
from perspectives.text.words import split_words, word_spans

_ELIDED = re.compile(r"…|\.\.\.")


def pieces(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans of a passage of `text`, those as one between which no word stands."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not any(map(str.isalnum, text[joined[-1][1] : start])):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


# A story is put together anew at every change of a file, mostly of the same quotes.
@lru_cache(maxsize=10_000)
def elided(quote: str, said: tuple[str, ...]) -> str:
    """Return a quote with an elision wherever the article interrupts it.

    `said` are the pieces in which the article has it. An elision that the quote has itself stays as
    it is; a comma before an interruption goes.
    """
    folded = fold(quote)
    words = [folded.span(*span) for span in word_spans(folded.text)]
    parts, start = [], 0
    for count in _counts(quote, said):
        if not 0 < count < len(words):
            continue
        before, behind = words[count - 1][1], words[count][0]
        if before <= start or _ELIDED.search(quote, before, behind):
            continue
        closing, _, opening = quote[before:behind].partition(" ")
        parts.append(quote[start:before] + closing.rstrip(PAUSES))
        start = behind - len(opening.lstrip(f"{PAUSES} "))
    return ELISION.join([*parts, quote[start:]])


def _counts(quote: str, said: Sequence[str]) -> Iterator[int]:
    """Yield, for each piece but the last, how many words of the quote there are up to its end."""
    changes = word_diff(quote, " ".join(said))
    for limit in accumulate(len(split_words(fold(piece).text)) for piece in said[:-1]):
        ours = theirs = 0
        for change in changes:
            if theirs + len(change.article) >= limit:
                yield ours + (limit - theirs if change.change == "equal" else len(change.quote))
                break
            ours += len(change.quote)
            theirs += len(change.article)
