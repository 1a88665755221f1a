"""Drafts: what an article's own words say was said, by whom, for a person to review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from perspectives.model import Kind, Span


class DraftStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that an article seems to report, and why. Offsets count its characters."""

    quote: str
    """As it would be filed: pieces that an attribution or a paragraph's end parts stand joined by
    an elision."""
    spans: tuple[Span, ...]
    """Where it stands, in order."""
    kind: Kind
    speaker: Span | None
    """The words that name the speaker there."""
    actor: str | None
    """The fullest name in the article of the one who is meant, or the noun as it stands."""
    role: str | None
    cue: Span | None
    """The verb or phrase of speech."""
    date: str | None
    """ISO 8601, where the text gives one."""
    confidence: float
    """0 to 100."""
    reason: str
    """One line: what in the text says so."""


def draft(
    text: str,
    *,
    date: str | None = None,
    language: str | None = None,
    actors: Mapping[str, Sequence[str]] | None = None,
) -> tuple[DraftStatement, ...]:
    """Return what a text says was said, in order: direct, mixed and reported speech.

    `date` is the article's, from which "on Friday" is reckoned; `language` a code such as "en",
    guessed from the words where it is None or not known. `actors` are known already: each name
    with its aliases; whoever is one of them gets that name.
    """
    # Reading the words of a language takes time that nobody spends who asks for no draft.
    from perspectives.drafting.lexicon import code_of, lexicon
    from perspectives.drafting.statements import Statements
    from perspectives.drafting.when import when
    from perspectives.languages import language as language_of

    code = code_of(text, language)
    words = lexicon(code)
    dates = when(language_of(code), words.days_ago, date)
    found = Statements(text, words, dates, actors or {}).all()
    return tuple(
        DraftStatement(
            quote=" … ".join(" ".join(text[start:end].split()) for start, end in one.spans),
            spans=one.spans,
            kind=one.kind,
            speaker=one.speaker,
            actor=one.meaning.actor,
            role=one.meaning.role,
            cue=one.cue,
            date=one.date,
            confidence=one.meaning.confidence,
            reason=one.meaning.reason,
        )
        for one in found
    )
