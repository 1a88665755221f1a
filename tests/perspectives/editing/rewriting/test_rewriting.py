import re
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from perspectives.editing.rewriting.changes import (
    Change,
    DeleteActor,
    DeleteStatement,
    InsertActor,
    InsertStatement,
    SetKeys,
    apply,
)
from perspectives.editing.rewriting.editing import edit
from perspectives.editing.rewriting.newfile import new_file
from perspectives.editing.rewriting.written import written_lines
from perspectives.errors import EditError
from perspectives.format.file import PerspectiveFile, parse
from perspectives.model import Actor, Perspective, Statement
from seeds import CSTO_PEACEKEEPERS
from tests.perspectives.editing.rewriting.yamlfiles import FileMaker, change

PATH = Path("united-states.yaml")
SEEDS = sorted((CSTO_PEACEKEEPERS / "perspectives").glob("*.yaml"))
HEAD = "perspective: United States\nactors:\n  - name: Antony Blinken\n    statements:\n"
TWO = "      - quote: it can be difficult\n        topic: leaving\n\n      - quote: ask # so\n"


def read(text: str) -> PerspectiveFile:
    return parse(PATH, text)


def edited(text: str, change: Change) -> str:
    """Return an edited text, and hold that it reads as the change says."""
    file = read(text)
    assert file.perspective
    after = edit(file, change)
    assert read(after).perspective == apply(change, file.perspective)
    return after


def lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def new_quote(words: str = "when Russians are in your house", **keys) -> Statement:
    return Statement(quote=words, **keys)


# Insert, change and delete, in the file's own style.


def test_a_statement_is_put_between_two_as_they_are_written():
    after = edited(HEAD + TWO, InsertStatement(0, 1, new_quote(topic="leaving")))
    new = "\n      - quote: when Russians are in your house\n        topic: leaving\n"
    assert after == HEAD + TWO.replace("\n\n", f"\n{new}\n")


def test_a_statement_comes_first_and_last():
    new = "      - quote: when Russians are in your house\n"
    assert edited(HEAD + TWO, InsertStatement(0, 0, new_quote())) == f"{HEAD}{new}\n{TWO}"
    assert edited(HEAD + TWO, InsertStatement(0, 2, new_quote())) == f"{HEAD}{TWO}\n{new}"


def test_a_key_is_changed_added_and_taken_out_on_its_own_line():
    assert edited(HEAD + TWO, SetKeys((0, 0), {"topic": "NO"})) == (HEAD + TWO).replace(
        "leaving", '"NO"'
    )
    after = edited(HEAD + TWO, SetKeys((0, 1), {"date": "2022-01-07"}))
    assert after == f"{HEAD}{TWO}        date: 2022-01-07\n"
    after = edited(HEAD + TWO, SetKeys((0, 0), {"topic": None}))
    assert after == (HEAD + TWO).replace("        topic: leaving\n", "")


def test_a_deleted_statement_takes_its_comment_and_its_blank_lines_along():
    text = HEAD + "      # about it\n" + TWO
    assert edited(text, DeleteStatement((0, 0))) == HEAD + "      - quote: ask # so\n"
    assert edited(HEAD + TWO, DeleteStatement((0, 1))) == (HEAD + TWO).partition("\n\n")[0] + "\n"


def test_the_last_statement_takes_the_key_along_and_the_next_one_brings_it_back():
    one = HEAD + "      - quote: ask\n"
    nothing_left = edited(one, DeleteStatement((0, 0)))
    assert nothing_left == HEAD.removesuffix("    statements:\n")
    assert edited(nothing_left, InsertStatement(0, 0, new_quote("ask"))) == one


@pytest.mark.parametrize("empty", ["statements:", "statements: []", "statements:   # none yet"])
def test_an_empty_list_gets_its_first_item(empty):
    head = "perspective: A\nactors:\n- name: B\n  "
    after = edited(f"{head}{empty}\n  role: C\n", InsertStatement(0, 0, new_quote("ask")))
    key = empty.replace(" []", "")
    assert after == f"{head}{key}\n  - quote: ask\n  role: C\n"


@pytest.mark.parametrize("empty", ["actors:", "actors: []"])
def test_a_perspective_without_actors_gets_its_first(empty):
    after = edited(f"perspective: A\n{empty}\n", InsertActor(0, Actor(name="B")))
    assert after == "perspective: A\nactors:\n  - name: B\n"


def test_a_deleted_actor_takes_comment_and_statements_along():
    other = "  # the spokeswoman\n  - name: Jen Psaki\n    statements:\n      - quote: so\n"
    assert edited(HEAD + TWO + "\n" + other, DeleteActor(0)) == HEAD.partition("  -")[0] + other
    assert edited(HEAD + TWO + "\n" + other, DeleteActor(1)) == HEAD + TWO


@pytest.mark.parametrize("colon", ["", "   # three so far"])
def test_the_last_actor_leaves_an_empty_list_and_the_next_one_fills_it(colon):
    head = f"perspective: A\nactors:{colon}\n"
    text = f"{head}  - name: B\n    role: C\n"
    nobody_left = edited(text, DeleteActor(0))
    assert nobody_left == f"perspective: A\nactors: []{colon}\n"
    assert edited(nobody_left, InsertActor(0, Actor(name="B", role="C"))) == text


def test_the_last_actor_in_brackets_leaves_the_brackets():
    assert edited("perspective: A\nactors: [{name: B}]\n", DeleteActor(0)) == (
        "perspective: A\nactors: []\n"
    )


def test_an_actor_comes_as_another_file_has_it_with_comments_and_indentation():
    source = read("perspective: A\nactors:\n# of note\n- name: 'B' # so\n  role: >-\n    of it\n")
    change = InsertActor(1, source.perspective.actors[0], written_lines(source, 0))
    assert edited(HEAD + TWO, change) == (
        HEAD + TWO + "\n  # of note\n  - name: 'B' # so\n    role: >-\n      of it\n"
    )


def test_a_comment_stays_with_the_item_below_it():
    text = HEAD + TWO.replace("\n\n", "\n\n      # on its own\n\n      # about ask\n")
    new = "\n      - quote: when Russians are in your house\n"
    after = edited(text, InsertStatement(0, 1, new_quote()))
    assert after == text.replace("leaving\n", f"leaving\n{new}")
    assert "# on its own" in edited(text, DeleteStatement((0, 1)))


def test_a_comment_at_the_end_of_a_changed_line_stays():
    after = edited(HEAD + TWO, SetKeys((0, 1), {"quote": "We ask: why"}))
    assert after == (HEAD + TWO).replace("ask # so", '"We ask: why" # so')


@pytest.mark.parametrize(
    ("value", "new", "expected"),
    [
        ("it can", "they can", "they can"),
        ("'it'", "they're", "'they''re'"),
        ('"it"', "they", '"they"'),
        ("'it'", "a\nb", '"a\\nb"'),
        ("it", "- a", '"- a"'),
        ("it", 'say "a: b"', "'say \"a: b\"'"),
        ("!!str it", "they", "!!str they"),
        ("it\n          can", "they", "they"),
        (">-\n          it\n          can", "they: can", ">-\n          they: can"),
        ("|  # so\n          it", "a\nb", "|  # so\n          a\n          b"),
        (">2-\n          it", "they", ">2-\n          they"),
        (">- # so\n          it", "they ", '"they " # so'),
        ("it # so", "a\nb", "|- # so\n          a\n          b"),
        ("it", "\x07\u2028", '"\\a\\L"'),
        ("   it  # so", "they", "   they  # so"),
    ],
)
def test_a_changed_text_keeps_its_style_where_it_can(value, new, expected):
    text = f"{HEAD}      - note: {value}\n        quote: ask\n"
    after = edited(text, SetKeys((0, 0), {"note": new}))
    assert after == f"{HEAD}      - note: {expected}\n        quote: ask\n"


def test_a_long_quote_is_folded_as_wide_as_its_neighbours():
    folded = "      - quote: >-\n          it can be difficult to get\n          them to leave\n"
    after = edited(HEAD + folded, InsertStatement(0, 1, new_quote(f"{'to ask ' * 5}them")))
    header, *folded_lines = after.splitlines()[-3:]
    assert header == "      - quote: >-"
    assert max(map(len, folded_lines)) <= len("          it can be difficult to get")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_missing_last_one_stay(end):
    text = (HEAD + TWO).replace("\n", end).removesuffix(end)
    after = edited(text, InsertStatement(0, 2, new_quote("a\nb")))
    literal = f"{end}{end}      - quote: |-{end}          a{end}          b"
    assert after == text + literal
    assert edited(after, DeleteStatement((0, 2))) == text


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("{quote: a}", SetKeys((0, 0), {"topic": "b, c"}), '{quote: a, topic: "b, c"}'),
        ("{quote: a, topic: b}", SetKeys((0, 0), {"topic": None}), "{quote: a}"),
        ("{topic: b, quote: a}", SetKeys((0, 0), {"topic": None}), "{quote: a}"),
        ("{quote: a, topic}", SetKeys((0, 0), {"topic": "b"}), "{quote: a, topic: b}"),
        ("{ quote: a }", InsertStatement(0, 1, new_quote("b")), "{ quote: a }, { quote: b }"),
        ("{quote: a}", InsertStatement(0, 0, new_quote("b")), "{quote: b}, {quote: a}"),
        ("{quote: a}, {quote: b}", DeleteStatement((0, 0)), "{quote: b}"),
        ("{quote: a}, {quote: b}", DeleteStatement((0, 1)), "{quote: a}"),
        (
            "\n  {quote: a}, # so\n  {quote: b} # thus\n ",
            InsertStatement(0, 2, new_quote("c")),
            "\n  {quote: a}, # so\n  {quote: b}, # thus\n  {quote: c}\n ",
        ),
        (
            "\n  {quote: a}, # so\n  {quote: b} # thus\n ",
            DeleteStatement((0, 1)),
            "\n  {quote: a} # so\n ",
        ),
    ],
)
def test_what_stands_in_brackets_is_edited_between_its_commas(before, change, after):
    text = "perspective: A\nactors: [{name: B, statements: [%s]}]\n"
    assert edited(text % before, change) == text % after


def test_json_stays_json():
    text = '{\n  "perspective": "A",\n  "actors": [\n    {\n      "name": "B"\n    }\n  ]\n}\n'
    after = edited(text, InsertActor(1, Actor(name="C")))
    new = '    {\n      "name": "B"\n    },\n    {\n      "name": "C"\n    }\n'
    assert after == text.replace('    {\n      "name": "B"\n    }\n', new)


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("[a, 'b']", ("a", "b", "c d"), "[a, 'b', c d]"),
        ("[a, 'b']", ("b",), "['b']"),
        ("[a, b] # so", ("c",), "[c] # so"),
        ("\n          - a # so\n          - b", ("a", "c"), "\n          - a # so\n          - c"),
        ("\n          - a # so", ("a", "b"), "\n          - a # so\n          - b"),
        ("\n          - a\n          - b", ("b",), "\n          - b"),
        ("a", ("b",), "[b]"),
    ],
)
def test_items_of_a_list_of_texts_that_stay_stay_as_they_are_written(before, value, after):
    text = HEAD + "      - quote: ask\n        answers: %s\n"
    assert edited(text % before, SetKeys((0, 0), {"answers": value})) == text % after


def test_the_first_key_leaves_its_dash_to_the_next():
    text = HEAD + "      - topic: leaving # so\n        quote: ask\n"
    assert edited(text, SetKeys((0, 0), {"topic": None})) == HEAD + "      - quote: ask\n"
    commented = text.replace("        quote", "        # thus\n        quote")
    assert edited(commented, SetKeys((0, 0), {"topic": None})) == (
        HEAD + "      -\n        # thus\n        quote: ask\n"
    )


def test_what_is_unusual_and_legal_is_edited():
    text = (
        "%YAML 1.1\n--- # start\nperspective: A\nactors:\n-   ? name\n    : B\n    statements:\n"
        "    -\n      quote: # why\n        ask\n      ? topic\n      : leaving\n...\n"
    )
    after = edited(text, SetKeys((0, 0), {"quote": "say", "topic": None, "note": "x"}))
    assert after == text.replace("ask", "say").replace("? topic\n      : leaving", "note: x")


# Refusals.


@pytest.mark.parametrize(
    ("text", "change", "told"),
    [
        (HEAD + TWO + "      - quote: a: b\n", DeleteStatement((0, 0)), "9: mend line 9 first"),
        (
            HEAD + "      - &s\n        quote: a\n      - *s\n",
            SetKeys((0, 0), {"topic": "b"}),
            "5: &s is named by *s elsewhere",
        ),
        (
            HEAD + "      - &s\n        quote: a\n      - *s\n",
            SetKeys((0, 1), {"topic": "b"}),
            "7: *s stands here for lines elsewhere",
        ),
        (
            HEAD + "      - &s\n        quote: a\n      - *s\n",
            DeleteStatement((0, 0)),
            "5: &s is named by *s elsewhere",
        ),
        (HEAD + TWO, SetKeys((0, 0), {"kind": "dirct"}), "5: kind is one of"),
        (HEAD + TWO, SetKeys((0, 0), {"note": "\ud800"}), "5: this would be no YAML: U+D800"),
        (
            HEAD + "      - quote: a\n        id: x\n      - quote: b\n        id: x\n",
            DeleteStatement((0, 0)),
            "5: mend line 8 first",
        ),
        (
            HEAD + "      - quote: a\n        note:\n          b: c\n",
            SetKeys((0, 0), {"note": "d"}),
            "7: a block of lines stands here that is no text",
        ),
        ("", InsertActor(0, Actor(name="A")), "1: mend line 1 first"),
    ],
)
def test_what_cannot_be_edited_is_refused_with_line_and_reason(text, change, told):
    file = read(text or "\0")
    with pytest.raises(EditError) as caught:
        edit(file, change)
    assert str(caught.value).startswith(f"{PATH}:{told}")
    assert "\n" not in str(caught.value)


def test_a_statement_between_an_anchor_and_its_alias_can_be_edited():
    text = HEAD + "      - quote: &q it can\n      - quote: ask\n      - quote: *q\n"
    assert edited(text, DeleteStatement((0, 1))) == text.replace("      - quote: ask\n", "")
    with pytest.raises(EditError, match="&q is named"):
        edit(read(text), SetKeys((0, 0), {"quote": "so"}))
    assert edited(text, SetKeys((0, 0), {"topic": "so"})) == text.replace(
        "it can\n", "it can\n        topic: so\n"
    )


def test_what_is_wrong_elsewhere_stays_as_it_is():
    text = HEAD + TWO + "        date: soon\n        kid: x\n        note: &a x\n"
    after = edited(text, SetKeys((0, 0), {"topic": "asking"}))
    assert after == text.replace("leaving", "asking")
    mended = edited(text, SetKeys((0, 1), {"date": "2022"}))
    assert mended == text.replace("soon", "2022")


# The seeds.


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_edit_of_a_seed_leaves_the_rest_byte_by_byte(path):
    file = parse(path, path.read_bytes().decode())
    for number, actor in enumerate(file.perspective.actors):
        for index in range(len(actor.statements) + 1):
            change: Change = InsertStatement(number, index, new_quote("a: b", answers=("x",)))
            assert_only_lines_added(file.text, edit(file, change))
        for index in range(len(actor.statements)):
            assert_only_lines_added(edit(file, DeleteStatement((number, index))), file.text)
    values = {"quote": "new words", "kind": "mixed", "date": "2021", "topic": "a: b", "note": "c"}
    for key, value in values.items():
        after = edit(file, SetKeys((0, 0), {key: value}))
        statement = file.span((0, 0))
        assert after.startswith(file.text[: statement[0]])
        assert after.endswith(file.text[statement[1] :])
    for index in range(len(file.perspective.actors)):
        after = edit(file, DeleteActor(index))
        left = after.replace("actors: []", "actors:")
        assert_only_lines_added(left, file.text)
    for index in range(len(file.perspective.actors) + 1):
        assert_only_lines_added(file.text, edit(file, InsertActor(index, Actor(name="A"))))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_new_file_reads_as_its_perspective(path):
    perspective = parse(path, path.read_bytes().decode()).perspective
    text = new_file(perspective)
    assert read(text).perspective == perspective
    assert "\n      - quote: >-\n          " in text


def test_a_new_file_may_have_no_actors_yet():
    text = new_file(Perspective(perspective="NO", color="blue"))
    assert text == 'perspective: "NO"\ncolor: blue\nactors: []\n'
    with pytest.raises(ValueError, match="holds no word"):
        new_file(Perspective(perspective="…"))


def assert_only_lines_added(before: str, after: str) -> None:
    old, new = lines(before), lines(after)
    start, end = common(old, new)
    assert start + end == len(old)


def common(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return how many first and how many last lines are the same."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = range(shorter - start)
    end = next((n for n in rest if old[-1 - n] != new[-1 - n]), len(rest))
    return start, end


# Laws.

MADE = st.randoms(use_true_random=False)
RELAXED = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@settings(RELAXED, max_examples=150)
@given(chance=MADE)
def test_an_edit_of_any_file_is_right_or_refused(chance):
    file = read(FileMaker(chance, ordinary=False).file())
    if file.perspective is None:
        return
    made = change(chance, file.perspective, valid=False)
    try:
        after = edit(file, made)
    except EditError:
        event("refused")
        return
    except ValueError:
        return
    event("edited")
    assert read(after).perspective == apply(made, file.perspective)
    assert_touches_little(file, made, after)


@settings(RELAXED, max_examples=150)
@given(chance=MADE)
def test_an_edit_of_an_ordinary_file_is_never_refused(chance):
    file = read(FileMaker(chance, ordinary=True).file())
    assert file.damage is None
    made = change(chance, file.perspective, valid=True)
    taken = {s.id for actor in file.perspective.actors for s in actor.statements}
    try:
        after = edit(file, made)
    except EditError as error:
        assert "is taken in this file" in error.reason and taken  # noqa: PT017, PT018
        return
    assert read(after).perspective == apply(made, file.perspective)
    assert_touches_little(file, made, after)


@settings(RELAXED, max_examples=100)
@given(chance=MADE)
def test_an_actor_comes_into_any_file_with_all_comments_or_is_refused(chance):
    source, file = (read(FileMaker(chance, ordinary=chance.random() < 0.5).file()) for _ in "ab")
    if not (source.perspective and source.perspective.actors and file.perspective):
        return
    number = chance.randrange(len(source.perspective.actors))
    came = written_lines(source, number)
    made = InsertActor(len(file.perspective.actors), source.perspective.actors[number], came)
    try:
        after = edit(file, made)
    except EditError:
        event("refused")
        return
    assert read(after).perspective == apply(made, file.perspective)
    if not any(mark in file.text for mark in ("actors: [", '"actors": [')):
        comments = [re.findall(r"# c\d+ ", text) for text in (file.text, "\n".join(came), after)]
        assert sorted(comments[2]) == sorted(comments[0] + comments[1])


def assert_touches_little(file: PerspectiveFile, made: Change, after: str) -> None:
    """Hold that only the lines of what is changed differ, and the blank ones and comments at it."""
    old, new = lines(file.text), lines(after)
    start, end = common(old, new)
    comments = re.findall(r"# c\d+ ", file.text), re.findall(r"# c\d+ ", after)
    if isinstance(made, InsertStatement | InsertActor):
        assert comments[0] == comments[1]
        in_brackets = any(mark in line for mark in "[{" for line in old[start : len(old) - end])
        assert start + end >= len(old) - 1 or in_brackets
        if start + end < len(old) and not in_brackets:
            assert not old[-1].endswith(("\n", "\r"))
        return
    place = (made.index,) if isinstance(made, DeleteActor) else made.place
    first, last = (file.lines.number(offset) for offset in file.span(place))
    if isinstance(made, DeleteStatement | DeleteActor):
        # The line before has its comma, or is the key of a list that is empty now; the line behind
        # may have the key that comes to stand behind an actor's dash.
        first, last = above(old, first), below(old, last)
        if file.text[file.span(place)[0]] == "{":
            first = above(old, first)
    before, behind = old[: above(old, first) + 1], old[below(old, last) :]
    # Where the file has no last line end, the line that comes to be its last has none either.
    assert after.startswith("".join(before).rstrip("\r\n"))
    assert after.endswith("".join(behind))


def above(old: list[str], number: int) -> int:
    """Return the line before one that is neither blank nor a comment."""
    return next((n for n in range(number - 1, -1, -1) if not is_beside(old[n])), -1)


def below(old: list[str], number: int) -> int:
    return next((n for n in range(number + 1, len(old)) if not is_beside(old[n])), len(old))


def is_beside(line: str) -> bool:
    return line.strip() in ("", "-") or line.strip()[0] in "#:"


def test_chance_makes_every_style():
    """The generator is worth its name: what it makes is read, and has what it says it has."""
    made = [FileMaker(Random(n), ordinary=False).file() for n in range(300)]
    assert sum(read(text).damage is None for text in made) > 250
    for mark in ("\r\n", "%YAML", "? ", "&s", "*s", "!!str", ">+", "|2-", "\t#", '{"', "\n..."):
        assert any(mark in text for text in made), mark


def test_apply_names_what_is_no_place_and_no_key():
    perspective = read(HEAD + TWO).perspective
    for wrong in (DeleteStatement((0, 2)), DeleteStatement((-1, 0)), SetKeys((1,), {})):
        with pytest.raises(IndexError):
            apply(wrong, perspective)
    for values in ({"quote": None}, {"kid": "x"}, {"answers": "x"}, {"topic": ("x",)}):
        with pytest.raises(ValueError, match=next(iter(values))):
            apply(SetKeys((0, 0), values), perspective)
    with pytest.raises(ValueError, match="statements"):
        apply(SetKeys((0,), {"statements": ("x",)}), perspective)
    cleared = apply(SetKeys((0, 0), {"topic": "", "kind": None}), perspective)
    assert cleared.actors[0].statements[0] == msgspec.structs.replace(
        perspective.actors[0].statements[0], topic=None
    )
