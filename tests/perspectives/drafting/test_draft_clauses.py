"""Drafts: what is said in sentences that are not plain, and whose words the whole of one is."""

from __future__ import annotations

import pytest

from perspectives.drafting import draft


def said(text: str) -> list[tuple[str, str | None]]:
    """Return each statement of a text with who is meant."""
    return [(found.quote, found.actor) for found in draft(text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Ada Brown said the claim was weak and claims of a flood were weaker still.",
            "the claim was weak and claims of a flood were weaker still",
        ),
        (
            "Ada Brown said he called the harbour and asked for a boat.",
            "he called the harbour and asked for a boat",
        ),
        (
            "Ada Brown told the islanders not to drink the water from the wells.",
            "not to drink the water from the wells",
        ),
        (
            "Ada Brown promises the island will have a bridge again.",
            "the island will have a bridge again",
        ),
        (
            "The island had a hundred wells, Ada Brown said in a video message to the mainland.",
            "The island had a hundred wells",
        ),
        (
            "Ada Brown said more than half of the boats had sunk.",
            "more than half of the boats had sunk",
        ),
        (
            "Ada Brown said while waiting for the ferry that the road was safe.",
            "the road was safe",
        ),
        (
            "Ada Brown asked the harbour master during a walk whether the quay would hold.",
            "whether the quay would hold",
        ),
        (
            "Ada Brown is telling a crowd in Salem, Norland, on the last day that it is over.",
            "it is over",
        ),
        (
            "Ada Brown blamed Hale's proposed toll for “an empty harbour.”",
            "Hale's proposed toll for “an empty harbour.”",
        ),
        ("But as Ada Brown noted, the ferry was late again.", "the ferry was late again"),
        ("The deputies left, Ada Brown saying they were tired.", "they were tired"),
        ("Ada Brown recalled her years on the island.", "her years on the island"),
    ],
)
def test_what_is_said_is_whole_and_no_more(text: str, quote: str) -> None:
    assert said(text) == [(quote, "Ada Brown")]


def test_what_an_attribution_parts_goes_on_behind_it() -> None:
    [(quote, _)] = said("But, said Ada Brown, “the bridge is not the island's to sell.”")
    assert quote == "But … “the bridge is not the island's to sell.”"
    [(quote, _)] = said("The toll, Ada Brown said, “was the end” of the old harbour.")
    assert quote == "The toll … “was the end” of the old harbour"
    [(quote, _)] = said("The bridge is closed, Ada Brown said, because the ice is too heavy.")
    assert quote == "The bridge is closed … because the ice is too heavy"


def test_whoever_reports_what_others_say_says_the_whole_sentence() -> None:
    first, second = said("The mayor said the bridge would stay closed, the Norland Post reported.")
    assert first == (
        "The mayor said the bridge would stay closed",
        "Norland Post",
    )
    assert second == ("the bridge would stay closed", "The mayor")


def test_behind_another_s_words_the_sentence_s_own_speaker_is_quoted() -> None:
    text = "After Tom Hale said that the toll was “a gift,” Ada Brown said: “I do not like gifts.”"
    assert said(text)[-1] == ("I do not like gifts.", "Ada Brown")


def test_a_thing_leads_to_the_words_behind_its_colon() -> None:
    text = "Ada Brown recalled her own winter: “We had no bread and no coal.”"
    assert said(text) == [("We had no bread and no coal.", "Ada Brown")]


def test_words_between_marks_end_a_sentence_and_a_bracket_ends_what_is_said_in_it() -> None:
    text = "Ada Brown called the toll “a trap.” Tom Hale argued in a speech that the town is poor."
    assert said(text) == [("the toll “a trap.”", "Ada Brown"), ("the town is poor", "Tom Hale")]
    assert said("(Ada Brown says the ferry is late.) The quay stayed empty all day.") == [
        ("the ferry is late", "Ada Brown")
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "A spokesman for the ferries declined to give a number but said in a statement that "
            "the boats were full.",
            "A spokesman for the ferries",
        ),
        (
            "Islanders, who now hold most of the seats in the assembly, have blocked the toll for "
            "years, saying it hurts trade.",
            "Islanders",
        ),
        ("In Salem, about half of the voters said the toll was fair.", "about half of the voters"),
    ],
)
def test_the_subject_of_the_sentence_says_it_however_far_it_stands(text: str, actor: str) -> None:
    assert [who for _, who in said(text)] == [actor]


def test_a_short_form_of_has_stands_before_a_verb_of_speech() -> None:
    text = "Tom Hale came early. He's said the quay is safe."
    assert said(text) == [("the quay is safe", "Tom Hale")]
    assert said("The 60 pledged delegates were late.") == []
