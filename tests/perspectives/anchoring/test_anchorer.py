from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import seeds
from perspectives.anchoring.anchorer import Anchorer
from perspectives.model import Passage, State

ARTICLE = (Path(seeds.__file__).parent / "csto-peacekeepers" / "article.txt").read_text(
    encoding="utf-8"
)
ANCHORER = Anchorer(ARTICLE)
WRITTEN_WORDS = [match.span() for match in re.finditer(r"[^\s“”]*\w[^\s“”]*", ARTICLE)]

COUNCIL = """Council votes to close the old harbour

The harbour was never safe, and everybody in this town has known it, the mayor wrote last year.

“We cannot keep the harbour open,” said Ada Lindqvist, the mayor, after a long night of talks,
“because the sea wall will not stand another winter.” She would not say what it was going to cost.

“It is a sad day,” Tom Okafor, who has fished there since 1971, said. “My father worked here. My
father’s father worked here... and nobody asked them <…> what they wanted.”

Mr Okafor added that the fishermen, whose boats are older than the wall, would fight the decision
in every court there is. He called the vote a disgrace. The mayor called the vote a relief.
"""


def found(passage: Passage, text: str = ARTICLE) -> list[str]:
    return [text[start:end] for start, end in passage.spans]


@pytest.mark.parametrize(
    ("quote", "begins", "ends"),
    [
        (
            "We have questions about the essence of [Kazakhstan's appeal to the CSTO]. Was the "
            "request justified? We do not know this yet",
            "We have questions ab-out",
            "do not know this yet",
        ),
        (
            "outside military assistance brings up memories of situations that should be avoided",
            "outside military",
            "should be avoided",
        ),
        (
            "US Secretary of State Anthony Blinken joked about the tragic events in Kazakhstan in "
            "his typical boorish manner. <…> If Anthony Blinken is so fond of history lessons, "
            "then let him mean the following: when Americans are in your house, it can be "
            "difficult to stay alive, not to be robbed or raped",
            "US Secretary of State Anthony Blinken joked",
            "not to be robbed or raped",
        ),
        (
            "relying on the Collective Security Treaty, today I turned to the heads of the CSTO "
            "states to help Kazakhstan overcome this terrorist threat",
            "relying on",
            "terrorist threat",
        ),
        (
            "Washington doubted that the request of the Kazakh authorities to the allies for such "
            "assistance was justified",
            "Washing-ton doubted",
            "was justified",
        ),
    ],
)
def test_a_clean_spelling_is_found_exactly_in_the_seed_article(
    quote: str, begins: str, ends: str
) -> None:
    passage = ANCHORER.find(quote)
    assert (passage.state, passage.score) == (State.EXACT, 100)
    [words] = found(passage)
    assert words.startswith(begins)
    assert words.endswith(ends)


@pytest.mark.parametrize("mark", ["…", "...", "[...]", "[…]", "<…>", "<...>", "(...)", ". . ."])
def test_an_elision_joins_pieces_in_order(mark: str) -> None:
    passage = ANCHORER.find(
        f"One lesson from history {mark} it can be difficult to get them to leave"
    )
    assert passage.state == State.EXACT
    assert found(passage) == ["One lesson from history", "it can be difficult to get them to leave"]


def test_the_article_s_own_elision_may_be_dropped() -> None:
    passage = ANCHORER.find(
        "foreign external forces arranged or are involved in this brawl and in the attempted armed "
        "rebellion is beyond any doubt"
    )
    assert passage.state == State.EXACT
    assert len(passage.spans) == 1


def test_elisions_at_the_ends_change_nothing() -> None:
    plain = ANCHORER.find("Islamization of Central Asia has reached monstrous proportions")
    elided = ANCHORER.find("… Islamization of Central Asia has reached monstrous proportions …")
    assert elided.spans == plain.spans


def test_a_quote_split_by_its_attribution_is_found_whole() -> None:
    passage = Anchorer(COUNCIL).find(
        "We cannot keep the harbour open, because the sea wall will not stand another winter."
    )
    assert passage.state == State.EXACT
    first, second = found(passage, COUNCIL)
    assert first.rstrip(",") == "We cannot keep the harbour open"
    assert second == "because the sea wall will not stand another winter."


def test_a_quote_split_after_a_few_words_is_found_whole() -> None:
    passage = Anchorer(COUNCIL).find("It is a sad day. My father worked here.")
    assert passage.state == State.EXACT
    assert [words.rstrip(",.") for words in found(passage, COUNCIL)] == [
        "It is a sad day",
        "My father worked here",
    ]


def test_a_sentence_left_out_without_a_mark_is_seen() -> None:
    passage = ANCHORER.find(
        "We expect that the presence of foreign forces will not undermine the independence of "
        "Kazakhstan. But in any case, the presence of foreign troops on the territory of another "
        "state is something that we must observe with caution"
    )
    assert passage.state == State.CLOSE
    assert [words.split()[:2] for words in found(passage)] == [["We", "expect"], ["But", "in"]]


def test_a_reported_statement_is_found_around_its_relative_clause() -> None:
    passage = Anchorer(COUNCIL).find("the fishermen would fight the decision in every court")
    assert [words.rstrip(",") for words in found(passage, COUNCIL)] == [
        "the fishermen",
        "would fight the decision\nin every court",
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "We have [serious] questions about why they were forced to turn to this organization",
        "We have real questions about why [the Kazakhs] were forced to turn to this organization",
        "[W]e have real question[s] about why they were forced to turn to [the CSTO] organization",
    ],
)
def test_an_editor_s_insertion_stands_for_words_of_the_article(quote: str) -> None:
    [words] = found(ANCHORER.find(quote))
    assert words == "We have real questions about why they were forced to turn to this organization"


@pytest.mark.parametrize(
    "quote",
    [
        "We have questions about why they were forced to turn to that organisation",
        "We've real questions about why they were force to turn to this organization",
        "They have real questions about why they were forced to turn to this organization",
        "“We have real questions, about why they were forced to turn to this organization —”",
    ],
)
def test_changed_words_are_found_at_their_place(quote: str) -> None:
    passage = ANCHORER.find(quote)
    start = ARTICLE.index("We have real questions")
    end = ARTICLE.index(", which is dominated")
    [(found_start, found_end)] = passage.spans
    assert passage.state in (State.CLOSE, State.EXACT)
    assert abs(found_start - start) <= 1
    assert abs(found_end - end) <= 1


def test_a_changed_word_makes_a_close_match_with_a_lower_score() -> None:
    passage = ANCHORER.find("One lesson of history: when Russians are in your house")
    assert passage.state == State.CLOSE
    assert 80 < passage.score < 100


def test_what_was_never_said_is_missing_with_its_nearest_candidate() -> None:
    passage = ANCHORER.find("foreign bankers will undermine the currency of Kazakhstan next summer")
    assert (passage.state, passage.spans) == (State.MISSING, [])
    assert passage.nearest is not None
    assert "undermine" in ARTICLE[slice(*passage.nearest)]


def test_of_a_quote_whose_second_half_is_not_there_the_first_is_shown() -> None:
    passage = ANCHORER.find(
        "One lesson from history: when Russians are in your house, somebody had better count all "
        "of those silver spoons"
    )
    assert passage.state == State.PARTIAL
    assert found(passage) == ["One lesson from history: when Russians are in your house"]


def test_a_piece_that_is_not_there_makes_a_partial_match() -> None:
    passage = ANCHORER.find(
        "when Russians are in your house … bring along your own bread and butter"
    )
    assert passage.state == State.PARTIAL
    assert found(passage) == ["when Russians are in your house"]


def test_pieces_in_the_wrong_order_are_not_one_passage() -> None:
    passage = ANCHORER.find(
        "it can be difficult to get them to leave … One lesson from history: when Russians are in"
    )
    assert passage.state == State.PARTIAL


def test_two_places_that_serve_as_well_are_ambiguous() -> None:
    passage = ANCHORER.find("infuriated the entire West")
    assert passage.state == State.AMBIGUOUS
    assert len(passage.spans) == len(passage.others) == 1
    assert passage.spans != passage.others


@pytest.mark.parametrize(
    ("prefix", "suffix", "number"),
    [
        ("in his opinion,", "", 0),
        ("", "Earlier, Washington doubted", 0),
        ("the CSTO troops has now", "", 1),
        ("troops has now", "The fact that", 1),
    ],
)
def test_prefix_and_suffix_tell_twin_places_apart(prefix: str, suffix: str, number: int) -> None:
    passage = ANCHORER.find("infuriated the entire West", prefix, suffix)
    places = sorted([*ANCHORER.find("infuriated the entire West").spans])
    places = sorted([*places, *ANCHORER.find("infuriated the entire West").others])
    assert passage.state == State.EXACT
    assert passage.spans == [places[number]]


def test_wrong_context_does_not_harm_a_unique_place() -> None:
    quote = "the local security forces will deal with the gangs themselves"
    assert ANCHORER.find(quote, "utter nonsense", "and more of it") == ANCHORER.find(quote)


def test_the_spelling_tells_a_headline_from_the_sentence_it_was_made_of() -> None:
    text = "We Will Never Give Up The Harbour\n\n“we will never give up the harbour,” he said."
    passage = Anchorer(text).find("we will never give up the harbour")
    assert passage.state == State.EXACT
    assert found(passage, text) == ["we will never give up the harbour"]


def test_of_twins_the_one_spelled_more_like_the_quote_is_shown() -> None:
    text = "Keep the ferry, and keep it free. Much later: keep the ferry and keep it free."
    passage = Anchorer(text).find("keep the ferry and keep it free")
    assert passage.state == State.AMBIGUOUS
    assert passage.spans == [(text.rindex("keep the"), len(text) - 1)]


def test_of_twins_that_are_spelled_alike_the_first_is_shown() -> None:
    text = "We keep the ferry running. Again: We keep the ferry running."
    passage = Anchorer(text).find("We keep the ferry running")
    assert passage.state == State.AMBIGUOUS
    assert passage.spans < passage.others


def test_of_two_places_the_one_where_the_words_stand_closer_wins() -> None:
    text = (
        "The council members were tired. The fact that they signed, in her opinion, “angered "
        "every fisherman.” Nobody had asked them, and the fact that they signed came out late. "
        "So it was told for weeks in the pubs along the shore, by those who had been there and by "
        "those who had not, until it had “angered every fisherman” twice over."
    )
    passage = Anchorer(text).find("The fact that they signed “angered every fisherman.”")
    assert passage.state in (State.EXACT, State.CLOSE)
    assert passage.spans[-1][1] < text.index("Nobody")


def test_a_long_verbatim_run_wins_over_scattered_words_before_it() -> None:
    crowd = " ".join(
        f"The mayor of the town {n} and the council of the port met." for n in "abcdef"
    )
    said = "The mayor of the port has told the council that the harbour and the pier will close"
    more = "the town will not pay for the wall, the pier and the lamps of the quay"
    text = f"{crowd} “{said},” the letter went. “{more}.” {crowd}"
    passage = Anchorer(text).find(f"{said}, {more}.")
    assert passage.state == State.EXACT
    assert [words.strip(".,”") for words in found(passage, text)] == [said, more]


def test_a_long_run_counts_even_where_it_begins_with_common_words() -> None:
    crowd = " ".join(
        f"Gulls and an old {thing} lay about." for thing in ("net", "oar", "tub", "rope")
    )
    text = f"{crowd} She named his views on boats and an obvious lack of any wish to learn from us."
    passage = Anchorer(text).find("Gulls rope his boat and an obvious lack of any wish to learn")
    assert passage.spans[-1][1] > text.index("wish")


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ("the harbour to close in spring", ["The harbour", "to close in spring"]),
        ("the catch smaller than last year", ["the catch", "smaller than last year"]),
        ("who to keep their boats there", ["who", "to keep their boats there"]),
        ("a boat Second Wind", ["a boat", "Second Wind"]),
        ("nobody would miss the old cranes", ["nobody", "would miss the old cranes"]),
    ],
)
def test_the_attribution_inside_a_reported_statement_is_left_out(
    quote: str, spans: list[str]
) -> None:
    text = (
        "The harbour is widely expected to close in spring, and the catch appears smaller than "
        "last year. It is hard on those who had been allowed to keep their boats there, such as "
        "a boat called Second Wind, while nobody, Mr Okafor added, would miss the old cranes."
    )
    assert [words.rstrip(",") for words in found(Anchorer(text).find(quote), text)] == spans


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ("Mr Okafor as a dreamer", ["Mr Okafor", "as a dreamer"]),
        ("The letter A Last Warning", ["The letter", "A Last Warning"]),
        ("She of the council", ["She", "of the council"]),
        ("it a lost cause", ["it’s", "a lost cause"]),
        ("a skipper of smuggling", ["a skipper", "of smuggling"]),
    ],
)
def test_a_short_quote_all_of_whose_words_stand_in_order_is_found_around_the_others(
    quote: str, spans: list[str]
) -> None:
    text = (
        "Mr Okafor, a quiet man, was waved aside by most of the traders as a dreamer.\n\n"
        "The letter, sent late in May, was called A Last Warning. She ran a shop for twenty years, "
        "hardly slept, and then became the youngest member of the council. Of the harbour nobody "
        "speaks, for it’s long been a lost cause. They met a skipper accused of smuggling."
    )
    assert [words.rstrip(",") for words in found(Anchorer(text).find(quote), text)] == spans


def test_the_entries_of_a_list_are_found_under_their_headings() -> None:
    story = "Nobody on the quay could say who had asked for it. It was not on the plan at all."
    text = (
        "The mayor said what the town will pay for includes:\n\n"
        f"New lamps: {story} {story}\n\nBenches: {story}\n\nA ferry bell: {story}"
    )
    passage = Anchorer(text).find(
        "what the town will pay for includes: New lamps Benches A ferry bell"
    )
    assert found(passage, text) == [
        "what the town will pay for includes:\n\nNew lamps",
        "Benches",
        "A ferry bell",
    ]


def test_a_word_that_a_short_quote_forgot_belongs_to_its_passage() -> None:
    text = "Everybody there agreed that the old harbour wall will hold for one more winter."
    passage = Anchorer(text).find("the old wall will hold for one more winter")
    assert found(passage, text) == ["the old harbour wall will hold for one more winter"]


def test_a_place_with_every_word_goes_before_a_tighter_one_with_a_word_changed() -> None:
    text = (
        "He worked as a clerk in the port office, a dull red building by the old market, and was "
        "later called to the helm. He never left."
    )
    passage = Anchorer(text).find("He to the helm")
    assert found(passage, text) == ["He", "to the helm"]


def test_words_that_the_text_is_full_of_do_not_make_a_quote() -> None:
    text = (
        "The harbour mayor Ada Lindqvist spoke first. “No,” said Ada Lindqvist, the harbour mayor. "
        "Later Ada Lindqvist left. Ada Lindqvist, harbour mayor since May, likes to leave early, "
        "and so the harbour mayor Ada Lindqvist was not there for the vote. " * 3
    )
    passage = Anchorer(text).find("grudging praise for harbour mayor Ada Lindqvist")
    assert passage.state == State.MISSING


def test_a_quote_of_which_five_words_stand_somewhere_is_missing() -> None:
    text = "It was a warm day. People sat in an old fishing harbour and waited for the boats."
    passage = Anchorer(text).find("who wanted some money in an old fishing harbour")
    assert passage.state == State.MISSING


def test_an_attribution_needs_no_english_words() -> None:
    text = "Порт, сказала мэр, закроется весной, и причал разберут до конца лета."
    passage = Anchorer(text).find("порт закроется весной, и причал разберут")
    assert passage.state == State.EXACT
    assert [words.rstrip(",") for words in found(passage, text)] == [
        "Порт",
        "закроется весной, и причал разберут",
    ]


def test_the_word_in_the_place_of_a_replaced_first_or_last_one_belongs_to_the_passage() -> None:
    text = "She wrote, “Nobody ever asked the fishermen about the wall,” and left."
    for quote in (
        "They ever asked the fishermen about the wall",
        "Nobody ever asked the fishermen about the pier",
    ):
        passage = Anchorer(text).find(quote)
        assert found(passage, text) == ["Nobody ever asked the fishermen about the wall"]


def test_an_insertion_at_an_end_claims_no_words_unlike_it() -> None:
    text = "He said that lamps will be sold, and gulls are fed by the quay every single day."
    passage = Anchorer(text).find("[the old boats] are fed by the quay every single day")
    assert found(passage, text) == ["are fed by the quay every single day"]


def test_two_telling_words_around_an_insertion_are_enough() -> None:
    passage = Anchorer(COUNCIL).find("everybody [who lives there] known")
    assert found(passage, COUNCIL) == ["everybody in this town has known"]


def test_a_short_piece_may_stand_around_an_attribution() -> None:
    text = "The pier, Ms Lindqvist suggested, cannot be saved without a great deal of money."
    passage = Anchorer(text).find("The pier cannot … without a great deal of money")
    assert [words.rstrip(",") for words in found(passage, text)] == [
        "The pier",
        "cannot",
        "without a great deal of money",
    ]


@pytest.mark.parametrize("quote", ["court", "a disgrace", "in every court", "1971"])
def test_a_short_quote_is_found_word_for_word(quote: str) -> None:
    passage = Anchorer(COUNCIL).find(quote)
    assert (passage.state, found(passage, COUNCIL)) == (State.EXACT, [quote])


@pytest.mark.parametrize("quote", ["cour", "a disgrac", "in any court", "harbours", "ada lindqist"])
def test_a_short_quote_is_not_found_by_likeness(quote: str) -> None:
    assert Anchorer(COUNCIL).find(quote).state == State.MISSING


def test_context_confirms_a_short_quote_in_other_words() -> None:
    passage = Anchorer(COUNCIL).find("a disgrase", prefix="He called the vote")
    assert (passage.state, found(passage, COUNCIL)) == (State.CLOSE, ["a disgrace"])


def test_the_marks_that_a_quote_has_belong_to_its_passage() -> None:
    text = "He said, “No, we never did.” And left."
    assert found(Anchorer(text).find("“No, we never did.”"), text) == ["“No, we never did.”"]
    assert found(Anchorer(text).find("No, we never did"), text) == ["No, we never did"]


def test_a_quote_is_found_in_a_script_without_spaces() -> None:
    text = "总统昨天说，我们必须保护国家的独立。他没有回答问题。"
    passage = Anchorer(text).find("我们必须保护国家的独立")
    assert (passage.state, found(passage, text)) == (State.EXACT, ["我们必须保护国家的独立"])


def test_a_quote_is_found_in_cyrillic_whatever_its_case_and_dashes() -> None:
    text = "Она заявила: «Ввод миротворцев — это законное решение», и добавила, что ждёт ответа."
    passage = Anchorer(text).find("ввод миротворцев - это законное решение")
    assert passage.state == State.EXACT


@pytest.mark.parametrize("quote", ["", "   ", "…", "[...]", "“—”", ".,;!?", "\u200b"])
def test_a_quote_without_words_is_missing(quote: str) -> None:
    assert ANCHORER.find(quote) == Passage(state=State.MISSING, score=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "the " * 50_000,
        "x" * 200_000,
        "-" * 200_000,
        "[" * 200_000,
        "…" * 100_000,
        '" ' * 100_000,
        "\n" * 200_000,
        "a-" * 100_000,
        "我" * 50_000,
    ],
    ids=lambda text: f"{text[:2]!r} x {len(text)}",
)
@pytest.mark.parametrize(
    "quote",
    [
        "the the the the the",
        "the " * 25_000,
        "x" * 100_000,
        "the a … " * 12_500,
        "[a] b " * 16_000,
        "[" * 100_000,
        ". " * 50_000,
        ARTICLE * 12,
    ],
    ids=lambda quote: f"{quote[:8]!r} of {len(quote)}",
)
def test_strange_input_ends(text: str, quote: str) -> None:
    check_laws(text, Anchorer(text).find(quote, "the", "the"))


def check_laws(text: str, passage: Passage) -> None:
    assert (passage.state == State.MISSING) == (not passage.spans)
    assert (passage.state == State.AMBIGUOUS) == bool(passage.others)
    assert 0 <= passage.score <= 100
    for spans in (passage.spans, passage.others, [passage.nearest] if passage.nearest else []):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)
    borders = [offset for span in passage.spans for offset in span]
    assert borders == sorted(borders)


small_words = st.sampled_from(
    [
        "we",
        "they",
        "will",
        "not",
        "the",
        "a",
        "house",
        "leave,",
        "“leave”",
        "is.",
        "…",
        "[a]",
        "x-y",
    ]
)
sentences = st.lists(small_words, max_size=60).map(" ".join)


@given(sentences, sentences, sentences, sentences)
def test_spans_are_in_range_sorted_and_disjoint_in_any_text(
    text: str, quote: str, prefix: str, suffix: str
) -> None:
    check_laws(text, Anchorer(text).find(quote, prefix, suffix))


@given(st.text(max_size=200), st.text(max_size=60))
def test_the_laws_hold_for_any_characters(text: str, quote: str) -> None:
    check_laws(text, Anchorer(text).find(quote))
    check_laws(text + quote + text, Anchorer(text + quote + text).find(quote))


@settings(max_examples=200)
@given(st.data())
def test_a_quote_cut_from_the_text_is_found_where_it_was_cut(data: st.DataObject) -> None:
    words = WRITTEN_WORDS
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 3, min(len(words), first + 80) - 1))
    start, end = words[first][0], words[last][1]
    assume("…" not in ARTICLE[start:end])
    passage = ANCHORER.find(ARTICLE[start:end])
    assert passage.state in (State.EXACT, State.AMBIGUOUS)
    assert any(
        abs(found_start - start) <= 2 and abs(found_end - end) <= 3
        for found_start, found_end in [*passage.spans, *passage.others]
    )


INTERRUPTED = (
    "The council met, as it had for a year. “We cannot build,” Mayor Ruth Okafor said, “what we "
    "cannot pay for.” She had asked for more.\n\nOthers were not so sure. “We cannot build what we "
    "cannot pay for,” the mayor repeated at the door."
)


@pytest.mark.parametrize(
    ("prefix", "suffix", "first"),
    [("for a year.", "", 0), ("", "She had asked", 0), ("not so sure", "", 1), ("", "repeated", 1)],
)
def test_the_place_that_prefix_or_suffix_points_at_wins_though_the_quote_is_split_there(
    prefix: str, suffix: str, first: int
) -> None:
    quote = "We cannot build what we cannot pay for."
    passage = Anchorer(INTERRUPTED).find(quote, prefix, suffix)
    begins = [match.start() for match in re.finditer("We cannot build", INTERRUPTED)]
    assert passage.state is State.EXACT
    assert passage.spans[0][0] == begins[first]
    assert len(passage.spans) == 2 - first


def test_a_prefix_that_stands_nowhere_does_no_harm() -> None:
    with_it = Anchorer(INTERRUPTED).find("the mayor repeated at the door", "zebra crossing")
    assert with_it == Anchorer(INTERRUPTED).find("the mayor repeated at the door")
