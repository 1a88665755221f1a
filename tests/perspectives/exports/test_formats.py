"""The formats that a story can be written as."""

import re

import pytest

from perspectives.exports import FORMATS
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS


def test_each_format_is_told_from_the_others_by_its_name_and_its_ending():
    assert FORMATS
    assert all(re.fullmatch("[a-z]+", name) for name in FORMATS)
    endings = [one.ending for one in FORMATS.values()]
    assert all(re.fullmatch(r"(\.[a-z]+)+", ending) for ending in endings)
    assert len(set(endings)) == len(endings)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_in_one_short_line_what_it_is(name):
    meaning = FORMATS[name].meaning
    assert meaning.isprintable()
    assert 0 < len(meaning) < 80
    assert not meaning.endswith(".")


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_is_written_with_every_word_that_was_filed(name):
    story = load(CSTO_PEACEKEEPERS)
    text = FORMATS[name].write(story)
    assert text == FORMATS[name].write(story)
    for entry in story.statements:
        assert max(re.findall(r"\w+", entry.statement.quote), key=len) in text
        assert entry.actor.name.split()[-1] in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_without_a_statement_can_be_written(name, tmp_path):
    (tmp_path / "article.txt").write_text("Nothing was said.")
    assert FORMATS[name].write(load(tmp_path))
