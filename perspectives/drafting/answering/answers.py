"""Answers: which of the statements in an article answer which, and what in its words says so."""

from __future__ import annotations

import msgspec


class DraftAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """That one statement seems to answer another one, and why; for a person to review."""

    confidence: float
    """0 to 100."""
    reason: str
    """One line: what in the text says so."""
