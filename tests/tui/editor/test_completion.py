"""What is offered to someone who types into a perspective file, and where nothing is."""

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from perspectives.format.file import parse
from perspectives.text.completing import Completion, ranked
from seeds import CSTO_PEACEKEEPERS
from tui.editor.completion import Sort, completions, scalar
from tui.editor.vocabulary import Named, Vocabulary

WORDS = Vocabulary(
    topics=("leaving", "request", "the troops: why"),
    actors=("Antony Blinken", "Jen Psaki"),
    articles=("article", "second-outlet"),
    statements=(
        Named("blinken-house", "Antony Blinken", "One lesson from history"),
        Named("tokayev-appeal", "Kassym-Jomart Tokayev", "I appealed to the CSTO"),
    ),
)
HEAD = "perspective: United States\nactors:\n  - name: Antony Blinken\n"
ACTOR = HEAD + "    statements:\n"
STATEMENT = ACTOR + "      - quote: >-\n          he said: this\n"
KEYS = ["id", "kind", "date", "topic", "stance", "answers", "article", "prefix", "suffix", "note"]


def offer(marked, words=WORDS):
    """Return what is offered at the ¦ in a text."""
    before, _, after = marked.partition("¦")
    return completions(before + after, len(before), words)


def labels(marked):
    return [one.label for one in offer(marked).completions]


def taken(marked, label):
    """Return the text after the completion of this label was taken, the cursor as ¦."""
    text = marked.replace("¦", "")
    found = offer(marked)
    one = next(one for one in found.completions if one.label == label)
    start, end = found.span
    return f"{text[:start]}{one.insert}¦{one.behind}{text[end:]}"


# Keys


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("¦", ["perspective", "color", "actors"]),
        ("perspective: X\n¦", ["color", "actors"]),
        ("perspective: X\n¦\nactors:\n  - name: B\n", ["color"]),
        ("perspective: X\nco¦", ["color"]),
        (HEAD + "    ¦", ["aliases", "role", "statements"]),
        (HEAD + "    st¦", ["statements"]),
        (HEAD + "    ¦\n    role: minister\n", ["aliases", "statements"]),
        (STATEMENT + "        ¦", KEYS),
        (STATEMENT + "        s¦", ["stance", "suffix"]),
        (STATEMENT + "        topic: x\n        ¦\n\n        date: 2022\n",
         [key for key in KEYS if key not in ("topic", "date")]),
        (STATEMENT + "        t¦\n      - quote: x\n        topic: y\n", ["topic"]),
        (STATEMENT + "      - ¦", ["quote", *KEYS]),
        (STATEMENT + "      - qu¦", ["quote"]),
        (STATEMENT + "  - ¦", ["name", "aliases", "role", "statements"]),
        (ACTOR + "      ¦", ["- quote"]),
        ("perspective: X\nactors:\n¦", ["color"]),
        ("perspective: X\nactors:\n  ¦", ["- name"]),
        # A list whose dashes stand below its key.
        ("actors:\n- name: X\n  ¦", ["aliases", "role", "statements"]),
        ("actors:\n- name: X\n  statements:\n  - quote: y\n    to¦", ["topic"]),
        ("actors:\n- name: X\n  statements:\n  - quote: y\n  ro¦", ["role"]),
        ("actors:\n- name: X\n  statements:\n  - ¦", ["quote", *KEYS]),
        ("actors:\n- statements:\n  - quote: y\n  na¦", ["name"]),
        # The file is broken elsewhere, or here.
        ("}{\n" + STATEMENT + "        to¦", ["topic"]),
        (STATEMENT + "        topic leaving\n        da¦", ["date"]),
        (STATEMENT.replace("\n", "\r\n") + "        to¦\r\n", ["topic"]),
        (STATEMENT.replace("\n", "\r") + "        to¦\r", ["topic"]),
    ],
)  # fmt: skip
def test_keys_are_those_that_belong_here_and_are_not_there_yet(marked, expected):
    assert labels(marked) == expected


@pytest.mark.parametrize(
    ("marked", "label", "expected"),
    [
        (STATEMENT + "        to¦", "topic", "        topic: ¦"),
        (STATEMENT + "        an¦", "answers", "        answers: [¦]"),
        (HEAD + "    st¦", "statements", "    statements:\n      - quote: ¦"),
        (ACTOR + "      ¦", "- quote", "      - quote: ¦"),
        ("perspective: X\na¦", "actors", "actors:\n  - name: ¦"),
    ],
)
def test_a_key_is_written_with_what_has_to_follow_it(marked, label, expected):
    assert taken(marked, label).endswith("\n" + expected)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_was_taken_is_one_that_the_reader_knows(tmp_path, key):
    values = {"date": "2022", "kind": "direct", "stance": "oppose", "answers": "some-id"}
    text = taken(STATEMENT + f"        {key[:2]}¦", key).replace("¦", values.get(key, "x"))
    file = parse(tmp_path / "a.yaml", text)
    assert file.problems == ()
    assert getattr(file.perspective.actors[0].statements[0], key)


# Values


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("topic: ¦", ["leaving", "request", "the troops: why"]),
        ("topic: le¦", ["leaving"]),
        ("topic: 'le¦", ["leaving"]),
        ("topic: troo¦", ["the troops: why"]),
        ("topic: rqeust¦", ["request"]),
        ("topic: leaving¦", []),
        ("topic: le¦ # a comment", ["leaving"]),
        ("stance: ¦", ["support", "oppose", "neutral"]),
        ("kind: r¦", ["reported"]),
        ("article: ¦", ["article", "second-outlet"]),
        ("answers: [¦", ["blinken-house", "tokayev-appeal"]),
        ("answers: [bl¦]", ["blinken-house"]),
        ("answers: [blinken-house, ¦]", ["blinken-house", "tokayev-appeal"]),
        ("answers: [blinken-house, to¦]", ["tokayev-appeal"]),
        ("answers: [\n          to¦", ["tokayev-appeal"]),
        ("answers: [a,\n          to¦\n        ]", ["tokayev-appeal"]),
        ("answers:\n          - to¦", ["tokayev-appeal"]),
        ("answers:\n        - bl¦", ["blinken-house"]),
        ("answers: to¦", ["tokayev-appeal"]),
        ("answers: [Kassym¦]", ["tokayev-appeal"]),
        ("answers: [history¦]", ["blinken-house"]),
        ("- topic: le¦", ["leaving"]),
    ],
)
def test_values_are_those_that_the_story_knows(line, expected):
    assert labels(f"{STATEMENT}        {line}") == expected


def test_colors_and_names_are_offered_where_they_belong():
    assert labels("perspective: X\ncolor: b¦") == ["blue", "brown"]
    assert labels("actors:\n  - name: p¦") == ["Jen Psaki"]
    assert labels("actors:\n  - name: X\n    aliases: [An¦]") == ["Antony Blinken"]


def test_a_statement_is_offered_with_who_said_it_and_what():
    one = offer(STATEMENT + "        answers: [bl¦").completions[0]
    assert one.detail == "Antony Blinken: One lesson from history"


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        ("topic: t¦", "the troops: why", 'topic: "the troops: why"¦'),
        ("topic: 't¦'", "the troops: why", 'topic: "the troops: why"¦'),
        ("topic: 'l¦'", "leaving", "topic: leaving¦"),
        ("answers: b¦", "blinken-house", "answers: [blinken-house]¦"),
        ("answers: [a, b¦]", "blinken-house", "answers: [a, blinken-house¦]"),
        ("answers:\n          - b¦", "blinken-house", "answers:\n          - blinken-house¦"),
    ],
)
def test_a_value_is_written_as_yaml_needs_it(line, label, expected):
    marked = f"{STATEMENT}        {line}"
    assert taken(marked, label) == f"{STATEMENT}        {expected}"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_are_read_back_as_they_were(words):
    assert yaml.load(f"- topic: {scalar(words)}", yaml.BaseLoader) == [{"topic": words}]
    assert yaml.load(f"answers: [{scalar(words)}, b]", yaml.BaseLoader) == {"answers": [words, "b"]}


# Where nothing is in the way


@pytest.mark.parametrize(
    "marked",
    [
        STATEMENT + "          topic: le¦",
        STATEMENT + "          to¦",
        ACTOR + "      - quote: le¦",
        ACTOR + "      - quote: one of\n          to¦",
        ACTOR + "      - quote: 'one of\n          topic: le¦",
        ACTOR + "      - quote:\n          to¦",
        STATEMENT + "        note: >-\n          - to¦",
        STATEMENT + "        topic: ¦leaving",
        STATEMENT + "        to¦pic: x",
        STATEMENT + "        # to¦",
        STATEMENT + "        topic: x # le¦",
        STATEMENT + "        topic: 'leaving'¦",
        STATEMENT + "        topic: *le¦",
        STATEMENT + "        answers: [a]¦",
        STATEMENT + "        statements: ¦",
        STATEMENT + "      -¦",
        STATEMENT + "        date: 20¦",
        STATEMENT + "        two words¦",
        "x" * 500 + "¦",
    ],
)
def test_nothing_is_offered_in_a_text_or_before_what_is_written(marked):
    assert offer(marked).completions == ()


def test_only_where_one_of_a_few_is_needed_is_it_offered_before_a_letter_is_typed():
    assert offer(STATEMENT + "        ¦").sort is Sort.KEY
    assert offer(STATEMENT + "        stance: ¦").sort is Sort.CHOICE
    assert offer(STATEMENT + "      - ¦").sort is Sort.CHOICE
    assert offer(STATEMENT + "        topic: ¦").sort is Sort.FREE


# The order


def test_what_begins_with_the_letters_comes_before_what_only_holds_them():
    names = ["the end", "an end to it", "end of war", "Ending", "friend", "nde"]
    found = ranked("End", [Completion(name, name) for name in names])
    assert [one.label for one in found[:4]] == ["end of war", "Ending", "the end", "an end to it"]
    assert [one.label for one in found[4:]] == ["friend"]


def test_thousands_of_statements_are_cut_to_a_list_one_can_look_through():
    many = Vocabulary(statements=tuple(Named(f"s{n}", "A", "b") for n in range(5000)))
    assert len(offer(STATEMENT + "        answers: [s¦", many).completions) == 50


# Anything


LINES = st.lists(
    st.sampled_from(
        [
            "perspective: X",
            "actors:",
            "  - name: B",
            "    statements:",
            "    aliases: [",
            "      a",
            "      - quote: >-",
            "          x: y",
            "        topic: t",
            "- ",
            "      - ",
            '"',
            "]",
            "        answers:",
            "          - z",
            "\t",
            "",
            "# c",
            "        answers: ['q', ",
            "é: x",
        ]
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_anywhere_in_any_text_what_is_offered_takes_the_place_of_what_was_typed(lines, end, data):
    text = end.join(lines)
    offset = data.draw(st.integers(0, len(text)))
    assume(text[offset - 1 : offset + 1] != "\r\n")  # No cursor stands inside a line end.
    found = completions(text, offset, WORDS)
    start, stop = found.span
    if found.completions:
        assert start <= offset <= stop <= offset + 1
        assert not set(text[start:offset]) & set("\r\n")
    assert len({one.label for one in found.completions}) == len(found.completions)


def test_every_line_of_a_real_file_has_its_place():
    text = (CSTO_PEACEKEEPERS / "perspectives" / "russia.yaml").read_text(encoding="utf-8")
    for offset in range(len(text)):
        completions(text, offset, WORDS)
