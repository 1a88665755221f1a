from pathlib import Path

import pytest

from perspectives.story.finder import Finder
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS


@pytest.fixture(scope="module")
def finder() -> Finder:
    story = load(CSTO_PEACEKEEPERS, relating=False)
    return Finder(story, story.statements)


@pytest.mark.parametrize(
    ("typed", "actor"),
    [
        ("zkhr", "Maria Zakharova"),
        ("blnk", "Antony Blinken"),
        ("borel", "Josep Borrell"),
        ("pashinian", "Nikol Pashinyan"),
        ("ertysb", "Yermukhamet Yertysbayev"),
    ],
)
def test_a_few_letters_of_a_name_find_the_actor(finder: Finder, typed: str, actor: str) -> None:
    assert finder.find(typed)[0].actor.name == actor


def test_every_word_that_is_typed_has_to_fit(finder: Finder) -> None:
    (entry,) = finder.find("boorish zakh")
    assert "boorish manner" in entry.statement.quote


def test_a_statement_is_found_by_its_topic(finder: Finder) -> None:
    assert {"leaving"} == {entry.statement.topic for entry in finder.find("leaving")[:3]}


def test_an_actor_comes_before_those_who_speak_of_him(finder: Finder) -> None:
    actors = [entry.actor.name for entry in finder.find("blinken")]
    assert actors.index("Antony Blinken") < actors.index("Maria Zakharova")


def test_nothing_typed_lists_the_statements_in_their_order(finder: Finder) -> None:
    statements = load(CSTO_PEACEKEEPERS, relating=False).statements
    assert [entry.id for entry in finder.find(" ", limit=5)] == [
        entry.id for entry in statements[:5]
    ]


def test_letters_that_fit_nothing_find_nothing(finder: Finder) -> None:
    assert finder.find("xqxq") == []


def test_a_story_without_statements_has_nothing_to_find(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nobody said a word.")
    assert Finder(load(tmp_path), []).find("anyone") == []


def test_terms_of_a_filter_narrow_what_the_letters_beside_them_find(finder: Finder) -> None:
    by_zakharova = finder.find("zakh")
    found = finder.find('topic:leaving zakh -side:"united states"')
    assert found == [one for one in by_zakharova if one.statement.topic == "leaving"]
    assert {one.perspective_id for one in found} == {"russia"}
    assert len(finder.find("topic:leaving")) == 4


def test_what_is_no_filter_is_searched_for_as_it_stands(finder: Finder) -> None:
    assert "house" in finder.find("history: when Russians")[0].statement.quote
    assert finder.fault("history: when") is not None
    assert finder.fault("zakh topic:leaving") is None
