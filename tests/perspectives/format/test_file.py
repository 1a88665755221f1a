import json
import os
import re
import stat
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perspectives.format import composer as yamltree
from perspectives.format.composer import MAX_DEPTH, MAX_NODES
from perspectives.format.dates import is_iso_date
from perspectives.format.decoding import MAX_BYTES, MAX_LINES
from perspectives.format.file import MAX_PROBLEMS, PerspectiveFile, parse, read
from perspectives.model import Actor, Color, Kind, Perspective, Severity, Stance, Statement

MALFORMED = sorted((Path(__file__).parent / "malformed").glob("*.yaml"))
FORMAT = Path(__file__).parents[3] / "docs" / "format.md"
HEAD = "perspective: United States\nactors:\n  - name: Antony Blinken\n    statements:\n"
QUOTE = "      - quote: when Russians are in your house\n"


@pytest.fixture
def read_text(tmp_path):
    def read_text(text: str | bytes) -> PerspectiveFile:
        path = tmp_path / "united-states.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(path)

    return read_text


def listed(file: PerspectiveFile) -> list[str]:
    return [f"{d.line}:{d.column}: {d.code}: {d.message}" for d in file.problems]


def codes(file: PerspectiveFile) -> list[str]:
    return [problem.code for problem in file.problems]


def quotes(file: PerspectiveFile) -> list[str]:
    assert file.perspective
    return [s.quote for actor in file.perspective.actors for s in actor.statements]


# What is wrong in a file, told.


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.stem)
def test_a_malformed_file_says_what_is_wrong_where(path):
    assert listed(read(path)) == path.with_suffix(".expected").read_text("utf-8").splitlines()


def test_every_expected_text_has_its_file():
    expected = MALFORMED[0].parent.glob("*.expected")
    assert {path.stem for path in expected} == {path.stem for path in MALFORMED}


GOES_ON = [
    path for path in MALFORMED if b"We ask for clarification on this matter\n" in path.read_bytes()
]


@pytest.mark.parametrize("path", GOES_ON, ids=lambda path: path.stem)
def test_what_stands_behind_an_error_is_kept(path):
    assert quotes(read(path))[-2:] == [
        "We ask for clarification on this matter",
        "Was the request justified?",
    ]


def test_several_syntax_errors_cost_one_statement_each():
    file = read(MALFORMED[0].parent / "several_errors.yaml")
    assert quotes(file) == [
        "when Russians are in your house",
        "it can be difficult",
        "closed",
        "We ask for clarification on this matter",
        "Was the request justified?",
    ]


def test_a_broken_note_does_not_take_its_statement_along(read_text):
    file = read_text(HEAD + QUOTE + "        note: said: twice\n        date: 2022-01-07\n")
    assert codes(file) == ["needs-quotes"]
    assert file.perspective.actors[0].statements == (
        Statement(quote="when Russians are in your house", date="2022-01-07"),
    )


def test_keys_behind_a_broken_item_are_not_given_to_the_item_before(read_text):
    broken = "     - quote: We have real questions\n        kind: reported\n"
    file = read_text(HEAD + QUOTE + broken + QUOTE)
    assert codes(file) == ["indentation"]
    assert [s.kind for s in file.perspective.actors[0].statements] == ["direct", "direct"]


def test_an_actor_without_a_name_keeps_the_statements(read_text):
    file = read_text("perspective: A\nactors:\n  - statements:\n" + QUOTE)
    assert codes(file) == ["missing-key"]
    assert quotes(file) == ["when Russians are in your house"]


def test_a_perspective_without_a_name_is_called_by_its_file(read_text):
    file = read_text("actors:\n  - name: Jen Psaki\n")
    assert file.perspective == Perspective(
        perspective="united-states", actors=(Actor(name="Jen Psaki"),)
    )


def test_more_errors_than_are_told_end_the_reading_and_leave_no_half_quote(read_text):
    file = read_text(HEAD + QUOTE + "      - quote: One lesson: leave\n" * 600)
    assert codes(file)[-1] == "too-many-errors"
    assert quotes(file) == ["when Russians are in your house"]


def test_a_wrong_value_is_left_out_and_the_rest_of_the_statement_kept(read_text):
    file = read_text(HEAD + QUOTE + "        kind: dirct\n        date: soon\n        id: house\n")
    assert file.perspective.actors[0].statements == (
        Statement(quote="when Russians are in your house", id="house"),
    )


def test_a_long_list_of_problems_is_cut_and_says_so(read_text):
    file = read_text(HEAD + QUOTE + "        date: soon\n" * 3000)
    assert len(file.problems) == MAX_PROBLEMS + 1
    assert file.problems[-1].message == "2000 more problems are not listed"


def test_text_in_messages_is_short_and_harmless(read_text):
    hostile = json.dumps("\x1b[31m\n\u202e" + "x" * 1000)
    file = read_text(f"{HEAD}{QUOTE}        {hostile}: x\n        kind: {hostile}\n")
    assert len(file.problems) == 2
    for problem in file.problems:
        assert problem.message.isprintable()
        assert len(problem.message) < 250


# What is right in a file, read as its writer meant it.


def test_a_whole_perspective_is_read(read_text):
    file = read_text(
        "perspective: United States\ncolor: blue\nactors:\n"
        "  - name: Antony Blinken\n    aliases: [Anthony Blinken, Blinken]\n"
        "    role: US Secretary of State\n    statements:\n"
        "      - quote: >-\n          One lesson from history …\n          when Russians\n"
        "        id: house\n        kind: mixed\n        date: 2022-01-07T12:30\n"
        "        topic: leaving\n        stance: oppose\n        answers:\n          - appeal\n"
        "        article: article\n        prefix: '“'\n        suffix: said Blinken\n"
        "        note: |\n          first\n          second\n"
    )
    assert file.problems == ()
    assert file.id == "united-states"
    statement = Statement(
        quote="One lesson from history … when Russians",
        id="house",
        kind="mixed",
        date="2022-01-07T12:30",
        topic="leaving",
        stance="oppose",
        answers=("appeal",),
        article="article",
        prefix="“",
        suffix="said Blinken",
        note="first\nsecond",
    )
    actor = Actor(
        name="Antony Blinken",
        aliases=("Anthony Blinken", "Blinken"),
        role="US Secretary of State",
        statements=(statement,),
    )
    assert file.perspective == Perspective(
        perspective="United States", color="blue", actors=(actor,)
    )


@pytest.mark.parametrize(
    "word",
    ["NO", "on", "12:30", "2022-02-24", "0123", "~", "null", "1e3", "0x1F", ".inf", "=", "1_000"],
)
def test_a_word_stays_the_word_that_was_written(read_text, word):
    file = read_text(f"{HEAD}{QUOTE}        topic: {word}\n        answers: [{word}]\n")
    assert file.problems == ()
    statement = file.perspective.actors[0].statements[0]
    assert (statement.topic, statement.answers) == (word, (word,))


def test_only_an_empty_plain_value_counts_as_left_out(read_text):
    file = read_text(HEAD + QUOTE + "        topic:\n        note: ''\n")
    assert file.problems == ()
    statement = file.perspective.actors[0].statements[0]
    assert (statement.topic, statement.note) == (None, "")


def test_line_ends_that_no_editor_counts_stay_in_the_text(read_text):
    file = read_text(HEAD + "      - quote: one\u2028two\u2029three\x85four\n        kind: dirct\n")
    assert quotes(file) == ["one\u2028two\u2029three\x85four"]
    assert (file.problems[0].line, file.problems[0].column) == (6, 15)


@pytest.mark.parametrize(
    "date", ["2022", "2022-01", "2024-02-29", "2022-01-07T12:30", "2022-01-07T12:30:59.5Z", "0001"]
)
def test_a_year_a_month_a_day_and_a_time_are_dates(date):
    assert is_iso_date(date)


def test_an_alias_reads_like_what_it_names(read_text):
    file = read_text("perspective: A\nactors:\n  - name: &n Jen Psaki\n    aliases: [*n]\n")
    assert file.problems == ()
    assert file.perspective.actors[0].aliases == ("Jen Psaki",)


def test_an_anchor_that_nothing_names_is_doubtful(read_text):
    file = read_text(HEAD + "      - quote: &c it can be difficult\n")
    assert [problem.severity for problem in file.problems] == [Severity.WARNING]


def test_the_example_in_the_docs_is_read_whole(read_text):
    example = re.search(r"```yaml\n(.*?)```", FORMAT.read_text("utf-8"), re.DOTALL)
    file = read_text(example[1])
    assert file.problems == ()
    assert len(quotes(file)) == 2


# Where things stand.


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_positions_count_lines_and_characters_as_editors_do(read_text, end, mark):
    second = "      - note: 😀é\n        quote: 'Был ли запрос?' # so\n        answers: [a, bc]\n"
    text = HEAD + QUOTE + second
    file = read_text(mark + text.replace("\n", end).encode())
    assert file.position((0,)) == (3, 5)
    assert file.position((0, 0)) == (5, 9)
    assert file.position((0, 1)) == (6, 9)
    assert file.position((0, 1), "quote") == (7, 16)
    assert file.position((0, 1), "kind") == (6, 9)
    assert file.position((0, 1), "note") == (6, 15)
    assert file.text[slice(*file.span((0, 1), "quote"))] == "'Был ли запрос?'"
    assert file.text[slice(*file.span((0, 1), "answers"))] == "[a, bc]"
    assert file.text[slice(*file.answer_span((0, 1), 1))] == "bc"
    assert file.text[slice(*file.span((0, 0)))] == "quote: when Russians are in your house"
    assert file.text[slice(*file.span((0, 1)))].endswith("[a, bc]")


def test_positions_hold_behind_errors_and_left_out_items(read_text):
    file = read_text(
        HEAD + "      - quote: a: b\n      - kind: direct\n" + QUOTE + "        id: x\n"
    )
    assert len(quotes(file)) == 1
    assert file.position((0, 0), "id") == (8, 13)
    assert file.text[slice(*file.span((0, 0), "quote"))] == "when Russians are in your house"


# Hostile files.


def test_ten_thousand_levels_of_nesting_cost_one_value(read_text):
    for nested in ("[" * 10_000, "{a: " * 10_000, "- " * 10_000, "? " * 10_000):
        file = read_text(f"{HEAD}{QUOTE}        note: {nested}\n{QUOTE}")
        assert len(file.problems) == 1
        assert len(quotes(file)) == 2


def test_ten_thousand_levels_of_indentation_are_one_error(read_text):
    deep = "\n".join(" " * (8 + n) + "note:" for n in range(2_000))
    file = read_text(f"{HEAD}{QUOTE}{deep}\n{QUOTE}")
    assert codes(file)[-1] == "too-deep"
    assert len(quotes(file)) == 2
    assert MAX_DEPTH < 2_000


def test_a_billion_laughs_are_not_laughed(read_text):
    bombs = "".join(
        f"        {b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    file = read_text(f"{HEAD}{QUOTE}        a: &a [x, x]\n{bombs}        answers: *i\n{QUOTE}")
    assert "too-large" in codes(file)
    assert len(quotes(file)) == 2


def test_statements_by_alias_are_counted_as_often_as_they_occur(read_text):
    statements = "{quote: ha}, " * 100
    bomb = f"a: &a [{statements}]\nb: &b {{name: A, statements: *a}}\n"
    file = read_text(f"{bomb}perspective: A\nactors: [{'*b, ' * 10_000}]\n")
    assert "too-large" in codes(file)
    assert len(quotes(file)) < MAX_NODES


def test_more_keys_and_values_than_are_read_end_the_reading(read_text):
    file = read_text("perspective: A\nactors:\n" + "  - name: A\n" * 100_000)
    assert codes(file) == ["too-large"]
    assert len(file.perspective.actors) > 80_000


def test_a_tag_makes_no_object(read_text):
    file = read_text(HEAD + QUOTE + "        note: !!python/object/apply:os.mkdir [made]\n")
    assert codes(file) == ["tag"]
    assert not Path("made").exists()
    assert quotes(file) == ["when Russians are in your house"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"# " + b"x" * MAX_BYTES, "too-large"),
        (b"\n" * (MAX_LINES + 1), "too-large"),
        (b"perspective: " + b"x" * 1_000_000, "too-large"),
        (b"perspective: \0" * 9, "control-character"),
        (b"\0" * 1_000, "encoding"),
        ("perspective: A".encode("utf-16-le"), "encoding"),
        (b"\xff\xfe", "encoding"),
        (b"\xff", "encoding"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b" ", "empty-file"),
        (b"---\n", "empty-file"),
    ],
)
def test_what_is_no_yaml_is_told(read_text, content, code):
    file = read_text(content)
    assert code in codes(file)


def test_a_file_is_never_read_beyond_its_limit(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert codes(read(path)) == ["too-large"]


@pytest.fixture
def odd(tmp_path) -> dict[str, Path]:
    paths = {
        name: tmp_path / f"{name}.yaml" for name in ("folder", "fifo", "dangling", "zero", "loop")
    }
    paths["folder"].mkdir()
    os.mkfifo(paths["fifo"])
    paths["dangling"].symlink_to("nowhere")
    paths["zero"].symlink_to("/dev/zero")
    paths["loop"].symlink_to("loop.yaml")
    paths["missing"] = tmp_path / "missing.yaml"
    paths["long"] = tmp_path / ("x" * 300 + ".yaml")
    paths["below_a_file"] = Path(__file__) / "x.yaml"
    return paths


@pytest.mark.parametrize(
    "name", ["folder", "fifo", "dangling", "zero", "loop", "missing", "long", "below_a_file"]
)
def test_what_is_no_file_is_one_line(odd, name):
    file = read(odd[name])
    assert codes(file) == ["unreadable"]
    assert file.perspective is None
    assert (file.problems[0].line, file.problems[0].column) == (1, 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_one_line(tmp_path):
    path = tmp_path / "secret.yaml"
    path.touch(mode=stat.S_IWUSR)
    assert codes(read(path)) == ["unreadable"]


# Laws.

TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufdd0\ufdd1\ufdd2\ufffe\uffff"
    ),
    max_size=30,
)
WORDS = TEXT.filter(lambda text: any(map(str.isalnum, text)))
ITEMS = st.lists(TEXT.filter(bool), max_size=3).map(tuple)
DATES = st.one_of(
    st.integers(1, 9999).map("{:04}".format),
    st.dates().map(lambda date: date.isoformat()[:7]),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
)


def choices(type_) -> st.SearchStrategy[str]:
    return st.sampled_from(type_.__args__)


STATEMENTS = st.builds(
    Statement,
    quote=WORDS,
    id=st.none() | TEXT,
    kind=choices(Kind),
    date=st.none() | DATES,
    topic=st.none() | TEXT,
    stance=st.none() | choices(Stance),
    answers=ITEMS,
    article=st.none() | TEXT,
    prefix=TEXT,
    suffix=TEXT,
    note=st.none() | TEXT,
)


@st.composite
def perspectives(draw) -> Perspective:
    ids = set()

    def with_own_id(statement: Statement) -> Statement:
        taken = statement.id in ids
        ids.add(statement.id)
        return msgspec.structs.replace(statement, id=None) if taken else statement

    statements = st.lists(STATEMENTS.map(with_own_id), max_size=3).map(tuple)
    actors = st.builds(
        Actor, name=WORDS, aliases=ITEMS, role=st.none() | TEXT, statements=statements
    )
    return draw(
        st.builds(
            Perspective,
            perspective=WORDS,
            color=st.none() | choices(Color),
            actors=st.lists(actors, min_size=1, max_size=3).map(tuple),
        )
    )


RELAXED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=100,
)


@RELAXED
@given(perspective=perspectives(), indent=st.sampled_from([None, 1, 2]))
def test_a_perspective_written_as_json_is_read_back_equal(read_text, perspective, indent):
    file = read_text(
        json.dumps(msgspec.to_builtins(perspective), indent=indent, ensure_ascii=False)
    )
    assert file.problems == ()
    assert file.perspective == perspective


@RELAXED
@given(
    perspective=perspectives(), width=st.integers(20, 100), style=st.sampled_from([None, '"', "'"])
)
def test_a_perspective_written_as_yaml_is_read_back_equal(read_text, perspective, width, style):
    text = yaml.safe_dump(
        msgspec.to_builtins(perspective), width=width, default_style=style, sort_keys=False
    )
    file = read_text(text)
    assert [problem for problem in file.problems if problem.code != "tag"] == []
    assert file.perspective == perspective


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", " ", "  ", "    ", "      ", "        ", "\t"]),
        st.sampled_from(["", "- ", "- - ", "? ", "&a ", "- &a ", "!x ", "!!map ", "-"]),
        st.sampled_from(
            ["", "perspective:", "actors: ", "name: ", "statements:", "quote: ", "answers: ", "x: "]
        ),
        st.sampled_from(
            [
                "",
                "a",
                "a: b",
                "[",
                "[a",
                "]",
                "{",
                "}",
                "'",
                '"',
                '"a"',
                "|",
                ">",
                "*a",
                "&a",
                "!t b",
                "@",
                "# c",
                "---",
                "...",
                "\u2028",
                "\0",
                ", b",
            ]
        ),
        st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", ""]),
    ).map("".join),
    max_size=25,
).map("".join)


@settings(RELAXED, max_examples=200)
@given(text=LINES | st.text())
def test_no_text_raises_and_every_position_is_in_it(read_text, text):
    file = read_text(text)
    assert_in_file(file)


@RELAXED
@given(text=LINES | st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_a_text_that_no_file_holds_yet_is_read_as_the_file_would_be(read_text, text):
    file = read_text(text)
    parsed = parse(file.path, text)
    if codes(file) != ["encoding"]:  # a file of many zeros is binary, which a text never is
        assert parsed.perspective == file.perspective
        assert parsed.problems == file.problems
        assert parsed.text == file.text


def test_a_text_that_is_too_long_or_no_unicode_is_told_as_such(tmp_path):
    path = tmp_path / "a.yaml"
    assert codes(parse(path, "x" * (MAX_BYTES + 1))) == ["too-large"]
    assert codes(parse(path, "ж" * (MAX_BYTES // 2 + 1))) == ["too-large"]
    assert codes(parse(path, "\n" * (MAX_LINES + 1))) == ["too-large"]
    assert codes(parse(path, HEAD + QUOTE + "# \udcff\n")) == ["control-character"]
    assert not path.exists()


@RELAXED
@given(content=st.binary())
def test_no_bytes_raise(read_text, content):
    assert_in_file(read_text(content))


@RELAXED
@given(text=LINES)
def test_the_parser_without_libyaml_does_as_well(read_text, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamltree, "_LOADER", yaml.SafeLoader)
        assert_in_file(read_text(text))


def assert_in_file(file: PerspectiveFile) -> None:
    lines = file.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in file.problems:
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2
        assert problem.message.isprintable()
    for i, actor in enumerate(file.perspective.actors if file.perspective else ()):
        assert file.position((i,)).line <= len(lines)
        for j, statement in enumerate(actor.statements):
            start, end = file.span((i, j), "quote")
            assert 0 <= start < end <= len(file.text)
            assert len(statement.answers) == len(file.actors[i].statements[j].answers)
