"""The schema of a perspective file: the same verdicts as `check`, as far as a schema can say them.

The files are read as yaml-language-server reads them: by the core schema of YAML 1.2.
"""

import json
import re
import sys
from pathlib import Path
from typing import ClassVar

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from perspectives.format.file import PerspectiveFile, read
from perspectives.format.jsonschema import json_schema
from perspectives.format.keys import MEANINGS, NOUNS, keys
from perspectives.format.schemafile import schema
from perspectives.model import Severity
from seeds import CSTO_PEACEKEEPERS

SEEDS = sorted((CSTO_PEACEKEEPERS / "perspectives").glob("*.yaml"))
MALFORMED = sorted((Path(__file__).parent / "malformed").glob("*.yaml"))

SAID = {
    "bad-date", "empty", "empty-file", "merge-key", "missing-key", "shape", "unknown-key",
    "wrong-choice",
}  # fmt: skip
"""What the schema says as well."""
YAML = {
    "after-quotation", "bracket", "control-character", "duplicate-key", "encoding", "escape",
    "indentation", "missing-colon", "missing-space", "needs-quotes", "no-key", "recursion",
    "syntax", "tab", "tag", "unclosed-bracket", "unclosed-quotation", "unknown-alias",
}  # fmt: skip
"""What is wrong before there is a value that a schema could judge: an editor's parser tells it."""
NOT_SAID = {
    "duplicate-id": "a schema compares no two values",
    "key-shape": "to JSON a key is a text",
    "second-document": "editors take each document for itself",
    "too-deep": "a schema bounds no depth",
    "too-large": "a schema bounds no file, and no aliases",
    "too-many-errors": "they are YAML's",
}
"""What a schema cannot say, and why. What ties files together (`unknown-answer`, `missing`) is no
mistake in any of them, and for `check` alone.

Nor can it tell how a value was written. Where editors read null, it may be a word (`name: null` has
one), and where they read the number 2022, no date (`2022.0`, `0x7e6`); a year before 1000 is no
year to it unless it is in quotes; and the newline that ends a block scalar (`date: |`) is part of
its text.
"""
ALL = SAID | YAML | NOT_SAID.keys()


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: with the core schema of YAML 1.2 (section 10.3.2)."""

    yaml_implicit_resolvers: ClassVar[dict] = {}

    def construct_number(self, node: yaml.ScalarNode) -> float:
        text = node.value.lower()
        if text[:2] in ("0x", "0o"):
            return int(text, 0)
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))


for tag, pattern in {
    "null": r"^(?:null|Null|NULL|~|)$",
    "bool": r"^(?:true|True|TRUE|false|False|FALSE)$",
    "int": r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$",
    "float": r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
}.items():
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), None)
Editor.add_constructor("tag:yaml.org,2002:int", Editor.construct_number)
Editor.add_constructor("tag:yaml.org,2002:float", Editor.construct_number)

VALIDATOR = jsonschema.Draft7Validator(json.loads(schema()))


def flagged(text: str) -> set[int]:
    """Return the lines in which an editor underlines something for the schema's sake."""
    # To YAML 1.2 these end no line.
    text = text.translate(dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\ufffd"))
    root = yaml.compose(text, Editor)
    value = Editor(text).get_single_data()
    return {line for error in VALIDATOR.iter_errors(value) for line in lines(root, error) or [1]}


def lines(root: yaml.Node | None, error: jsonschema.ValidationError) -> list[int]:
    """Return the lines of what an error is about: of the keys, where there are too many."""
    node = root
    for step in error.absolute_path:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        return [key.start_mark.line + 1 for key, _ in node.value if key.value not in known]
    return [node.start_mark.line + 1] if node else []


def told(file: PerspectiveFile, codes: set[str]) -> set[int]:
    """Return the lines in which `check` finds errors of some sorts."""
    return {
        problem.line
        for problem in file.problems
        if problem.severity is Severity.ERROR and problem.code in codes
    }


# The schema itself


def test_the_schema_that_is_shipped_is_made_from_the_model():
    assert schema().decode() == json_schema(), "make docs"


def test_the_schema_is_a_valid_one():
    jsonschema.Draft7Validator.check_schema(json.loads(schema()))


def test_every_key_has_a_meaning_and_no_other_word_has_one():
    assert {struct: list(its) for struct, its in MEANINGS.items()} == {
        struct: list(keys(struct)) for struct in NOUNS
    }


# The same verdict


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_files_that_come_with_the_program_are_valid_and_name_the_schema(path):
    text = path.read_text("utf-8")
    assert flagged(text) == set()
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named
    assert (path.parent / named[1]).read_bytes() == schema()


def test_every_sort_of_error_is_said_or_not_said_for_a_reason():
    expected = (path.with_suffix(".expected").read_text("utf-8") for path in MALFORMED)
    codes = {line.split(": ")[1] for text in expected for line in text.splitlines()}
    assert codes <= ALL


# A validator goes through what an alias stands for as often as it is named, without an end here.
ENDLESS = {"billion_laughs", "recursion"}
JUDGED = [path for path in MALFORMED if path.stem not in ENDLESS]


@pytest.mark.parametrize("path", JUDGED, ids=lambda path: path.stem)
def test_a_malformed_file_is_flagged_where_check_flags_it(path):
    file = read(path)
    try:
        lines = flagged(path.read_bytes().decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        assert told(file, ALL - SAID)
    else:
        assert told(file, SAID) <= lines <= told(file, ALL)


VALUES = st.sampled_from([
    "", "A side", "2022", "22", "2022-01", "2022-01-07", "2022-13-01", "2022-04-31",
    "2022-01-07T12:30", "2022-01-07T24:30", "7 January 2022", "NO", "on", "12:30", "+5",
    "true", "FALSE", ".5", ".inf", "''", "'-'", '"…"', "“»", "5", "да", "二", "direct", "dirct",
    "neutral", "blue", "[]", "[a]", "[a, 5, no]", "[a, '']", "[[a]]", "[{quote: x}]", "[{name: x}]",
    "{}", "{quote: x}",
])  # fmt: skip


def mappings(noun: str, *others: str) -> st.SearchStrategy[dict[str, str]]:
    names = next(keys(struct) for struct in NOUNS if NOUNS[struct] == noun)
    return st.dictionaries(st.sampled_from([*names, *others]), VALUES, max_size=5)


def item(indent: str, values: dict[str, str]) -> str:
    """Return an item of a list as a block of YAML."""
    inner = "".join(f"{indent}  {key}: {value}\n" for key, value in values.items())
    return f"{indent}- {inner.lstrip()}" if inner else f"{indent}- {{}}\n"


@given(
    mappings("perspective", "name"),
    mappings("actor", "quote"),
    st.lists(mappings("statement", "qoute", "role"), max_size=3),
)
def test_whatever_stands_under_the_keys_the_verdict_is_that_of_check(
    tmp_path_factory, top, actor, statements
):
    if statements:
        top.pop("actors", None)
        actor.pop("statements", None)
    text = "".join(f"{key}: {value}\n" for key, value in top.items())
    if statements:
        text += f"actors:\n{item('  ', actor or {'name': 'A'})}    statements:\n"
        text += "".join(item("      ", statement) for statement in statements)
    path = tmp_path_factory.getbasetemp() / "side.yaml"
    path.write_text(text or "{}", encoding="utf-8")
    file = read(path)
    assert told(file, SAID) <= flagged(path.read_text("utf-8")) <= told(file, ALL), text


@pytest.mark.parametrize("value", ["NO", "on", "12:30", "2022-02-24", "0123", "true", "~", ""])
def test_what_yaml_is_notorious_for_may_stand_in_a_note(value):
    head = "perspective: A\nactors:\n- name: A\n  statements:\n  - quote: a\n"
    assert flagged(f"{head}    note: {value}\n") == set()


# What the patterns say


def test_no_letter_or_digit_is_taken_for_punctuation():
    name = json.loads(schema())["properties"]["perspective"]
    pattern = re.compile(name["anyOf"][0]["pattern"])
    refused = [c for c in map(chr, range(sys.maxunicode)) if c.isalnum() and not pattern.search(c)]
    assert refused == []
