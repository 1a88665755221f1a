"""Who answers whom in an article, as its words tell it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.drafting import draft
from perspectives.drafting.answering import DraftAnswer, Said, Voice, draft_answers
from tests.perspectives.drafting.test_draft_laws import hostile

MILL = """\
Ada Brown, the mayor of Weir, said the old mill would be torn down before the winter. “Nobody has
ground a sack of flour in it for forty years,” she said.
"""


def answers(text: str, language: str = "en") -> dict[tuple[str, str], DraftAnswer]:
    """Return who seems to answer whom, each told by the first words of the statement."""
    drafts = draft(text, language=language)
    names = list(dict.fromkeys(one.actor or f"? {one.spans}" for one in drafts))
    roles = {one.actor: one.role or "" for one in drafts}
    voices = [Voice((name,) if name in roles else (), roles.get(name, "")) for name in names]
    said = [Said(one.spans, names.index(one.actor or f"? {one.spans}")) for one in drafts]
    found = draft_answers(text, said, voices, drafts, language)
    told = [" ".join(one.quote.split()[:3]) for one in drafts]
    return {(told[one], told[other]): answer for (one, other), answer in found.items()}


def pairs(text: str, language: str = "en") -> list[tuple[str, str]]:
    return list(answers(text, language))


def test_in_response_answers_whoever_the_words_name():
    text = MILL + (
        "\n“Ada Brown has never ground a sack of flour, and talks like a city child,” the miller, "
        "Tom Hale, said in response.\n"
    )
    [((one, other), answer)] = answers(text).items()
    assert (one, other) == ("Ada Brown has", "Nobody has ground")
    assert answer.confidence >= 80
    assert answer.reason == (
        "the text says “in response”, and the answer names Ada Brown; both have “ground”"
    )


def test_a_sentence_that_begins_with_whom_it_answers_is_an_answer():
    text = MILL + (
        "\nResponding to Brown’s claim about the flour, Tom Hale said that forty years was a lie.\n"
    )
    assert pairs(text) == [("forty years was", "Nobody has ground")]


def test_a_sentence_behind_may_say_who_was_answered():
    text = (
        "“I have walked that road in every winter, and no bridge will stand on it,” Tom Hale said "
        "on Friday. He was answering Ada Brown, the mayor, who had promised that “a bridge will "
        "stand before the winter”.\n"
    )
    assert pairs(text) == [("I have walked", "a bridge will")]


def test_who_denies_what_was_just_said_answers_it():
    text = (
        "Ada Brown said that the miller had been warned three times. Tom Hale, the miller, denied "
        "this. He said there had been one warning, shouted from a car.\n"
    )
    [((one, other), answer)] = answers(text).items()
    assert (one, other) == ("there had been", "the miller had")
    assert "denied" in answer.reason


def test_a_denial_answers_what_shares_its_words():
    text = MILL + (
        "\nThe owner of the mill, Tom Hale, denied that the mill had stood without grinding a "
        "sack of flour.\n"
    )
    assert pairs(text) == [("denied that the", "Nobody has ground")]


def test_who_speaks_of_anothers_words_answers_them():
    text = MILL + (
        "\nThe Millers’ Union called the words of Ada Brown about a sack of flour “an insult "
        "to every baker who has ground one”.\n"
    )
    [(_, answer)] = answers(text).items()
    assert answer.confidence >= 80
    assert "words of Ada Brown" in answer.reason


def test_a_warning_is_what_somebody_warned_of():
    text = (
        "Ada Brown said that the town was calm. She warned that the dam would not hold. On Friday "
        "the engineer Tom Hale said that Brown’s warning was useful to those who sell pumps.\n"
    )
    [((_, other), answer)] = answers(text).items()
    assert other == "the dam would"
    assert "Brown’s warning" in answer.reason


def test_who_is_asked_about_anothers_words_answers_them():
    text = MILL + (
        "\nAsked about Ada Brown and her sack of flour, Tom Hale said that he had ground a sack of "
        "flour only last week.\n"
    )
    assert [other for _, other in pairs(text)] == ["Nobody has ground"]


def test_those_of_whom_something_was_asked_answer_by_agreeing():
    text = (
        "Ada Brown asked the River Ministry to lend the town a boat. On Monday the River "
        "Ministry agreed to lend two.\n"
    )
    [((one, other), answer)] = answers(text).items()
    assert (one, other) == ("to lend two", "to lend the")
    assert answer.confidence < 80


@pytest.mark.parametrize(
    "text",
    [
        "Q: Will the mill be torn down?\n\nA: Not this winter.\n\n"
        "Q: And the bridge, is it safe?\n\nA: It has always been.\n",
        "BROWN: Will the mill be torn down?\nHALE: Not this winter.\nBROWN: Is the bridge safe?\n"
        "HALE: It has always been.\n",
    ],
)
def test_in_a_transcript_the_next_turn_answers_a_question(text):
    found = answers(text)
    assert list(found) == [
        ("Not this winter.", "Will the mill"),
        ("It has always", "And the bridge,")
        if "Q:" in text
        else ("It has always", "Is the bridge"),
    ]
    assert all(answer.confidence >= 80 for answer in found.values())


def test_in_a_transcript_what_is_said_next_answers_no_statement():
    text = "BROWN: It is closed.\nHALE: We shall see.\nBROWN: You will.\nHALE: Good night.\n"
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # Nobody said what is denied.
        "\nTom Hale, a baker, denied that the bakery had ever closed on a Sunday.\n",
        # It is a reporter, or nobody, who is answered.
        "\n“I sleep very well,” Tom Hale replied to a reporter in the market.\n",
        "\n“I sleep very well,” Tom Hale wrote in response to a letter from a neighbour.\n",
        # It is the weather that is answered.
        "\nIn response to the storm, Tom Hale said that the market would open at noon.\n",
        # What is hers need not be her words.
        "\nIn response to Ada Brown’s absence, Tom Hale said the market would open at noon.\n",
        "\nTom Hale said that Ada Brown’s dog had been seen in the market.\n",
        # Another one responds.
        "\n“Wait here,” Tom Hale told the driver, who responded at once.\n",
        # To name somebody, or to speak after her, is no answer.
        "\n“Ada Brown is my neighbour,” Tom Hale said. “A good one.”\n",
        "\n“The bread will be dearer,” said Tom Hale, a baker.\n",
        # She answers for herself.
        "\nBrown denied it the next day, and said the mill would be torn down before the winter.\n",
        # Somebody else's words inside his.
        "\nTom Hale said his wife had confirmed the hour of the dinner.\n",
    ],
)
def test_nothing_is_proposed_where_nothing_says_so(text):
    assert pairs(MILL + text) == []


def test_two_who_share_words_and_nothing_else_are_left_alone():
    text = MILL + "\n“Forty years and not a sack of flour,” said Tom Hale of his own bakery.\n"
    assert pairs(text) == []


def test_of_two_who_seem_to_answer_each_other_the_surer_one_does():
    text = (
        "In response to Tom Hale’s words about the dam, Ada Brown said that the dam would hold for "
        "a hundred winters.\n\n“Not for one winter would the dam of Ada Brown hold,” Tom Hale "
        "replied.\n"
    )
    assert len(pairs(text)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "„Die Mühle steht seit vierzig Jahren still“, sagte Anna Braun.\n\n„Vierzig Jahre lang "
            "hat niemand nach der Mühle gefragt“, antwortete Thomas Klein.\n",
        ),
        (
            "fr",
            "« Le moulin est fermé depuis quarante ans », a dit Anne Brun.\n\n« Personne ne "
            "parlait du moulin pendant quarante ans », a répondu Paul Petit.\n",
        ),
        (
            "es",
            "«El molino lleva cuarenta años cerrado», dijo Ana Pardo.\n\n«En cuarenta años "
            "nadie habló del molino», respondió Luis Blanco.\n",
        ),
        (
            "ru",
            "«Мельница стоит уже сорок лет», — сказала Анна Белова.\n\n«Сорок лет никто не "
            "вспоминал о мельнице», — возразил Иван Серов.\n",
        ),
    ],
)
def test_other_languages_have_their_words_for_it(language, text):
    assert len(pairs(text, language)) == 1


def test_a_language_without_such_words_has_no_answers():
    assert pairs("„Młyn stoi” — powiedziała Anna. „Nie” — odpowiedział Jan.\n", "pl") == []


@settings(max_examples=300)
@given(hostile, st.sampled_from(["en", "de", "fr", "es", "ru", "pl"]))
def test_no_text_is_too_odd_and_nobody_answers_himself(text, language):
    drafts = draft(text, language=language)
    voices = [Voice(("Ada Brown", "Brown"), "the minister of Weir", "Weir"), Voice(())]
    said = [Said(one.spans, number % 2) for number, one in enumerate(drafts)]
    answered: set[int] = set()
    for (one, other), answer in draft_answers(text, said, voices, drafts, language).items():
        assert one not in answered
        answered.add(one)
        assert said[one].voice != said[other].voice
        assert 0 <= answer.confidence <= 100
        assert answer.reason
        assert "\n" not in answer.reason
