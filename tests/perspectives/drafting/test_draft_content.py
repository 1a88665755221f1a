"""Drafts: where what is said begins and ends, and what between marks is nobody's statement."""

from __future__ import annotations

import pytest

from perspectives.drafting import DraftStatement, draft


def only(text: str) -> DraftStatement:
    """Return the one statement of a text."""
    (found,) = draft(text)
    return found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "“Glasshouse” director Mina Okoro said backstage that nobody could foresee the prize.",
            "nobody could foresee the prize",
        ),
        (
            "“Harbour Lights of the North” star Mina Okoro told reporters the film would open.",
            "the film would open",
        ),
        ("The “iron” mayor Mina Okoro said that the bridge would stay.", "the bridge would stay"),
    ],
)
def test_marks_in_the_words_that_name_the_speaker_hold_no_speech(text: str, quote: str) -> None:
    found = only(text)
    assert (found.kind, found.actor, found.quote) == ("reported", "Mina Okoro", quote)


def test_a_long_quotation_without_a_comma_is_still_said() -> None:
    found = only("“We will keep the bridge open all winter” the mayor Ada Brown said.")
    assert (found.kind, found.actor) == ("direct", "Ada Brown")


@pytest.mark.parametrize(
    "text",
    [
        'Otto Lind, who ruled the islands, had earned the local nickname "mkubwa wa moto," or '
        '"the man with the burning hand," for his cruel rule.',
        "Otto Lind released a memo titled “Where the harbour stands today.”",
        "Otto Lind was known as “the man who never slept” to everybody.",
        "Otto Lind waited in an “extraordinarily long line around” the church.",
    ],
)
def test_what_something_is_called_is_no_statement(text: str) -> None:
    assert draft(text) == ()


def test_a_noun_ends_before_the_participle_that_goes_on_with_it() -> None:
    found = only(
        "The rules will change, says a report highlighting the “alarming rise in noise” in schools."
    )
    assert (found.actor, found.quote) == ("a report", "The rules will change")


def test_no_actor_ends_with_an_adverb() -> None:
    assert only("The nurse later sued, claiming that she was hurt there.").actor == "The nurse"


def test_an_adverb_before_a_noun_is_no_name() -> None:
    found = only("Virtually all experts say that if the harbour closes, the town is lost.")
    assert (found.actor, found.quote) == ("experts", "if the harbour closes, the town is lost")


def test_a_role_ends_before_a_relative_clause() -> None:
    text = (
        "Ada Brown, the Labour member for Newmarket, who is behind the petition, said: "
        "“We will not wait any longer.”"
    )
    assert only(text).role == "the Labour member for Newmarket"


def test_a_participle_is_no_role() -> None:
    assert only("Ada Brown, accused of lying, said that she had told the truth.").role is None


def test_a_role_has_no_full_stop() -> None:
    text = "“He never listened,” said Karl Reuter, a former adviser to ex-President Otto Lind."
    assert only(text).role == "a former adviser to ex-President Otto Lind"


def test_a_semicolon_may_stand_for_a_colon() -> None:
    first, second = draft("“We waited,” Ada Brown said. She added; “It is true that we were slow.”")
    assert (second.quote, second.actor) == ("It is true that we were slow.", first.actor)


def test_a_quotation_over_paragraphs_is_said_by_whom_its_last_one_names() -> None:
    text = (
        "“We begin with the roads.\n\n“The schools come first for me,” said Karl Reuter.\n\n"
        "“Not at all,” Ada Brown said."
    )
    first, second = draft(text)
    assert (first.actor, second.actor) == ("Karl Reuter", "Ada Brown")
    assert first.quote == "We begin with the roads. … The schools come first for me"


def test_a_promise_that_something_will_be_is_reported() -> None:
    found = only("Ada Brown pledged that she would mend the bridge.")
    assert found.quote == "she would mend the bridge"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The town did lose its records, Ada Brown said; her clerks found them in the summer.",
            "The town did lose its records … her clerks found them in the summer",
        ),
        (
            "The votes are called by street, Ada Brown noted, so it may be clear who will win.",
            "The votes are called by street … so it may be clear who will win",
        ),
        (
            "And Karl Reuter, said Ada Brown, who remains his friend, doesn't forgive or forget.",
            "And Karl Reuter … doesn't forgive or forget",
        ),
    ],
)
def test_what_goes_on_behind_an_attribution_belongs_to_it(text: str, quote: str) -> None:
    found = only(text)
    assert (found.actor, found.quote) == ("Ada Brown", quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Ada Brown said that the bridge would close, a step that was put off for years.",
            "the bridge would close",
        ),
        (
            "Ada Brown said the harbour had lost money, which is owned by the town.",
            "the harbour had lost money",
        ),
        (
            "Saying that the road was safe, Ada Brown opened it to the public.",
            "the road was safe",
        ),
    ],
)
def test_what_is_said_ends_where_the_article_goes_on_in_its_own_words(
    text: str, quote: str
) -> None:
    assert only(text).quote == quote


def test_a_time_may_stand_between_an_apposition_and_its_verb() -> None:
    found = only("Ada Brown, who had stayed silent, on Friday declared the bridge was unsafe.")
    assert (found.actor, found.quote) == ("Ada Brown", "the bridge was unsafe")


@pytest.mark.parametrize(
    "text",
    [
        "The vote moves to the states that have lost their mines.",
        "The harbour continues to draw people, who love the view of the coast.",
    ],
)
def test_a_noun_that_looks_like_a_verb_says_nothing(text: str) -> None:
    assert draft(text) == ()


def test_whom_a_quotation_names_does_not_say_it() -> None:
    text = "“My friend Karl Reuter said the bridge was safe,” Ada Brown said."
    assert only(text).actor == "Ada Brown"


def test_words_told_by_two_are_each_one_s() -> None:
    outer, inner = draft("According to Karl Reuter, Ada Brown said the ship had sailed.")
    assert (outer.actor, inner.actor) == ("Karl Reuter", "Ada Brown")
    assert inner.quote == "the ship had sailed"


def test_a_short_clause_before_an_attribution_is_said() -> None:
    text = "MAYOR SAYS BRIDGE WILL CLOSE\n\nThe bridge closes on Monday, Mayor Ada Brown said."
    found = only(text)
    assert (found.actor, found.quote) == ("Ada Brown", "The bridge closes on Monday")


def test_whoever_is_told_something_does_not_say_it() -> None:
    found = only("Ada Brown was told by Karl Reuter: “The ship has sailed for good.”")
    assert found.actor == "Karl Reuter"
    assert only("Ada Brown was told: “The ship has sailed for good.”").actor is None


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that Ada Brown said the bridge was safe.",
        "Ada Brown never said “the bridge is safe for all of us”.",
        "Ada Brown was told that the ship had sailed.",
        "“The Long and Winding Road to the Coast of the Northern Isles”. The Harbour Press.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert draft(text) == ()


def test_what_shows_something_in_another_s_words_is_no_speaker() -> None:
    text = "The Harbour Union met on Monday. Ada Brown said it showed that wages were too low."
    assert only(text).actor == "Ada Brown"


def test_a_name_that_a_line_s_end_parts_is_one_line() -> None:
    assert only("“We will keep the bridge open,” said Ada\nBrown.").actor == "Ada Brown"


@pytest.mark.parametrize(
    "text",
    [
        "„Wir bauen die Brücke im Mai“, sagte auch Anna Lorenz.",
        "„Wir bauen die Brücke im Mai“, sagte Landesverkehrsministerin Anna Lorenz.",
        "„Wir bauen die Brücke im Mai“, sagte Hafenwerk-Direktorin Anna Lorenz.",
    ],
)
def test_in_german_neither_an_adverb_nor_a_compound_title_is_part_of_a_name(text: str) -> None:
    assert only(text).actor == "Anna Lorenz"


def test_whoever_is_quoted_as_saying_something_says_it() -> None:
    assert only("Ada Brown quoted Karl Reuter as saying that it was safe.").actor == "Karl Reuter"
    assert only("Karl Reuter was quoted as saying that it was safe.").actor == "Karl Reuter"
    assert draft("Ada Brown quoted him as saying that it was safe.") == ()


def test_a_question_is_asked_by_the_subject_and_not_by_whom_it_is_put_to() -> None:
    found = only("“Do you know the way to the port?” Ada Brown asked Karl Reuter.")
    assert found.actor == "Ada Brown"


def test_a_relative_pronoun_is_no_actor() -> None:
    assert draft("Karl Reuter, whose brother said the bridge was safe, left the town.") == ()


def test_whoever_goes_on_to_say_something_says_it() -> None:
    for verb in ("continues to insist", "has continued to say", "went on to say"):
        found = only(f"Ada Brown {verb} that the bridge is safe.")
        assert (found.actor, found.quote) == ("Ada Brown", "the bridge is safe")
    assert draft("Ada Brown never came to say that the bridge is safe.") == ()


def test_who_is_no_actor_of_what_stands_alone_behind_it() -> None:
    text = "The law allows shops to decide who can enter.\n\n“We will keep the bridge open.”"
    assert "who" not in [found.actor for found in draft(text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Ada Brown called the ferry “a floating coffin” in an interview with the Herald.",
            "the ferry “a floating coffin”",
        ),
        (
            "Ada Brown called the ferry “a floating coffin” and left the hall.",
            "the ferry “a floating coffin”",
        ),
        (
            "Ada Brown accused the council, a body of nine, of “selling the ferry twice.”",
            "the council, a body of nine, of “selling the ferry twice.”",
        ),
        (
            "Ada Brown said the ferry was “a floating coffin,” although she had never been on it.",
            "the ferry was “a floating coffin,”",
        ),
    ],
)
def test_what_is_said_or_judged_ends_with_the_words_between_marks(text: str, quote: str) -> None:
    assert only(text).quote == quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ada Brown said the pier was safe, but he closed it.", "the pier was safe"),
        ("Ada Brown said the pier was safe; it fell down.", "the pier was safe; it fell down"),
        ("Ada Brown said the pier was safe, which it is not.", "the pier was safe"),
        ("While Ada Brown said the pier was safe, nobody went.", "the pier was safe"),
        (
            "Ada Brown said the ferry, which was built in 1961, was unsafe.",
            "the ferry, which was built in 1961, was unsafe",
        ),
        ("Overall, Ada Brown said, a number of boats were lost.", "Overall … a number of boats"),
        ("Ada Brown told her daughter that the pier was safe.", "the pier was safe"),
        ("Ada Brown told radio host Hugh Hill the pier was safe.", "the pier was safe"),
        ("Ada Brown told a meeting in Salem, Norland on Monday that it was safe.", "it was safe"),
    ],
)
def test_reported_speech_begins_and_ends_with_what_was_said(text: str, quote: str) -> None:
    assert only(text).quote.startswith(quote)
    assert only(text).quote.endswith(quote.split()[-1]) or "…" in quote


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown said so on Friday.",
        "Ada Brown said little about the bridge in all those years.",
        "Ada Brown called off the race “for good reasons” on Friday.",
        "The rain is adding to the costs that the council has to pay.",
    ],
)
def test_where_it_is_not_told_what_was_said_there_is_no_statement(text: str) -> None:
    assert draft(text) == ()


def test_a_question_and_its_answer_in_one_paragraph_are_two_statements() -> None:
    text = "Carl Moss was there. “Is it closed?” Emma Brown asked. He answered, “It is closed now.”"
    assert [(one.actor, one.quote) for one in draft(text)] == [
        ("Emma Brown", "Is it closed?"),
        ("Carl Moss", "It is closed now."),
    ]


def test_behind_a_semicolon_others_may_speak() -> None:
    text = "Critics say the plan is too dear; supporters argue that it will pay for itself."
    assert [(one.actor, one.quote) for one in draft(text)] == [
        ("Critics", "the plan is too dear"),
        ("supporters", "it will pay for itself"),
    ]
