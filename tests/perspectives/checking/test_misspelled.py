"""Keys that are misspelled by one letter: which have one certain answer, and the file with them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.checking.misspelled import mended, misspellings
from perspectives.format.file import PerspectiveFile, parse
from perspectives.format.keys import keys
from perspectives.model import Actor, Perspective, Statement

FILE = """\
perspective: Town
actors:
  - name: Ann
    statements:
      - quote: The bridge will be closed
        {}
"""


def file(text: str) -> PerspectiveFile:
    return parse(Path("town.yaml"), text)


def found_in(text: str) -> dict[str, str]:
    return {one.written: one.meant for one in misspellings(file(text))}


def mend(text: str) -> str | None:
    return mended(file(text), misspellings(file(text)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("topiic: x", "topic"),
        ("topc: x", "topic"),
        ("tupic: x", "topic"),
        ("tpoic: x", "topic"),
        ("Topic: x", "topic"),
        ("ids: x", "id"),
        ("anwsers: [x]", "answers"),
        ('"topc": x', "topic"),
        ("'topc': x", "topic"),
        ("? topc\n        : x", "topic"),
    ],
)
def test_one_letter_too_many_too_few_another_or_two_swapped_are_mended(written, meant):
    text = FILE.format(written)
    assert list(found_in(text).values()) == [meant]
    key = next(iter(found_in(text)))
    assert mend(text) == text.replace(key, meant)


@pytest.mark.parametrize(
    "written",
    [
        "topics2: x",  # two letters
        "nate: x",  # a note as well as a date
        "it: x",  # too short to tell
        "name: x",  # somebody else's
        "qoute: again",  # is there already
        "topc: x\n        tpic: y",  # two that are meant to be one
        "topc: x\n        topic: y",
        "<<: x",
        '"top\\x63": x',  # written in other letters than it is read in
        "&here topc: *here",
        "[topc]: x",
        "topc",
    ],
)
def test_what_has_no_certain_answer_is_left_alone(written):
    assert found_in(FILE.format(written)) == {}


def test_keys_of_every_level_are_mended_those_inside_of_misspelled_ones_too():
    text = (
        "# a comment\nperspectve: Town   # here\ncolour: blue\n\nactor:\n"
        "- {nam: Ann, statments: [{qoute: 'It is', \"dat\": 2022}]}\n"
        "-   nane:   Bo\r\n    alias: [B]\r\n    aliasses: [C]"
    )
    assert mend(text) == (
        "# a comment\nperspective: Town   # here\ncolor: blue\n\nactors:\n"
        "- {name: Ann, statements: [{quote: 'It is', \"date\": 2022}]}\n"
        "-   name:   Bo\r\n    alias: [B]\r\n    aliases: [C]"
    )


def test_what_is_read_in_several_places_is_left_alone():
    text = FILE.format("answers: []\n      - &again {qoute: Twice}\n      - *again")
    assert found_in(text) == {}
    assert found_in(text.replace("*again", "{quote: Once}")) == {"qoute": "quote"}


def test_a_misspelled_key_stands_where_its_letters_do():
    text = FILE.format('"topc": x')
    (one,) = misspellings(file(text))
    assert text[one.start :].startswith('topc"')
    assert (one.fault.code, one.fault.message) == ("unknown-key", "topc became topic")


def test_a_file_without_anything_in_it_has_no_misspelled_key():
    assert misspellings(file("")) == []
    assert misspellings(file("- topc: x\n")) == []


names = st.sampled_from([Perspective, Actor, Statement]).flatmap(
    lambda struct: st.sampled_from(sorted(keys(struct)))
)


@given(names, st.integers(0, 12), st.sampled_from("aeilnorstq"), st.booleans())
def test_a_mended_file_says_the_same_under_the_key_that_was_meant(name, at, letter, inserting):
    text = FILE.format("topic: x\n        answers: []").replace("    statements", "    statements")
    at = min(at, len(name) - 1)
    wrong = name[:at] + letter + name[at + (0 if inserting else 1) :]
    misspelled = text.replace(f"{name}:", f"{wrong}:", 1)
    after = mend(misspelled)
    if misspellings(file(misspelled)):
        assert after == text
        assert file(after).perspective == file(text).perspective
    else:
        assert after == misspelled
