import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.relating.tiling import Comparison, compare

BLINKEN = (
    "One lesson from history: when Russians are in your house, "
    "it can be difficult to get them to leave"
)
ZAKHAROVA = (
    "If Antony Blinken is so fond of history lessons, then let him mean the following: when "
    "Americans are in your house, it can be difficult to stay alive, not to be robbed or raped"
)


def shared(text: str, other: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*mine)], other[slice(*theirs)]) for mine, theirs in compare(text, other).shared
    ]


def slots(text: str, other: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*mine)], other[slice(*theirs)]) for mine, theirs in compare(text, other).slots
    ]


def test_the_words_in_the_slots_of_a_frame_are_set_against_each_other():
    assert slots(BLINKEN, ZAKHAROVA) == [
        ("Russians", "Americans"),
        ("get them to leave", "stay alive, not to be robbed or raped"),
    ]


def test_shared_phrases_are_found_wherever_they_moved():
    assert shared(BLINKEN, ZAKHAROVA) == [
        ("lesson", "lessons"),
        ("history", "history"),
        (
            "are in your house, it can be difficult to",
            "are in your house, it can be difficult to",
        ),
    ]


def test_the_article_with_its_stray_hyphens_and_spaces_is_compared_as_well_as_the_quote():
    article = "“We have questions ab-out the essence of [Kaz-akhstan’s appeal to the CS-TO]. "
    quote = "We have questions about the essence of [Kazakhstan’s appeal to the CSTO]"
    assert shared(article, quote) == [(article[1:-3], quote[:-1])]
    assert slots(article, quote) == []


def test_a_hyphen_that_joins_two_words_leaves_them_two():
    assert shared("a salt-stained coat", "stained with salt") == [
        ("salt", "salt"),
        ("stained", "stained"),
    ]


def test_a_slot_does_not_reach_over_the_end_of_a_sentence():
    one = "The keeper lit the lamp tonight. Ships were saved"
    two = "The keeper lit the lamp early. Nobody came"
    assert slots(one, two) == [("tonight", "early")]


def test_function_words_alone_are_no_shared_phrase():
    assert compare("It is what it is and that is that", "It is what it is") == Comparison((), ())


def test_a_common_word_alone_is_no_shared_phrase():
    assert shared("Nobody said a word", "The gulls, he said, were hungry") == []


@pytest.mark.parametrize("other", ["", "…", "gulls"])
def test_texts_with_nothing_in_common_share_nothing(other):
    assert compare("The keeper lit the lamp", other) == Comparison((), ())


def test_chinese_is_compared_by_its_characters():
    assert shared("和平部队已经离开", "部队离开") == [("部队", "部队"), ("离开", "离开")]


texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*BLINKEN.split(), *ZAKHAROVA.split(), "-", "."]), max_size=25).map(
        " ".join
    ),
)


@given(texts, texts)
def test_spans_lie_in_their_text_in_order_and_never_overlap(text, other):
    compared = compare(text, other)
    for length, spans in (
        (len(text), [pairing.span for pairing in (*compared.shared, *compared.slots)]),
        (len(other), [pairing.other for pairing in compared.shared]),
    ):
        ends = 0
        for start, end in sorted(spans):
            assert ends <= start < end <= length
            ends = end
    assert [pairing.span for pairing in compared.shared] == sorted(
        pairing.span for pairing in compared.shared
    )


@given(texts, texts)
def test_the_other_way_round_the_same_is_shared(text, other):
    there, back = compare(text, other), compare(other, text)
    for one, two in ((there.shared, back.shared), (there.slots, back.slots)):
        assert sorted(one) == sorted((theirs, mine) for mine, theirs in two)


@given(texts)
def test_a_text_shares_with_itself_all_or_nothing_of_each_word(text):
    assert all(mine == theirs for mine, theirs in compare(text, text).shared)
    assert compare(text, text).slots == ()
