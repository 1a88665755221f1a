"""Words around a quote, added where its own words stand in its article more than once."""

from __future__ import annotations

import msgspec

from perspectives.model import Passage, Span, State, Statement
from perspectives.story.story import Story
from perspectives.text.words import PUNCTUATED_WORD

_FEWEST, _MOST = 3, 12
"""Words of a prefix or a suffix: as many as it takes."""
_FAR = 200
"""Characters around a passage in which they are looked for."""


def pinned(story: Story, statement: Statement, article: str, spans: list[Span]) -> Statement:
    """Return a statement with the prefix or suffix that it takes to be found at `spans`.

    It is left as it is where it is found there anyway, or where no words around it help.
    """
    there = story.article(article)
    if there is None or _is_there(story.find(statement)[1], spans):
        return statement
    before = PUNCTUATED_WORD.findall(there.text, max(0, spans[0][0] - _FAR), spans[0][0])
    after = PUNCTUATED_WORD.findall(there.text, spans[-1][1], spans[-1][1] + _FAR)
    for count in range(_FEWEST, _MOST + 1):
        prefix, suffix = " ".join(before[-count:]), " ".join(after[:count])
        for words in ({"prefix": prefix}, {"suffix": suffix}, {"prefix": prefix, "suffix": suffix}):
            pinned = msgspec.structs.replace(statement, **words)
            if _is_there(story.find(pinned)[1], spans):
                return pinned
    return statement


def _is_there(passage: Passage, spans: list[Span]) -> bool:
    """Return whether a passage is surely the one that was meant."""
    if passage.state in (State.AMBIGUOUS, State.MISSING) or not passage.spans:
        return False
    start, end = passage.spans[0][0], passage.spans[-1][1]
    return start < spans[0][1] and spans[-1][0] < end
