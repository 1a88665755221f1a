import pytest

from perspectives.drafting import draft
from perspectives.drafting.quotations import Quotation, quotations
from perspectives.drafting.speakers import Speaker, Speakers
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS

NAMES = {
    "blinken": ["Antony Blinken"],
    "psaki": ["Jen Psaki"],
    "lavrov": ["Sergey Lavrov"],
    "mid": ["Ministry of Foreign Affairs", "Foreign Ministry"],
}


def speakers(text: str) -> list[Speaker]:
    """Return who may have said the last quotation of a text."""
    found = quotations(text)
    return Speakers(text, found, NAMES).rank(found[-1])


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to talk,” said Blinken.",
        "“We are ready to talk,” Blinken said.",
        "“We are ready to talk,” Mr. Blinken told Jen Psaki on Monday.",
        "“We are ready to talk,” US Secretary of State Antony Blinken said in Geneva.",
        "“We are ready to talk,” said US Secretary of State Antony Blinken.",
        "“We are ready to talk,” said the chief guest, in Geneva, Antony Blinken.",
        "“We are ready to talk,” Blinken, who had met Lavrov, told reporters.",
        "“We are ready to talk,” Blinken said. “Any day.”",
        "“We are ready,” Lavrov said. Blinken replied: “We are ready to talk.”",
        "After a call with Lavrov, Blinken said, “We are ready to talk.”",
        "Blinken told Lavrov that he was “ready to talk any day”.",
        "“We are ready to talk,” according to Blinken.",
        "Blinken: “We are ready to talk.”",
        "Lavrov came. “We are ready to talk.” — Blinken",
        "„Wir sind zum Gespräch bereit“, sagte Blinken.",
        "« Nous sommes prêts », a déclaré Blinken.",
        "«Мы готовы говорить», – сказал Blinken.",
        "Am Montag sagte Blinken: „Wir sind zum Gespräch bereit.“",
        "„Wir sind zum Gespräch bereit“, sagte Außenminister Blinken am Montag in Genf.",
        "« Nous sommes prêts », a déclaré le ministre Antony Blinken à Genève.",
        "Xi left. Blinken说：“我们准备好了。”",
        "Jen Psaki waited. “We are ready to talk,” growled Blinken.",
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_beside_the_quotation(text):
    assert speakers(text)[0].key == "blinken"


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to talk,” said Blinken.",
        "“We are ready to talk,” Blinken said.",
        "“We are ready to talk,” Blinken, who had met Lavrov, told reporters.",
        "Blinken said on Monday: “We are ready to talk.”",
        "“We are ready to talk,” said a spokesman for the Foreign Ministry, Sergey Lavrov.",
    ],
)
def test_a_name_beside_a_verb_of_speech_may_be_certain(text):
    best = speakers(text)[0]
    assert best.is_named == ("spokesman" not in text)


@pytest.mark.parametrize(
    "text",
    [
        "Blinken met him. “We are ready to talk,” he said.",
        "Blinken met him. “We are ready to talk.”",
        "“We are ready to talk,” said a spokesman for Blinken.",
        "“We are ready to talk,” Blinken’s spokesman said.",
        "“We are ready to talk,” the Blinken campaign said.",
        "“We are ready to talk,” Blinken aides said.",
        "Blinken was told: “We are ready to talk.”",
        "“We are ready to talk.” Blinken said that he did not believe it.",
        "“We are ready to talk,” according to Blinken.",
        "“We are ready to talk,” said Sally Blinken.",
        "“We are ready to talk,” Lavrov and Blinken said.",
        "“We are ready to talk,” said Lavrov and Blinken.",
        "“We are ready to talk,” said Blinken and Lavrov.",
    ],
)
def test_nothing_is_certain_where_another_may_be_meant(text):
    assert not any(speaker.is_named and speaker.key == "blinken" for speaker in speakers(text))


def test_a_lost_closing_mark_puts_nobodys_words_in_anothers_mouth():
    text = "“We stay, said Blinken.\n\n“It is a pity,” said Sergey Lavrov. “We leave.”"
    found = quotations(text)
    reading = Speakers(text, found, NAMES)
    named = [reading.named(quotation) for quotation in found]
    assert [speaker and speaker.key for speaker in named] == ["blinken", "lavrov"]


def test_a_pronoun_points_at_the_subject_that_was_named_last():
    text = "Blinken had met Lavrov. They talked.\n\n“It is a pity,” he said."
    assert [speaker.key for speaker in speakers(text)] == ["blinken", "lavrov"]


def test_a_preposition_keeps_an_organisation_from_being_the_speaker():
    text = "“It is a pity,” said the spokesman for the Ministry of Foreign Affairs Sergey Lavrov."
    assert speakers(text)[0].key == "lavrov"


def test_an_organisation_may_speak():
    assert speakers("“It is a pity,” the Foreign Ministry said.")[0] == Speaker(
        key="mid", name="Foreign Ministry", score=100.0, is_named=True
    )


def test_whoever_is_named_inside_a_quotation_does_not_say_it():
    text = "Blinken spoke. “Lavrov is late,” he said. “Psaki is not.”"
    assert speakers(text)[0].key == "blinken"
    assert [speaker.key for speaker in speakers(text)] == ["blinken"]


def test_some_words_of_a_quotation_are_told_like_the_whole_of_it():
    text = "Lavrov left. “It is a pity that we are ready,” said Blinken. “We are.” Psaki came."
    found = quotations(text)
    start, end = text.index("that we are"), text.index(" ready")
    words = Quotation(spans=((start, end),), marked=((start, end),), words=3)
    reading = Speakers(text, found, NAMES)
    assert reading.rank(words) == reading.rank(found[0])


def test_words_outside_of_quotations_can_be_asked_about():
    text = "Lavrov left. Blinken said that the United States were ready. Psaki came."
    start, end = text.index("the United"), text.index(". Psaki")
    words = Quotation(spans=((start, end),), marked=((start, end),), words=5)
    assert Speakers(text, [], NAMES).rank(words)[0].key == "blinken"


def test_everybody_else_near_follows_by_distance():
    text = "Lavrov left. Psaki came. “It is a pity,” said Blinken."
    assert [speaker.key for speaker in speakers(text)] == ["blinken", "psaki", "lavrov"]


def test_somebody_whom_nobody_knows_is_proposed_by_name():
    best = speakers("Blinken left. “It is a pity,” said Pentagon spokesman John Kirby.")[0]
    assert (best.key, best.name, best.is_named) == (None, "John Kirby", False)
    best = speakers("“It is a pity,” Defense Secretary Lloyd Austin said of Blinken.")[0]
    assert (best.key, best.name) == (None, "Lloyd Austin")


def test_words_that_name_nobody_are_not_proposed():
    text = "Blinken left. “It is a pity,” officials said. “It is,” they added on Monday."
    assert [speaker.key for speaker in speakers(text)] == ["blinken"]


def test_where_nobody_is_named_there_is_no_speaker():
    assert speakers("“It is a pity.”") == []


def test_every_quotation_of_the_seed_story_is_given_to_its_speaker():
    story = load(CSTO_PEACEKEEPERS, relating=False)
    actors = [actor for side in story.perspectives for actor, _ in side.actors]
    text = story.articles[0].text
    found = quotations(text)
    reading = Speakers(text, found, {actor.name: [actor.name, *actor.aliases] for actor in actors})
    first = [str(reading.rank(quotation)[0].key).split()[-1] for quotation in found]
    assert first == [
        *(["Yertysbayev"] * 6),
        *(["Tokayev"] * 2),
        *(["Pashinyan"] * 2),
        *("Kalashnikov", "Psaki", "Blinken", "Blinken", "Borrell", "Borrell", "Affairs"),
        "Zakharova",
    ]


@pytest.mark.parametrize("run", ["“a b c” ", "Blinken ", "“a b c,” Blinken said. ", "Mr. ", "A"])
def test_a_long_text_of_anything_is_read_to_an_end(run):
    text = run * (200_000 // len(run))
    found = quotations(text)
    reading = Speakers(text, found, NAMES)
    for quotation in found[:100]:
        reading.rank(quotation)


def drafted(text: str) -> list[Speaker]:
    """Return who may have said the last quotation of a text, of whom only Ann Lee is known."""
    found = quotations(text)
    drafts = draft(text, actors={"Ann Lee": []})
    return Speakers(text, found, {"lee": ["Ann Lee"]}).rank(found[-1], drafts)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee met Hugh Hill, a doctor.\n\n“We are ready to talk,” Hill said.",
        "Ann Lee met Hugh Hill, a doctor.\n\n“We are ready to talk,” said Dr. Hill.",
        "Ann Lee met Hugh Hill, a doctor.\n\nHill said: “We are ready to talk.”",
        "Ann Lee listened. Hugh Hill, a doctor, came too. “We are ready to talk,” he said.",
        "Ann Lee listened. “We are ready to talk,” Hugh Hill told her.",
    ],
)
def test_somebody_new_comes_before_the_one_who_is_known_with_his_full_name(text):
    first, *others = drafted(text)
    assert (first.key, first.name, first.is_likely) == (None, "Hugh Hill", True)
    assert not any(speaker.is_likely for speaker in others)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee listened. “We are ready to talk,” she said.",
        "HUGH HILL SAYS NO TO PLAN\n\nAnn Lee listened. “We are ready to talk,” she said.",
        "Harbour Doctor Hill Rejects Plan\n\nAnn Lee listened. “We are ready to talk,” she said.",
        "Ann Lee is the mayor. Hill is not.\n\n“We are ready to talk,” the mayor said.",
    ],
)
def test_the_one_who_is_known_comes_first_where_she_may_be_meant(text):
    first = drafted(text)[0]
    assert (first.key, first.is_likely) == ("lee", True)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee listened. “We are ready to talk,” officials said.",
        "Ann Lee listened. “We are ready to talk,” a neighbour said.",
        "Ann Lee listened. They met in Geneva. “We are ready to talk,” Geneva said.",
        "THE DOCTOR REJECTS IT: “WE STAY HERE”\n\nAnn Lee listened.",
        "Harbour Doctor Rejects Plan: “We Stay Here”\n\nAnn Lee listened.",
    ],
)
def test_where_neither_is_named_nobody_new_is_proposed_and_nobody_known_is_likely(text):
    assert [(one.key, one.is_likely) for one in drafted(text)] == [("lee", False)]
