"""Steps by word and sentence."""

from hypothesis import given
from hypothesis import strategies as st

from tui.navigation.motions import Motions, Reach

TEXT = "“We can't,” Mr. Holm said. He left. “Why U.S. troops?” they asked\nA heading\nAn end"


def said(selecting: Reach) -> str:
    start, end = selecting.span
    return TEXT[start:end]


def start(offset: int = 0) -> Reach:
    motions = Motions(TEXT)
    word = motions.word_at(offset)
    assert word is not None
    return Reach(motions, word, word)


def test_a_word_keeps_its_apostrophe_and_its_hyphen():
    assert said(start().by_word(1)) == "We can't"


def test_sentences_are_taken_one_after_the_other_and_titles_end_none():
    first = start().by_sentence(1)
    assert said(first) == "We can't,” Mr. Holm said"
    assert said(first.by_sentence(1)) == "We can't,” Mr. Holm said. He left"


def test_a_line_end_ends_a_sentence():
    asked = start(TEXT.index("they"))
    assert said(asked.by_sentence(1)) == "they asked"
    assert said(asked.by_sentence(1).by_sentence(1)) == "they asked\nA heading"


def test_back_goes_to_the_beginning_of_a_sentence_and_then_to_the_one_before():
    left = start(TEXT.index("left"))
    assert said(left.by_sentence(-1)) == "He left"
    assert said(left.by_sentence(-1).by_sentence(-1)).startswith("We can't")


def test_the_other_end_moves_after_turning():
    assert said(start(TEXT.index("Holm")).by_word(1).turned().by_word(-1)) == "Mr. Holm said"


@given(st.text("ab .!?\n“”'-", max_size=80), st.lists(st.sampled_from("wbse"), max_size=12))
def test_no_step_leaves_the_text(text, steps):
    motions = Motions(text)
    word = motions.word_at(len(text) // 2)
    if word is None:
        return
    selecting = Reach(motions, word, word)
    for step in steps:
        before = selecting.head
        match step:
            case "w":
                selecting = selecting.by_word(1)
                assert selecting.head >= before
            case "b":
                selecting = selecting.by_word(-1)
                assert selecting.head <= before
            case "s":
                selecting = selecting.by_sentence(1)
                assert selecting.head > before or before == len(motions.words) - 1
            case "e":
                selecting = selecting.by_sentence(-1)
                assert selecting.head < before or before == 0
        first, last = selecting.span
        assert 0 <= first < last <= len(text)
