"""What the editor takes each stretch of a YAML line for."""

import time
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from seeds import CSTO_PEACEKEEPERS
from tui.editor.highlighting import Highlighter, Part, read_line

SEEDS = sorted(CSTO_PEACEKEEPERS.glob("perspectives/*.yaml"))


def parts(text, part):
    """Return the stretches of a text that are one thing."""
    lines = text.split("\n")
    highlighter = Highlighter(lines)
    return [
        line[token.start : token.end]
        for row, line in enumerate(lines)
        for token in highlighter.tokens(row)
        if token.part is part
    ]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_keys_are_those_that_yaml_knows(path):
    text = path.read_text(encoding="utf-8")
    keys = []

    def walk(node):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                keys.append((key.start_mark.index, key.value))
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                walk(item)

    walk(yaml.compose(text))
    assert parts(text, Part.KEY) == [name for _, name in sorted(keys)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("quote: >-\n  a: b\n\n  c: d\nid: e", ["quote", "id"]),
        ("quote: |2 # why\n  a: b\nid: e", ["quote", "id"]),
        ("quote: word\n  a: b\nid: e", ["quote", "id"]),
        ("quote: 'it''s\n  a: b' # c\nid: e", ["quote", "id"]),
        ('quote: "it\\" is\n  a: b"\nid: e', ["quote", "id"]),
        ("answers: [a,\n  b]\nid: e", ["answers", "id"]),
        ("- name: X\n  aliases:\n  - a: b", ["name", "aliases", "a"]),
        ("- {name: X, role: 'a: b', aliases: [c]}", ["name", "role", "aliases"]),
        ("quote: 12:30 http://x.org", ["quote"]),
        ("note: a # b: c", ["note"]),
        ("# a: b", []),
        ("quote:\n  a\n  b\nid: e", ["quote", "id"]),
        ("US view: a", ["US view"]),
    ],
)
def test_what_is_inside_a_text_is_no_key(text, keys):
    assert parts(text, Part.KEY) == keys


@pytest.mark.parametrize("opened", ['"', "'", "[", "{"])
def test_what_is_not_closed_yet_does_not_colour_the_lines_below(opened):
    text = f"  - quote: {opened}that is still\n    id: x\n  - quote: b"
    assert parts(text, Part.KEY) == ["quote", "id", "quote"]


def test_comments_anchors_and_marks_are_told_apart():
    text = "a: &one x#y # said\nb: *one\n- 'c' # also\n# alone"
    assert parts(text, Part.COMMENT) == ["# said", "# also", "# alone"]
    assert parts(text, Part.NAME) == ["&one", "*one"]
    assert parts(text, Part.MARK) == [":", ":", "-", "'", "'"]
    assert parts("q: >-\n  # no comment", Part.COMMENT) == []
    assert parts("q: [a, # comment\n  b]", Part.COMMENT) == ["# comment"]


LINES = [
    "",
    "a: b",
    "  c: >-",
    "    d: e",
    "- x: 'y",
    "  z'",
    'q: "',
    '"',
    "l: [m,",
    "  n]",
    "# o",
    "  - quote: p",
    "      r",
    "{",
    "s: {t: u}",
    "v: |",
    "\t",
    "---",
]
LINE = st.sampled_from(LINES)


def assert_read_as_in_a_fresh_text(highlighter, lines):
    state = None
    for row, line in enumerate(lines):
        tokens, state = read_line(line, state)
        assert highlighter.tokens(row) == tokens, (row, lines)


@given(
    st.lists(LINE, min_size=1, max_size=20),
    st.lists(
        st.tuples(
            st.integers(0, 30), st.integers(0, 4), st.lists(LINE, max_size=4), st.integers(0, 30)
        ),
        max_size=8,
    ),
)
def test_after_any_edits_a_line_is_read_as_in_a_fresh_text(lines, edits):
    highlighter = Highlighter(lines)
    for at, removed, added, looked_at in edits:
        row = at % len(lines)
        removed = min(removed + 1, len(lines) - row)
        added = added or [""]
        lines[row : row + removed] = added
        highlighter.splice(row, removed, len(added))
        highlighter.tokens(looked_at % len(lines))
    assert_read_as_in_a_fresh_text(highlighter, lines)


@pytest.mark.parametrize("block", range(10))
def test_after_forty_thousand_random_edits_a_line_is_read_as_in_a_fresh_text(block):
    # One walk in two hundred had a wrong line: too few for what hypothesis tries each time.
    for seed in range(500 * block, 500 * (block + 1)):
        random = Random(seed)
        lines = random.choices(LINES, k=random.randint(1, 20))
        highlighter = Highlighter(lines)
        for _ in range(8):
            row = random.randrange(len(lines))
            removed = min(random.randint(1, 5), len(lines) - row)
            added = random.choices(LINES, k=random.randint(1, 4))
            lines[row : row + removed] = added
            highlighter.splice(row, removed, len(added))
            highlighter.tokens(random.randrange(len(lines)))
        assert_read_as_in_a_fresh_text(highlighter, lines)


@given(st.text(st.sampled_from("a:-#'\"[]{},&*!|> \t\\é"), max_size=40), st.booleans())
def test_any_line_is_read_in_order_and_within_itself(line, is_in_flow):
    at = 0
    for token in read_line(f"[{line}" if is_in_flow else line, None)[0]:
        assert at <= token.start < token.end <= len(line) + is_in_flow
        at = token.end


@pytest.mark.parametrize("line", ["a" * 200_000, " " * 200_000, "[" + "a " * 100_000, "'" * 99_999])
def test_a_line_of_a_book_is_read_in_no_time(line):
    started = time.process_time()
    read_line(line, None)
    assert time.process_time() - started < 5  # the naive patterns take minutes
