import json
import re
from pathlib import Path
from typing import Any

import pytest

from perspectives.exports.json import write
from perspectives.format.keys import NOUNS, keys
from perspectives.model import Actor, Article, Perspective, Statement
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def seed() -> dict[str, Any]:
    return json.loads(write(load(CSTO_PEACEKEEPERS)))


@pytest.fixture
def unknown(tmp_path) -> dict[str, Any]:
    """Return a story of which as little is known as can be."""
    (tmp_path / "article.txt").write_text("Nothing of it.")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "side.yaml").write_text(
        "perspective: Side\nactors: [{name: A, statements: [{quote: Taxes on wine shall rise}]}]"
    )
    return json.loads(write(load(tmp_path)))


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
            "url": None,
            "language": None,
            "styles": [],
            "text": "Nothing of it.",
        }
    ]
    (side,) = story["perspectives"]
    assert (side["name"], side["color"]) == ("Side", None)
    (actor,) = side["actors"]
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
        "article": None,
        "prefix": None,
        "suffix": None,
        "note": None,
        "related": [],
    }


def test_a_missing_statement_lies_in_no_article(unknown):
    (statement,) = statements(unknown)
    assert statement["passage"]["article"] is None
    assert statement["passage"]["spans"] == []
    assert statement["passage"]["state"] == "missing"


# The keys of the format

VALID: dict[str, Any] = {
    "quote": "The bridge will be closed",
    "id": "bridge",
    "date": "2022-01-07",
    "article": "article",
    "answers": ["bridge"],
}
"""What may stand under those keys that take not just any text."""


def filled(struct: type) -> dict[str, Any]:
    """Return a value for every key that the format gives a thing, as a file would have it."""
    return {
        key.name: VALID.get(key.name)
        or (key.choices and key.choices[-1])
        or ([f"a {key.name}"] if key.is_list else f"some {key.name}")
        for key in keys(struct).values()
        if key.struct is None
    }


@pytest.fixture
def full(tmp_path) -> dict[str, Any]:
    """Return a story in which every key of the format has a value."""
    (tmp_path / "article.txt").write_text("The bridge will be closed.")
    (tmp_path / "perspectives").mkdir()
    actor = filled(Actor) | {"statements": [filled(Statement)]}
    side = filled(Perspective) | {"actors": [actor]}
    # What is JSON is YAML as well.
    (tmp_path / "perspectives" / "side.yaml").write_text(json.dumps(side, indent=1))
    return json.loads(write(load(tmp_path)))


def test_every_key_of_the_format_is_exported_with_its_value(full):
    (side,) = full["perspectives"]
    (actor,) = side["actors"]
    (statement,) = actor["statements"]
    exported = {Perspective: side | {"perspective": side["name"]}, Actor: actor}
    exported[Statement] = statement
    assert exported.keys() == NOUNS.keys()
    for struct, values in exported.items():
        assert filled(struct).items() <= values.items()


def test_all_that_is_known_of_an_article_is_exported(tmp_path):
    front = {
        name: f"some {name}"
        for name in Article.__struct_fields__
        if name not in {"id", "text", "path", "line", "styles"}
    } | {"date": "2022-01-07", "url": "https://example.org/bridge", "language": "en"}
    lines = "".join(f"{name}: {value}\n" for name, value in front.items())
    (tmp_path / "article.txt").write_text(f"---\n{lines}---\nThe bridge will be closed.\n")
    (article,) = json.loads(write(load(tmp_path)))["articles"]
    assert article == {
        "id": "article",
        **front,
        "styles": [],
        "text": "The bridge will be closed.\n",
    }


def test_what_an_articles_author_set_off_is_exported(tmp_path):
    (tmp_path / "article.md").write_text("The bridge will be *closed*.\n")
    (article,) = json.loads(write(load(tmp_path)))["articles"]
    ((start, end),) = [(one["start"], one["end"]) for one in article["styles"]]
    assert article["text"][start:end] == "closed"
