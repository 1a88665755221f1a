"""What is said of a revision: one line a statement."""

from pathlib import Path

import pytest

from perspectives.checking.revision import Revision, revise
from perspectives.checking.revisionnotes import count, notes
from perspectives.model import Severity
from perspectives.story.story import Story, load
from tests.perspectives.checking.test_revision import FOUR, ONE, QUOTES, THREE, TWO, say, write


@pytest.fixture
def revised(tmp_path: Path) -> tuple[Story, tuple[Revision, ...]]:
    """Return a story of whose article every sentence but the first was touched."""
    write(tmp_path, ONE, TWO, THREE, FOUR)
    say(tmp_path, QUOTES)
    old = load(tmp_path)
    write(tmp_path, ONE, FOUR.replace("Friday", "Sunday"), TWO.replace("every", "each"))
    new = load(tmp_path, old)
    return new, revise(old, new)


def test_each_statement_that_is_not_unmoved_is_one_line_of_its_file(revised):
    told = notes(*revised)
    assert [(note.path.name, note.line, str(note.severity), note.code) for note, _ in told] == [
        ("town.yaml", 7, "warning", "changed"),
        ("town.yaml", 9, "warning", "lost"),
        ("town.yaml", 11, "note", "moved"),
    ]
    changed, lost, moved = (note.message for note, _ in told)
    assert changed.endswith("have changed: “every” became “each”")
    assert "was not found in article.txt" in lost
    assert moved.endswith("has moved: it stands in article.txt after “mayor repeated on Sunday:”")


def test_the_count_names_what_there_is(revised):
    _, revisions = revised
    assert count(revisions) == "1 unmoved, 1 moved, 1 changed, 1 lost"
    assert count(()) == "the article is the same, or no statement stands in it"


def test_what_is_found_again_is_a_note(tmp_path):
    write(tmp_path, ONE)
    say(tmp_path, QUOTES)
    old = load(tmp_path)
    write(tmp_path, ONE, FOUR)
    new = load(tmp_path, old)
    [(note, _)] = notes(new, revise(old, new))
    assert (note.severity, note.code) == (Severity.NOTE, "found")
    assert "is found now, in article.txt after" in note.message


def test_a_statement_that_many_words_were_taken_from_has_a_message_of_bearable_length(tmp_path):
    words = [f"word{n} and{n} more{n} of{n} it{n}" for n in range(400)]
    write(tmp_path, " ".join(words))
    say(tmp_path, {"long": " ".join(words)})
    old = load(tmp_path)
    write(tmp_path, " ".join(word.replace("more", "less") for word in words))
    new = load(tmp_path, old)
    [(note, _)] = notes(new, revise(old, new))
    assert note.message.endswith("and 396 more differences")
    assert len(note.message) < 1000
