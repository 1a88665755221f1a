"""The files of the languages, held strictly, because nobody sees a mistake in them at work."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

import perspectives.languages
from perspectives.format.composer import compose
from perspectives.format.nodes import Mapping, Scalar
from perspectives.languages import (
    Language,
    Lexicon,
    any_language,
    drafted,
    language,
    languages,
)
from perspectives.languages import drafting as lexicon
from perspectives.text.lines import Lines

FILES = sorted(Path(perspectives.languages.__file__).parent.glob("*.yaml"))
CODES = [path.stem for path in FILES]
ROWS = {
    field.name
    for one in (Language, Lexicon)
    for field in msgspec.structs.fields(one)
    if field.default == ()
}
DRAFTED = ["en", "de", "es", "fr", "ru"]
SORTS_OF_VERBS = ("say", "tell", "promise", "judge", "think")


@pytest.fixture(params=FILES, ids=CODES)
def written(request) -> dict[str, Scalar | Mapping]:
    """Return what a file has under each key, as it stands there."""
    text = request.param.read_text(encoding="utf-8")
    tree = compose(text, Lines(text))
    assert not tree.faults
    return pairs(tree.root)


def pairs(node: object) -> dict[str, Scalar | Mapping]:
    assert isinstance(node, Mapping)
    keys = [key.value for key, _ in node.pairs]
    assert Counter(keys) == Counter(set(keys))
    return {key.value: value for key, value in node.pairs}


def drafting(written: dict[str, Scalar | Mapping]) -> dict[str, Scalar | Mapping]:
    """Return what a file has under `drafting`."""
    return pairs(written["drafting"]) if "drafting" in written else {}


def lists(written: dict[str, Scalar | Mapping]) -> list[tuple[str, Scalar | Mapping]]:
    """Return the lists of a file, those under `drafting` too, each behind its key."""
    outer = [item for item in written.items() if item[0] not in ("name", "drafting")]
    return [*outer, *drafting(written).items()]


def test_a_file_has_no_unknown_key_and_its_keys_in_the_order_of_the_fields(written):
    for keys, struct in ((written, Language), (drafting(written), Lexicon)):
        known = [*struct.__struct_fields__, "drafting"]
        assert list(keys) == [key for key in known if key in keys]
    assert written["name"].value


def test_a_file_has_every_list_as_one_text_and_no_empty_one(written):
    for key, value in lists(written):
        assert isinstance(value, Scalar), key
        assert value.value.split(), key


def test_a_list_has_no_word_and_no_line_twice(written):
    for key, value in lists(written):
        items = value.value.splitlines() if key in ROWS else value.value.split()
        assert {item: n for item, n in Counter(items).items() if n > 1} == {}, key


def test_words_are_in_lower_case(written):
    for key, value in lists(written):
        assert value.value == value.value.lower(), key


def test_a_form_of_a_verb_of_speech_stands_under_one_form_of_its_sort(written):
    words = {key: value.value.split() for key, value in drafting(written).items()}
    for sort in SORTS_OF_VERBS:
        finite, alone = words.get(f"{sort}_finite", []), words.get(f"{sort}_ing", [])
        assert set(finite).isdisjoint(alone), sort


def test_drafting_repeats_no_abbreviation_of_its_language():
    for code, one in languages().items():
        assert one.abbreviations.isdisjoint(lexicon(code).abbreviations)


@pytest.mark.parametrize("code", CODES)
def test_a_year_has_twelve_months_and_a_week_seven_days(code):
    assert len(language(code).months) in (0, 12)
    assert len(language(code).weekdays) in (0, 7)


def test_words_that_are_values_elsewhere_in_yaml_stay_words():
    assert {"no", "on", "off", "yes"} <= language("en").function_words
    assert "no" in lexicon("en").articles
    assert language("no").name == "Norwegian"


def test_phrases_keep_their_words_together_and_verbs_their_forms():
    assert ("according", "to") in language("en").according
    assert {"say", "said", "says", "saying"} <= language("en").speech
    assert language("ru").months[0] == ("январь", "января", "январе")


def test_english_comes_first_and_every_file_is_a_language():
    assert next(iter(languages())) == "en"
    assert sorted(languages()) == CODES


@pytest.mark.parametrize("code", ["xx", "", "../languages/en", "EN"])
def test_a_code_without_a_file_is_no_language(code):
    with pytest.raises(KeyError):
        language(code)


def test_any_language_has_the_words_of_all():
    for one in languages().values():
        assert one.speech <= any_language().speech
        assert set(one.formulae) <= set(any_language().formulae)


@pytest.mark.parametrize("code", CODES)
def test_a_language_without_words_for_drafting_has_none_of_another(code):
    assert (lexicon(code) == Lexicon()) is (code not in DRAFTED)


def test_the_languages_that_can_be_drafted_are_those_with_words_for_it_english_first():
    assert drafted() == tuple(code for code in languages() if lexicon(code).say_finite)
    assert drafted()[0] == "en"


def test_a_language_is_read_once():
    assert language("en") is language("en") is languages()["en"]
