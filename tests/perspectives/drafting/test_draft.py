"""Drafts: who says what in an article, proposed out of its own words."""

from __future__ import annotations

from time import process_time

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
    assert found.quote == "The bridge will open in May … Not before."


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
        "Neither Ada Brown nor Carl Moss said that the bridge was closed.",
        "If Ada Brown says that the bridge is closed, people will walk.",
        "Ada Brown refused to say that the bridge was closed.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert draft(text) == ()


def test_a_quotation_over_several_paragraphs_is_one_statement() -> None:
    text = (
        "“The bridge is closed,” Ada Brown said. “It has been for a year.\n\n"
        "“And it will be for another.”\n"
    )
    found = only(text)
    assert found.actor == "Ada Brown"
    assert found.quote.endswith("… And it will be for another.")


def test_an_apposition_between_name_and_verb_is_the_role() -> None:
    found = only("Hugh Hall, a doctor, said the ward was full again.")
    assert (found.actor, found.role) == ("Hugh Hall", "a doctor")


def test_a_quotation_signed_behind_a_dash() -> None:
    assert only("“We will build it again” — Commissioner Ada Brown").actor == "Ada Brown"


def test_a_quotation_that_a_colon_introduces() -> None:
    assert only("And from Chairwoman Ada Brown: “We will build it again.”").actor == "Ada Brown"


def test_a_title_of_a_work_is_no_statement() -> None:
    assert draft("Ada Brown sat down to watch “The Bridge Again” with her sons.") == ()


def test_a_body_that_belongs_to_many_has_their_name_in_its_own() -> None:
    text = (
        "Greta Hill, the president of the Boat Owners’ Union, had warned that it would be shut. "
        "The Boat Owners’ Union said that the bank was empty too."
    )
    assert [one.actor for one in draft(text)] == ["Greta Hill", "Boat Owners’ Union"]


def test_an_apposition_makes_whoever_it_describes_the_one_a_pronoun_stands_for() -> None:
    for role in ("a marine biologist at the Institute for Fish", "Norland’s fisheries minister"):
        text = (
            "“We need the bank,” said Greta Hill, the president of the union. Nadja Corvin, "
            f"{role}, led the survey. “The fish are simply not there,” she said."
        )
        assert [one.actor for one in draft(text)] == ["Greta Hill", "Nadja Corvin"]


def test_a_mother_is_she_and_her_son_is_not() -> None:
    text = (
        "Wenn Okar, the deckhand, is at home again. He saw the doctor with his mother, Adda Okar. "
        "“Who aims a cannon at a boy with a rope?” she asked."
    )
    assert only(text).actor == "Adda Okar"


def test_a_sentence_of_long_names_and_titles_is_no_headline() -> None:
    text = (
        "Rurik Hall, the foreign minister, denied that he had seen it. Norland’s Prime Minister, "
        "Ilsa Verr, did not come to Port Dunmore. On Friday she said that the order was in force."
    )
    assert [one.actor for one in draft(text)] == ["Rurik Hall", "Ilsa Verr"]


def test_a_nickname_is_part_of_a_name() -> None:
    found = only("Robert “Bobby” Stone said the bridge was closed for good.")
    assert found.actor is not None
    assert found.actor.endswith("Stone")


def test_whose_words_a_lost_mark_would_swallow_are_another_s() -> None:
    text = (
        "“The bridge is safe, Ada Brown said.\n\n“It is a ruin on stilts,” said Carl Moss, who "
        "lives beside it.\n"
    )
    found = [one for one in draft(text) if "ruin" in one.quote]
    assert [one.actor for one in found] == ["Carl Moss"]


def test_two_who_share_a_surname_are_two() -> None:
    text = (
        "Ada Brown and Carl Brown met. “It is closed,” said Ada Brown. “It is open again,” said "
        "Carl Brown.\n\nMr. Brown said that he had walked over it."
    )
    assert [one.actor for one in draft(text)] == ["Ada Brown", "Carl Brown", "Carl Brown"]


def test_one_under_two_spellings_is_one() -> None:
    text = (
        "Kassym-Jomart Tokarev said the bridge was open. “It is safe to walk on,” said "
        "Kassym-Zhomart Tokarev."
    )
    assert len({one.actor for one in draft(text)}) == 1


def test_the_minister_is_who_has_that_role() -> None:
    text = (
        "Ada Brown, the minister of bridges, met Carl Moss, a fisherman. The minister said that "
        "the bridge was closed."
    )
    assert only(text).actor == "Ada Brown"


def test_a_common_noun_stays_as_it_is() -> None:
    assert only("Two residents of the island said that the bridge was closed.").actor == (
        "Two residents of the island"
    )


def test_a_known_actor_comes_first_where_the_text_names_it_and_only_there() -> None:
    known = {"Ada M. Brown": ["Brown"]}
    text = "Brown said that the bridge was closed. Carl Moss said that it was not closed at all."
    assert [one.actor for one in draft(text, actors=known)] == ["Ada M. Brown", "Carl Moss"]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Friday", "2022-01-07"),
        ("yesterday", "2022-01-08"),
        ("on January 6", "2022-01-06"),
        ("in December", "2021-12"),
        ("on 3 May 2021", "2021-05-03"),
    ],
)
def test_a_date_is_reckoned_from_the_articles(words: str, date: str) -> None:
    (found,) = draft(f"Ada Brown said {words} that the bridge was closed.", date="2022-01-09")
    assert found.date == date


@pytest.mark.parametrize("words", ["on Friday", "yesterday", "in December"])
def test_nothing_is_said_before_the_first_day_that_there_is(words: str) -> None:
    (found,) = draft(f"Ada Brown said {words} that the bridge was closed.", date="0001-01-01")
    assert found.date is None


def test_a_transcript_names_who_speaks_before_the_colon() -> None:
    text = (
        "Ada Brown and Carl Moss met.\n\nBROWN: The bridge is closed.\n\nMOSS: He said "
        "that it was open.\n\nBROWN: It is not open at all.\n"
    )
    assert [(one.actor, one.kind) for one in draft(text)] == [
        ("Ada Brown", "direct"),
        ("Carl Moss", "direct"),
        ("Ada Brown", "direct"),
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Its leader, the marine biologist Nadia Corvin, said the fish were gone.", "Nadia Corvin"),
        ("“The fish are gone,” said its leader, the biologist Nadia Corvin.", "Nadia Corvin"),
        ("According to his mother, Ada Okar, he was on deck at noon.", "Ada Okar"),
        ("“It is closed,” said Norland’s minister for roads, Ada Brown, on Friday.", "Ada Brown"),
    ],
)
def test_who_is_named_behind_his_role_is_the_one_who_speaks(text: str, actor: str) -> None:
    assert only(text).actor == actor


def test_what_somebody_said_according_to_others_is_told_once() -> None:
    text = (
        "Carl Moss came on Monday. He told the boat owners, according to two people who were "
        "there, that the bank was empty."
    )
    found = only(text)
    assert (found.actor, found.quote) == ("Carl Moss", "the bank was empty")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ada Brown was asked by Carl Moss why she had left.", "Carl Moss"),
        ("Ada Brown was told by Carl Moss that the bridge was closed.", "Carl Moss"),
        ("Asked whether the bridge was closed, Ada Brown shrugged.", None),
    ],
)
def test_whoever_is_asked_or_told_does_not_say_it(text: str, actor: str | None) -> None:
    assert only(text).actor == actor


def test_somebody_without_a_name_who_stands_nearer_is_who_he_is() -> None:
    text = (
        "Viktor Dahl resigned on Monday.\n\nA fisherman from Ostrow was on the pier. “We were "
        "never asked,” he said."
    )
    found = only(text)
    assert found.actor == "A fisherman from Ostrow"
    assert found.confidence < 60


def test_it_is_the_body_that_was_the_subject_before() -> None:
    text = "The committee met on Monday. It said that the bridge was safe."
    assert only(text).actor == "The committee"


def test_a_hyphen_that_a_lost_line_end_left_is_no_part_of_a_name() -> None:
    text = "Marten-berg said that the talks were over. Nobody in Martenberg came."
    assert only(text).actor == "Martenberg"


def test_a_row_of_attributions_takes_time_in_proportion() -> None:
    begun = process_time()
    draft("according to " * 2_000)
    once = process_time() - begun
    begun = process_time()
    draft("according to " * 8_000)
    assert process_time() - begun < 8 * once + 0.5
