"""Who is meant by a name or a pronoun, where the nearest name is not the one."""

import pytest

from perspectives.drafting import draft


def meant(text: str, quote: str, **known) -> tuple[str | None, float]:
    """Return who says some words of a text, and how sure that is."""
    found = next(one for one in draft(text, **known) if quote in one.quote)
    return found.actor, found.confidence


def test_a_surname_that_is_also_a_title_is_the_name_of_whom_the_article_calls_so():
    text = (
        "Dennis Pope, a mechanic, was aboard. Robert Lang, the harbour master, said the ship was "
        "late.\n\nPope, 61, said he remembered the message well. “It came at six,” he said."
    )
    assert meant(text, "remembered")[0] == "Dennis Pope"
    assert meant(text, "It came at six")[0] == "Dennis Pope"


def test_a_title_behind_an_article_is_no_surname():
    text = "Dennis Pope, a mechanic, was aboard. The Pope said the voyage would be long."
    assert meant(text, "the voyage")[0] == "The Pope"


FRASERS = "Ann Fraser, a teacher, came in. Donald Fraser, a farmer, came in.\n\n"


def test_a_surname_of_two_is_a_guess_at_the_one_named_last():
    actor, sure = meant(FRASERS + "Fraser said the winter was long.", "winter")
    assert actor == "Donald Fraser"
    assert sure < 50


@pytest.mark.parametrize(("pronoun", "actor"), [("he", "Donald Fraser"), ("she", "Ann Fraser")])
def test_a_pronoun_behind_a_surname_of_two_means_the_one_of_its_gender(pronoun, actor):
    text = f"{FRASERS}Fraser waited at the door. “The winter was long,” {pronoun} said."
    assert meant(text, "The winter")[0] == actor


def test_a_pronoun_behind_a_surname_of_two_men_is_a_guess_as_well():
    text = (
        "Donald Fraser, a farmer, came in. Robert Fraser, a baker, came in.\n\n"
        "Fraser said the road was bad. “The winter was long,” he said."
    )
    assert meant(text, "The winter")[1] < 50


def test_a_surname_of_two_who_are_known_and_not_named_in_full_is_nobodys():
    text = "Fraser said the winter was long."
    known = {"Ann Fraser": (), "Donald Fraser": ()}
    assert meant(text, "winter", actors=known)[0] is None


HEARING = "Robert Lang, the harbour master, came in. John Ames, a lawyer, waited for him.\n\n"


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Asked by Ames which page was missing, he said it was lost at sea.", "at sea"),
        ("Asked by Ames if it was, Lang said it had. “I saw it go,” he said.", "I saw it"),
        ("Asked by Ames which page it was, he said nothing. “I saw it go,” he said.", "I saw it"),
        ("Lang was asked by Ames whether it was lost, and said he did not know.", "did not"),
        ("Lang was asked whether it was lost, and said he did not know.", "did not"),
    ],
)
def test_who_was_asked_speaks_and_not_who_asked(sentence, quote):
    assert meant(HEARING + sentence, quote)[0] == "Robert Lang"


@pytest.mark.parametrize(
    "question", ["which page was missing", "why the page, which he had signed, was missing"]
)
def test_a_question_ends_where_the_answer_begins(question):
    found = draft(f"{HEARING}Asked by Ames {question}, he said it was lost at sea.")
    assert [one.quote for one in found] == [question, "it was lost at sea"]


@pytest.mark.parametrize(
    ("told", "actor"),
    [
        ("Nachbar Franz Lechner sagte, der Hof sei alt.", "Franz Lechner"),
        ("Oppositionsführerin Sabine Kranz sagte, der Hof sei alt.", "Sabine Kranz"),
        ("Die Imkerin Theresa Auer sagte, der Hof sei alt.", "Theresa Auer"),
        ("Die Deutsche Neue Bank sagte, der Hof sei alt.", "Deutsche Neue Bank"),
    ],
)
def test_what_somebody_is_stands_before_a_german_name_and_not_in_it(told, actor):
    assert meant(told, "der Hof", language="de")[0] == actor


def test_a_german_pronoun_means_the_subject_before_it_and_not_who_was_named_earlier():
    text = (
        "Die Bürgermeisterin Karla Stenz sprach am Montag vor dem Rat. Sie sagte, der Deich werde "
        "gebaut.\n\nDie Imkerin Theresa Auer, deren Wiesen überflutet würden, wartet noch. "
        "„Ich lese in der Zeitung davon“, sagte sie."
    )
    assert meant(text, "Zeitung", language="de")[0] == "Theresa Auer"


@pytest.mark.parametrize(
    "wish",
    ["asked not to be named", "asked to not be named", "asked to remain anonymous"],
)
def test_who_asks_not_to_be_named_says_nothing_by_that(wish):
    assert not draft(f"One of the clerks {wish} in this report.")


def test_a_relative_clause_that_ends_in_a_verb_names_nobody():
    text = "One clerk who has asked not to be named said the board was late."
    assert meant(text, "late")[0] == "One clerk"


def test_whom_somebody_warns_is_not_what_was_said():
    found = draft("Robert Lang said he had warned the board twice. He left in May.")
    assert [one.quote for one in found] == ["he had warned the board twice"]


@pytest.mark.parametrize(
    "dateline", ["PORT ELLERY — ", "PORT ELLERY, Norland — ", "PORT ELLERY (AP) -- "]
)
def test_a_dateline_belongs_to_nobodys_words(dateline):
    (found,) = draft(f"{dateline}The council was late, Robert Lang said.")
    assert found.quote == "The council was late"


def test_capitals_before_a_dash_in_a_sentence_are_no_dateline():
    (found,) = draft("NATO — the old alliance — was late, Robert Lang said.")
    assert found.quote.startswith("NATO")


@pytest.mark.parametrize("verb", ["have sunk", "would be flooded"])
def test_the_last_subject_with_its_relative_clause_is_meant_though_its_name_is_unknown(verb):
    text = (
        "Mary Stone, the mayor, said the dam was safe.\n\n"
        f"Ilvy Auer, whose fields {verb}, has no offer. “I read it in the paper,” she said."
    )
    assert meant(text, "I read it")[0] == "Ilvy Auer"


def test_a_pronoun_behind_an_unknown_subject_is_a_guess_at_one_who_was_named_earlier():
    text = (
        "Mary Stone, the mayor, said the dam was safe.\n\n"
        "Ilvy Auer has no offer. “I read it in the paper,” she said."
    )
    assert meant(text, "I read it")[1] < 50


def test_whoever_is_described_between_commas_warned_the_day_before():
    text = (
        "He was answering Mary Stone, the mayor of the town, who had warned the day before that "
        "there would be “no road left to repair”."
    )
    assert meant(text, "no road left")[0] == "Mary Stone"
