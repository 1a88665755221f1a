import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.drafting.quotations import Quotation, quotations
from perspectives.sources.text import read
from seeds import CSTO_PEACEKEEPERS


def found(text: str) -> list[list[str]]:
    """Return the words of each quotation, span by span."""
    return [[text[start:end] for start, end in q.spans] for q in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is shut,” he said.",
        '"The bridge is shut," he said.',
        "‘The bridge is shut,’ he said.",
        "'The bridge is shut,' he said.",
        "''The bridge is shut,'' he said.",
        "``The bridge is shut,'' he said.",
        "«The bridge is shut,» he said.",
        "« The bridge is shut, » he said.",
        "»The bridge is shut,« he said.",
        "»The bridge is shut,» he said.",
        "„The bridge is shut,“ he said.",
        "„The bridge is shut,” he said.",
        "”The bridge is shut,” he said.",
        "‚The bridge is shut,‘ he said.",
        "‹The bridge is shut,› he said.",
        "「The bridge is shut,」 he said.",
        "『The bridge is shut,』 he said.",
        "＂The bridge is shut,＂ he said.",
    ],
)
def test_the_marks_of_the_world_are_known(text):
    assert found(text) == [["The bridge is shut,"]]


def test_a_quotation_has_spans_inside_its_marks_and_with_them():
    assert quotations("He said: “ We shall see. ”") == [
        Quotation(spans=((11, 24),), marked=((9, 26),), words=3)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We shall see, ”he said.",
        "“We shall see, “- said he.",
        '"We shall see, "he said.',
        '" We shall see, " he said.',
        "He said“We shall see,” and left.",
        '“We shall see," he said.',
    ],
)
def test_marks_and_spaces_that_are_wrong_do_no_harm(text):
    assert found(text) == [["We shall see,"]]


def test_an_apostrophe_is_no_mark():
    text = "Rock 'n' roll wasn't the ’90s' idea: get 'em, the boys' plan said, 'twas o' the '60s."
    assert found(text) == []


def test_apostrophes_inside_single_marks_end_nothing():
    assert found("'It isn't so,' he said. 'The ministers' plan isn't bad.'") == [
        ["It isn't so,", "The ministers' plan isn't bad."]
    ]


def test_a_mark_inside_a_hebrew_acronym_is_none():
    assert found('צה"ל אמר: "אנחנו צריכים את זה"') == [["אנחנו צריכים את זה"]]


def test_feet_and_inches_are_no_marks():
    assert found('He is 6\'2" tall and sells 5" pipes and 7" pipes.') == []
    assert found('"A 5" pipe is short," said the man who is 6\'2".') == [['A 5" pipe is short,']]


def test_a_number_may_end_a_quotation():
    assert found('They saw "Apollo 13" at sea.') == [["Apollo 13"]]


@pytest.mark.parametrize(
    "text",
    [
        "“He told me ‘go away’ twice,” she said.",
        "\"He told me 'go away' twice,\" she said.",
        "«He told me «go away» twice», she said.",
        '"He told me "go away" twice," she said.',
        "「He told me『go away』twice」",
    ],
)
def test_the_outer_one_of_two_nested_quotations_counts(text):
    ((words,),) = found(text)
    assert words.startswith("He told me")
    assert "twice" in words


def test_an_inner_quotation_that_ends_with_the_outer_one_is_part_of_it():
    assert found("''He told me, 'go away,' '' she said.") == [["He told me, 'go away,'"]]


def test_a_quotation_split_by_its_attribution_is_one():
    assert found('"The bridge," she said, "is shut." He left.') == [["The bridge,", "is shut."]]
    assert found("“It is shut,” said Gov. Ann Lee. “We know.”") == [["It is shut,", "We know."]]
    assert found("„Sie ist zu“, sagte sie. „Wir wissen.“") == [["Sie ist zu", "Wir wissen."]]
    assert found("« Il est fermé », dit-il, « c’est sûr. »") == [["Il est fermé", "c’est sûr."]]


@pytest.mark.parametrize(
    "text",
    [
        '"It is shut." He denied that it was "open to all".',
        '"It is shut," she said. Nobody there believed that. "It is open."',
        '"It is shut," she said, adding, "We know."',
        '"It is shut," she said. "It is open," he answered.',
        '"It is shut," she said of the "bridge to nowhere" there.',
        '"It is shut," she said.\n\n"It is open."',
    ],
)
def test_two_quotations_stay_two_where_they_are_not_plainly_one_utterance(text):
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” said Ann Lee. “Do you?” asked Tom Hill.",
        "“We stay,” said Ann Lee. “Do you?” Hill asked.",
        "„Wir bleiben“, sagte Lee. „Wir gehen“, sagte Hill.",
        "‘We stay’, said Lee. ‘We go’, said Hill.",
        "“We stay,” said Ann Lee as Tom Hill answered, “We go.”",
        "“We stay,” said Lee while Hill answered, “We go.”",
    ],
)
def test_whoever_is_named_behind_the_second_quotation_says_only_that(text):
    assert len(found(text)) == 2


def test_a_sentence_about_another_leaves_an_interrupted_quotation_whole():
    assert found("“We stay,” said Lee of Hill. “We do.” Hill said nothing.") == [
        ["We stay,", "We do."]
    ]


@pytest.mark.parametrize(
    "unclosed",
    [
        "“We stay in our homes, said Mayor Ann Lee.",
        "“We stay in our homes, Mayor Ann Lee said on Monday.",
        "“We stay in our homes, she said. Nobody moved.",
        "Mayor Ann Lee said: “We stay in our homes.",
        "Mayor Ann Lee was angry: “We stay in our homes.",
        "“We stay,” said Ann Lee, “in our homes.",
        "“We stay,” said an old neighbour. “In our homes.",
        "She said: “We stay in our homes.",
    ],
)
@pytest.mark.parametrize(
    "answer",
    [
        "“The pier is safe,” said Gov. Tom Hill. “I know.”",
        "“The pier is safe,” Hill said. “I know.”",
    ],
)
def test_a_mark_that_is_missing_gives_nobody_the_words_of_the_next_paragraph(unclosed, answer):
    assert found(f"{unclosed}\n\n{answer}")[-1] == ["The pier is safe,", "I know."]


@pytest.mark.parametrize("answer", ["an engineer said", "engineers said", "said a Mr. Hill"])
def test_somebody_new_without_a_name_is_another_too(answer):
    text = f"Ann Lee said: “We stay.\n\n“The pier is safe,” {answer}."
    assert found(text) == [["We stay."], ["The pier is safe,"]]


@pytest.mark.parametrize(
    "attribution", ["said Lee", "she said", "Mayor Lee added", "the mayor said", "Ann Lee’s letter"]
)
def test_whoever_goes_on_in_the_next_paragraph_may_be_named_again(attribution):
    text = f"Mayor Ann Lee said: “We stay.\n\n“The pier is safe,” {attribution}."
    assert found(text) == [["We stay.", "The pier is safe,"]]


def test_a_quotation_without_a_closing_mark_ends_before_its_attribution():
    assert found("“We stay, said Ann Lee. The pier is old.") == [["We stay,"]]
    assert found("“Is it safe? Ann Lee asked.") == [["Is it safe?"]]


@pytest.mark.parametrize(
    "text",
    [
        "“My mother, who said that Bill left, was ill.",
        "“As you know, President Tom Hill said we need it.",
        "“I was ill, and Hill said so.",
    ],
)
def test_what_somebody_tells_of_anothers_words_is_no_attribution(text):
    assert found(text) == [[text[1:]]]


names = st.sampled_from(["Ann Lee", "Tom Hill", "Lee", "Hill", "Sergey Lavrov", "Lavrov"])
shapes = st.sampled_from(
    [
        "{name} said: “{words}.",
        "“{words}, {name} said.",
        "“{words}, said {name}.",
        "“{words},” {name} said. “Again.",
    ]
)


@given(st.lists(st.tuples(names, shapes), min_size=2, max_size=5))
def test_no_quotation_has_what_two_people_say(said):
    words = [f"this is what {name} says as number {n}" for n, (name, _) in enumerate(said)]
    text = "\n\n".join(
        shape.format(name=name, words=its) for (name, shape), its in zip(said, words, strict=True)
    )
    for quotation in quotations(text):
        spoken = " ".join(text[start:end] for start, end in quotation.spans)
        whose = {
            name.split()[-1] for (name, _), its in zip(said, words, strict=True) if its in spoken
        }
        assert len(whose) <= 1


def test_a_quotation_without_an_end_ends_with_its_paragraph():
    text = 'She said: "It is shut.\n\nNobody believed it. “Why,” they asked.'
    assert found(text) == [["It is shut."], ["Why,"]]


def test_a_mark_that_is_missing_spoils_only_its_own_quotation():
    text = '"It is shut, she said. "It is open," he said. "It is neither," I say.'
    assert found(text)[1:] == [["It is open,"], ["It is neither,"]]


def test_a_quotation_goes_on_in_paragraphs_that_begin_with_a_mark():
    text = "“One thing is sure.\n\n“Two things are likely.\n\n“Three are not,” he said."
    assert found(text) == [["One thing is sure.", "Two things are likely.", "Three are not,"]]


def test_a_closed_quotation_does_not_go_on_in_the_next_paragraph():
    assert found("“One thing is sure.”\n\n“Two are not,” he said.") == [
        ["One thing is sure."],
        ["Two are not,"],
    ]


def test_a_quotation_goes_over_the_line_ends_of_wrapped_text():
    text = "The mayor said: “The bridge will be\nclosed in March.” Later the governor\nagreed.\n"
    assert found(text) == [["The bridge will be\nclosed in March."]]


def test_words_kept_at_a_distance_are_told_by_their_number():
    assert [
        q.words for q in quotations("The “so-called” bridge, or “way over”, “is now shut”.")
    ] == [
        2,
        2,
        3,
    ]


def test_marks_without_words_between_them_are_no_quotation():
    assert found('"" “” "…" \'\' \'\' """ = """ ~~""""""~~') == []


def test_the_quotations_of_the_seed_story_are_found():
    article, _ = read(CSTO_PEACEKEEPERS / "article.txt")
    words = found(article.text)
    assert len(words) == 18
    assert words[0] == ["infuriated the entire West."]
    assert words[7][0].endswith("overcome this terrorist threat,")
    assert words[-1][0].endswith("not to be robbed or raped,")


@given(st.text("ab .,\n\"“”'‘’«»„「」", max_size=60))
def test_spans_stand_in_order_inside_their_marks(text):
    last = 0
    for quotation in quotations(text):
        assert quotation.words > 0
        assert len(quotation.spans) == len(quotation.marked)
        for (start, end), (opening, closing) in zip(quotation.spans, quotation.marked, strict=True):
            assert last <= opening < start < end <= closing <= len(text)
            assert text[start:end] == text[start:end].strip()
            last = closing


@pytest.mark.parametrize("run", ['"', '" ', '"a ', "“a ", "a' ", '"\n\n', "“‘\"'«»"])
def test_a_megabyte_of_marks_is_read_to_an_end(run):
    text = run * (1_000_000 // len(run))
    assert len(quotations(text)) <= len(text)
