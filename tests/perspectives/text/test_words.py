"""What a word is, in scripts with spaces between words and in those without."""

import re

from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.words import UNSPACED, split_words

LETTERS = rf"[^\W_{UNSPACED}]{{1,64}}"
WORD = re.compile(rf"{LETTERS}(?:'{LETTERS})?|[{UNSPACED}]")
TEXTS = st.text(st.sampled_from("ab1'_ —é\u0e01\u0dff\u2014\u3040\u3042漢ߐя\U00020000\U00010400"))


def test_letters_of_scripts_without_spaces_are_words_each():
    assert split_words("été 漢字 o'clock ไท") == ["été", "漢", "字", "o'clock", "ไ", "ท"]


def test_a_word_with_accents_is_one_beside_dashes():
    assert split_words("l'été — où l'on dîne") == ["l'été", "où", "l'on", "dîne"]


@given(TEXTS | st.text())
def test_every_text_has_the_words_that_letters_of_any_script_make(text):
    if not text.isascii():
        assert split_words(text) == WORD.findall(text)
