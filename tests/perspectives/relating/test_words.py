import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.relating.words import MOST_WORDS, count_words, tongue, words


def keys(*texts: str) -> list[list[str]]:
    return [[word.key for word in each] for each in words(texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("terrorists", "Terrorist’s"),
        ("forces", "forced"),
        ("forcing", "force"),
        ("planned", "plan"),
        ("countries", "country"),
        ("Russians", "Russian"),
        ("U.S.", "US"),
        ("8,300", "8300"),
        ("re\u00adquest", "request"),
        ("ﬁre", "fire"),
        ("don’t", "don't"),
        ("l’Occident", "Occident"),
        ("миротворцев", "миротворцы"),
        ("ещё", "еще"),
        ("Regierungen", "Regierung"),
        ("americanas", "americano"),
    ],
)
def test_forms_of_a_word_have_one_key(one, other):
    [[first]], [[second]] = keys(one), keys(other)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "us"),
        ("Russia", "Russians"),
        ("1.5", "15"),
        ("1,25", "125"),
        ("states", "statement"),
        ("war", "was"),
    ],
)
def test_different_words_have_different_keys(one, other):
    assert keys(one) != keys(other)


def test_a_stray_hyphen_is_one_where_the_joined_word_is_known():
    assert keys("Kaz-akhstan", "Kazakhstan") == keys("Kazakhstan", "Kazakhstan")
    assert len(keys("Kaz-akhstan")[0]) == 2


def test_function_words_are_those_of_the_language_that_a_text_is_in():
    german, english = words(["Die Krise ist in dem Land", "The war is over, they die in it"])
    assert [word.telling for word in german] == [False, True, False, False, False, True]
    assert [word.key for word in english if word.telling] == ["war", "die"]


def test_a_formula_tells_nothing_but_its_words_do_elsewhere():
    formula, elsewhere = words(["I don't know", "Gardeners know roses"])
    assert not any(word.telling for word in formula)
    assert all(word.telling for word in elsewhere)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rain fell on Castle Rock. Nobody in Orkney minded", ["Castle", "Rock", "Orkney"]),
        ("Orkney said: “Rain is rain”", []),
        ("Rain Falls on Castle Rock for Nine Whole Days", []),
        ("Der Regen und die Krise sind in dem Land", []),
    ],
)
def test_a_capital_letter_tells_a_name_where_it_is_no_mark_of_anything_else(text, names):
    assert [text[word.start : word.end] for word in words([text])[0] if word.name] == names


def test_words_are_counted_by_their_keys_and_only_so_many_of_each_text():
    counts = count_words(["Harbour and harbours. HARBOUR!", "harbour and " * 9], most=3)
    assert counts == {"harbour": 4, "and": 2}


def test_a_hostile_text_is_cut_after_so_many_words():
    assert len(words(["spam " * (MOST_WORDS + 1)])[0]) == MOST_WORDS


@given(st.text())
def test_words_stand_in_the_text_in_order_without_overlap(text):
    ends = 0
    for word in words([text])[0]:
        assert ends <= word.start < word.end <= len(text)
        ends = word.end


ENGLISH, GERMAN = "The weir is open and they know it", "Das Wehr ist offen und sie wissen es"
RUSSIAN, CHINESE = "Плотина открыта, и они это знают", "水坝已经打开了"


@pytest.mark.parametrize(
    ("one", "other"),
    [(ENGLISH, GERMAN), (ENGLISH, RUSSIAN), (ENGLISH, CHINESE), (RUSSIAN, CHINESE)],
)
def test_texts_of_two_languages_are_told_apart(one: str, other: str) -> None:
    tongues = [tongue(each) for each in keys(one, other)]
    assert tongues[0].differs(tongues[1])
    assert tongues[1].differs(tongues[0])


@pytest.mark.parametrize(
    "other", ["376 gates, and they are open", "Weir open", "1984", "8,300", ENGLISH.upper()]
)
def test_what_does_not_tell_its_language_differs_from_none(other: str) -> None:
    tongues = [tongue(each) for each in keys(ENGLISH, other)]
    assert not tongues[0].differs(tongues[1])
    assert not tongues[1].differs(tongues[0])
