"""Answers: which of the statements in an article answer which, and what in its words says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from perspectives.drafting.answering.naming import Voice
from perspectives.drafting.answering.page import Page, Said
from perspectives.drafting.answering.signals import Signal, Signals
from perspectives.drafting.drafts import DraftStatement
from perspectives.drafting.lexicon import code_of, lexicon
from perspectives.drafting.transcript import turns

_IN_TRANSCRIPT = 90.0
_CLOSING = " \t\n\"'’”»"


class DraftAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """That one statement seems to answer another one, and why; for a person to review."""

    confidence: float
    """0 to 100."""
    reason: str
    """One line: what in the text says so."""


def draft_answers(
    text: str,
    said: Sequence[Said],
    voices: Sequence[Voice],
    drafts: Sequence[DraftStatement],
    language: str | None = None,
) -> dict[tuple[int, int], DraftAnswer]:
    """Return which statements of a text answer which others of it, as its words tell.

    A pair of places in `said` has first the one that answers. `said` is in the order of the text,
    and so are `drafts`, which tell where the speakers are named; `language` is as in
    `drafting.draft`. No statement answers more than one other here, and no two each other. Time
    grows in proportion to the text.
    """
    words = lexicon(code_of(text, language))
    if len(said) < 2 or not words.responses:
        return {}
    signals = Signals(Page(text, words, said, drafts), voices)
    best: dict[int, Signal] = {}
    for number, signal in (*signals.all(), *_in_transcript(text, said)):
        if number not in best or signal.confidence > best[number].confidence:
            best[number] = signal
    return {
        (number, signal.to): DraftAnswer(confidence=round(signal.confidence), reason=signal.reason)
        for number, signal in sorted(best.items())
        if not _is_outdone(number, signal, best)
    }


def _is_outdone(number: int, signal: Signal, best: Mapping[int, Signal]) -> bool:
    """Tell whether it is surer, or as sure and said before, that it is the other way round."""
    back = best.get(signal.to)
    if back is None or back.to != number:
        return False
    return (back.confidence, -signal.to) > (signal.confidence, -number)


def _in_transcript(text: str, said: Sequence[Said]) -> Iterator[tuple[int, Signal]]:
    """Yield who answers a question in a transcript: the first words of the turn behind it."""
    number = 0
    for asked, answered in pairwise(turns(text)):
        question = text[slice(*asked.said)].rstrip(_CLOSING)
        is_next = not text[asked.said[1] : answered.name[0]].strip()
        is_other = is_next and text[slice(*asked.name)] != text[slice(*answered.name)]
        while number < len(said) and said[number].spans[0][0] < answered.said[0]:
            number += 1
        if not (question.endswith("?") and is_other and 0 < number < len(said)):
            continue
        is_here = said[number].spans[0][0] < answered.said[1]
        if is_here and said[number - 1].spans[0][0] >= asked.said[0]:
            yield (
                number,
                Signal(number - 1, _IN_TRANSCRIPT, "it follows the question in the transcript"),
            )
