import json
import re
from pathlib import Path
from typing import Any

import pytest

from perspectives.exports.json import diagnostics_as_json, story_as_json
from perspectives.model import Diagnostic
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def seed() -> dict[str, Any]:
    return json.loads(story_as_json(load(CSTO_PEACEKEEPERS)))


@pytest.fixture
def unknown(tmp_path) -> dict[str, Any]:
    """Return a story of which as little is known as can be."""
    (tmp_path / "article.txt").write_text("Nothing of it.")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "side.yaml").write_text(
        "perspective: Side\nactors: [{name: A, statements: [{quote: Taxes on wine shall rise}]}]"
    )
    return json.loads(story_as_json(load(tmp_path)))


def statements(story: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        statement
        for perspective in story["perspectives"]
        for actor in perspective["actors"]
        for statement in actor["statements"]
    ]


def shape(value: Any) -> Any:
    """Return the keys of an object, level by level, as its first members have them."""
    if isinstance(value, dict):
        return {key: shape(member) for key, member in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def test_the_fields_are_those_of_the_documented_example(seed):
    document = (ROOT / "docs" / "format.md").read_text()
    (example,) = re.findall(r"```json\n(.*?)```", document, re.DOTALL)
    house = next(said for said in statements(seed) if said["id"] == "blinken-house")
    seed["perspectives"][0]["actors"][0]["statements"] = [house]
    assert shape(seed) == shape(json.loads(example))


def test_spans_cut_the_statement_out_of_the_text_that_is_exported_with_it(seed):
    (article,) = seed["articles"]
    house = next(said for said in statements(seed) if said["id"] == "blinken-house")
    ((start, end),) = house["passage"]["spans"]
    assert article["text"][start:end].startswith("One lesson from history: when Russians")
    assert house["passage"]["article"] == article["id"]
    assert (house["passage"]["state"], house["passage"]["score"]) == ("exact", 100)


def test_related_statements_are_named_by_ids_that_are_there(seed):
    ids = [said["id"] for said in statements(seed)]
    assert len(ids) == len(set(ids))
    assert {tie["id"] for said in statements(seed) for tie in said["related"]} <= set(ids)


def test_what_is_not_known_is_null(unknown):
    story = unknown
    assert story["articles"] == [
        {
            "id": "article",
            "title": None,
            "author": None,
            "outlet": None,
            "date": None,
            "text": "Nothing of it.",
        }
    ]
    (actor,) = story["perspectives"][0]["actors"]
    assert (actor["role"], actor["aliases"]) == (None, [])
    (statement,) = actor["statements"]
    assert re.fullmatch("[0-9a-f]{8}", statement.pop("id"))
    assert statement.pop("passage")["score"] < 100
    assert statement == {
        "quote": "Taxes on wine shall rise",
        "kind": "direct",
        "date": None,
        "topic": None,
        "stance": None,
        "answers": [],
        "note": None,
        "related": [],
    }


def test_a_missing_statement_lies_in_no_article(unknown):
    (statement,) = statements(unknown)
    assert statement["passage"]["article"] is None
    assert statement["passage"]["spans"] == []
    assert statement["passage"]["state"] == "missing"


def test_diagnostics_keep_their_order_and_any_file_name_can_be_written():
    diagnostics = [
        Diagnostic(path=Path("b\udcff.yaml"), line=2, column=3, code="x", message="«ы»"),
        Diagnostic(path=Path("a.yaml"), code="y", message="m"),
    ]
    first, second = json.loads(diagnostics_as_json(diagnostics))
    assert first == {
        "path": "b?.yaml",
        "line": 2,
        "column": 3,
        "severity": "error",
        "code": "x",
        "message": "«ы»",
    }
    assert second["path"] == "a.yaml"
