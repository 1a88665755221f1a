"""The files of the languages, held strictly, because nobody sees a mistake in them at work."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

import perspectives.languages
from perspectives.format.composer import compose
from perspectives.format.nodes import Mapping, Scalar
from perspectives.languages import Language, any_language, language, languages
from perspectives.text.lines import Lines

FILES = sorted(Path(perspectives.languages.__file__).parent.glob("*.yaml"))
KEYS = [field.name for field in msgspec.structs.fields(Language)]
CODES = [path.stem for path in FILES]


@pytest.fixture(params=FILES, ids=CODES)
def written(request) -> dict[str, Scalar]:
    """Return what a file has under each key, as it stands there."""
    text = request.param.read_text(encoding="utf-8")
    tree = compose(text, Lines(text))
    assert not tree.faults
    assert isinstance(tree.root, Mapping)
    keys = [key.value for key, _ in tree.root.pairs]
    assert Counter(keys) == Counter(set(keys))
    return {key.value: value for key, value in tree.root.pairs}


def test_a_file_has_no_unknown_key_and_its_keys_in_the_order_of_the_fields(written):
    assert list(written) == [key for key in KEYS if key in written]
    assert written["name"].value


def test_a_file_has_every_list_as_one_text_and_no_empty_one(written):
    assert all(isinstance(value, Scalar) and value.value.split() for value in written.values())


def test_a_list_has_no_word_and_no_line_twice(written):
    for key, value in written.items():
        rows = isinstance(getattr(any_language(), key), tuple)
        items = value.value.splitlines() if rows else value.value.split()
        assert {item: n for item, n in Counter(items).items() if n > 1} == {}, key


def test_words_are_in_lower_case(written):
    for key, value in written.items():
        assert key == "name" or value.value == value.value.lower()


@pytest.mark.parametrize("code", CODES)
def test_a_year_has_twelve_months_and_a_week_seven_days(code):
    assert len(language(code).months) in (0, 12)
    assert len(language(code).weekdays) in (0, 7)


def test_words_that_are_values_elsewhere_in_yaml_stay_words():
    assert {"no", "on", "off", "yes"} <= language("en").function_words
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


def test_a_language_is_read_once():
    assert language("en") is language("en") is languages()["en"]
