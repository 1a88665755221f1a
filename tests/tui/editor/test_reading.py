"""Which statement of a file the cursor is in, while the file is written."""

from pathlib import Path

import pytest

from seeds import CSTO_PEACEKEEPERS
from tui.editor.reading import Reading

TEXT = """\
# of Washington
perspective: United States
actors:
  - name: Antony Blinken
    statements:
      # first
      - quote: >-
          One lesson
          from history
        topic: leaving

      - quote: We ask
        to
  - name: Jen Psaki
    statements:
    - quote: Doubts
      note: a
    role: secretary
"""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("# of", None),
        ("Antony", None),
        ("# first", None),
        ("      - quote: >-", (0, 0)),
        ("from history", (0, 0)),
        ("topic", (0, 0)),
        ("\n\n      - quote: We", (0, 0)),
        ("- quote: We", (0, 1)),
        ("to\n", (0, 1)),
        ("Jen", None),
        ("- quote: Doubts", (1, 0)),
        ("note: a", (1, 0)),
        ("role", None),
    ],
)
def test_a_line_belongs_to_the_statement_whose_keys_it_stands_among(words, place):
    offset = TEXT.index(words) + (1 if words.startswith("\n") else 0)
    assert Reading(Path("a.yaml"), TEXT).place_at(offset) == place


def test_statements_in_one_line_are_told_apart():
    text = "{perspective: X, actors: [{name: A, statements: [{quote: aa}, {quote: bb}]}]}"
    reading = Reading(Path("a.yaml"), text)
    assert reading.place_at(text.index("aa")) == (0, 0)
    assert reading.place_at(text.index("bb")) == (0, 1)
    assert reading.place_at(text.index("name")) is None


@pytest.mark.parametrize("text", ["", "\n", "a", "actors: [", "\ufeff", "\x00"])
def test_where_there_is_no_statement_there_is_no_place(text):
    assert Reading(Path("a.yaml"), text).place_at(len(text)) is None


def test_every_statement_of_a_real_file_begins_in_its_place():
    path = CSTO_PEACEKEEPERS / "perspectives" / "russia.yaml"
    reading = Reading(path, path.read_text(encoding="utf-8"))
    assert reading.file.problems == ()
    for i, actor in enumerate(reading.file.actors):
        for j in range(len(actor.statements)):
            start, end = reading.file.span((i, j))
            assert reading.place_at(start) == reading.place_at(end - 1) == (i, j)
