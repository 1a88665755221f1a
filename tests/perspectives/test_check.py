from pathlib import Path

import pytest

from perspectives.check import check
from perspectives.model import Diagnostic, Severity
from perspectives.story import load
from seeds import CSTO_PEACEKEEPERS

ARTICLE = """\
On Monday the mayor said: “The bridge will be closed in March.” Later the governor repeated it, and
added: “The bridge will be closed in March.” Nobody counted the ferries that cross the river at
night, wrote the harbour master, and nobody paid for them.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a story's folder without perspectives."""
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "perspectives").mkdir()
    return tmp_path


def say(folder: Path, statement: str, name: str = "side") -> None:
    (folder / "perspectives" / f"{name}.yaml").write_text(
        f"perspective: Side\nactors:\n  - name: X\n    statements:\n      - {statement}\n"
    )


def doubt(folder: Path) -> Diagnostic:
    """Return the only diagnostic of a story."""
    (diagnostic,) = check(load(folder))
    return diagnostic


def test_the_seed_story_is_clean():
    assert check(load(CSTO_PEACEKEEPERS)) == ()


def test_a_missing_statement_is_doubtful_and_stands_where_its_quote_does(folder):
    say(folder, "quote: Taxes on wine and cheese shall rise by half")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "missing")
    assert (diagnostic.line, diagnostic.column) == (5, 16)
    assert diagnostic.message.startswith("the statement “Taxes on wine and cheese shall rise by")


def test_the_nearest_candidate_of_a_missing_statement_is_named_with_its_score(folder):
    say(folder, "quote: Nobody ever counted those buses that stop near our school in winter")
    diagnostic = doubt(folder)
    assert diagnostic.code == "missing"
    assert "the nearest is “Nobody counted the ferries that" in diagnostic.message
    assert "(score " in diagnostic.message


def test_an_ambiguous_statement_names_the_words_that_tell_its_places_apart(folder):
    say(folder, "quote: The bridge will be closed in March")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "ambiguous")
    assert "after “Monday the mayor said:”" in diagnostic.message
    assert "or after “repeated it, and added:”" in diagnostic.message


def test_a_prefix_settles_an_ambiguous_statement(folder):
    say(folder, "{quote: The bridge will be closed in March, prefix: 'and added:'}")
    assert check(load(folder)) == ()


def test_a_statement_found_in_part_names_the_part(folder):
    say(folder, "quote: Nobody counted the ferries that cross the river … and all was well again")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "partial")
    assert "only “Nobody counted the ferries that cross the river” was found" in diagnostic.message


def test_a_statement_whose_words_differ_a_little_is_not_doubtful(folder):
    say(folder, "quote: Nobody had counted the ferries that cross this river at night")
    assert check(load(folder)) == ()


def test_what_is_wrong_in_a_file_is_listed_with_what_is_doubtful_by_file_and_line(folder):
    say(folder, "{quote: Taxes on wine shall rise, answers: [nobody]}", name="b")
    say(folder, "{quote: Prices of wine shall fall, quot: x}", name="a")
    (folder / "broken.txt").write_bytes(b"\xff")
    found = [(problem.path.name, problem.code) for problem in check(load(folder))]
    assert [name for name, _ in found] == ["broken.txt", "a.yaml", "a.yaml", "b.yaml", "b.yaml"]
    assert found[3:] == [("b.yaml", "missing"), ("b.yaml", "unknown-answer")]


def test_every_message_is_one_line_of_bearable_length(folder):
    say(folder, "quote: |\n          Words\n\n          and\n" + "          more words\n" * 5000)
    diagnostic = doubt(folder)
    assert "\n" not in diagnostic.message
    assert len(diagnostic.message) < 500
