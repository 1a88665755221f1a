"""Drafts: who says what in an article, proposed out of its own words."""

from __future__ import annotations

import pytest

from perspectives.drafting import DraftStatement, draft


def only(text: str) -> DraftStatement:
    """Return the one statement of a text."""
    (found,) = draft(text)
    return found


def test_direct_speech_is_drafted_under_the_subject_of_its_verb() -> None:
    found = only("“The bridge will open in May,” said Ada Brown, the mayor. “Not before.”")
    assert found.kind == "direct"
    assert found.actor == "Ada Brown"
    assert found.quote == "The bridge will open in May, … Not before."


def test_reported_speech_needs_no_marks() -> None:
    found = only("Ada Brown told the council that the bridge was closed.")
    assert (found.kind, found.actor, found.quote) == (
        "reported",
        "Ada Brown",
        "the bridge was closed",
    )


def test_mixed_speech_keeps_its_marks() -> None:
    found = only("Ada Brown said the bridge was “a ruin on stilts” since the flood.")
    assert found.kind == "mixed"
    assert "“a ruin on stilts”" in found.quote


def test_a_pronoun_becomes_a_name() -> None:
    text = "Ada Brown met the builders. She said that the bridge was closed."
    assert only(text).actor == "Ada Brown"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown did not say that the bridge was closed.",
        "Nobody said that the bridge was closed.",
        "If Ada Brown says that the bridge is closed, people will walk.",
        "Ada Brown refused to say that the bridge was closed.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert draft(text) == ()
