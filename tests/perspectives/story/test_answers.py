"""Answers that are proposed in a story: beside those of its files, and among its proposals."""

from pathlib import Path
from shutil import copytree

import pytest

from perspectives.model import RelationKind
from perspectives.story.answers import dismissal_of
from perspectives.story.story import Story, again, load, proposing, related, with_files
from seeds import CSTO_PEACEKEEPERS, HERRING_BAN

ARTICLE = """\
“Nobody has ground a sack of flour in the mill for forty years,” said Ada Brown, the mayor.

“Ada Brown has never ground a sack of flour,” the miller, Tom Hale, said in response.
"""
BROWN = """\
perspective: Town
actors:
  - name: Ada Brown
    statements:
      - quote: Nobody has ground a sack of flour in the mill for forty years
"""
HALE = """\
perspective: Mill
actors:
  - name: Tom Hale
    statements:
      - quote: Ada Brown has never ground a sack of flour
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "perspectives").mkdir()
    return tmp_path


def reviewing(folder: Path, dismissed: frozenset[str] = frozenset()) -> Story:
    """Return a story with all that is proposed in it but what was dismissed."""
    return related(proposing(load(folder), dismissed))


def answered(story: Story) -> list[tuple[str, str]]:
    """Return who answers whom by proposal, by their surnames."""
    return [
        (entry.actor.name.split()[-1], other.actor.name.split()[-1])
        for entry in story.statements
        for tie in entry.related
        if tie.answers and tie.draft and (other := story.statement(tie.id))
    ]


def test_what_is_proposed_may_answer_what_is_proposed(folder):
    assert answered(reviewing(folder)) == [("Hale", "Brown")]


def test_what_is_filed_may_answer_what_is_proposed_and_what_is_filed(folder):
    (folder / "perspectives" / "mill.yaml").write_text(HALE)
    assert answered(reviewing(folder)) == [("Hale", "Brown")]
    (folder / "perspectives" / "town.yaml").write_text(BROWN)
    assert answered(reviewing(folder)) == [("Hale", "Brown")]


def test_the_tie_stands_on_both_and_says_why(folder):
    brown, hale = reviewing(folder).statements
    [there], [back] = hale.related, brown.related
    assert (there.kind, there.answers, there.answered) == (RelationKind.ANSWERS, True, False)
    assert (back.kind, back.answers, back.answered) == (RelationKind.ANSWERS, False, True)
    assert there.draft is not None
    assert there.draft == back.draft
    assert "in response" in there.draft.reason


def test_what_is_proposed_is_there_before_its_answers_are_looked_for(folder):
    story = proposing(load(folder), frozenset())
    assert len(story.proposed) == 2
    assert answered(story) == []
    assert answered(related(story)) == [("Hale", "Brown")]


def test_nothing_is_proposed_where_nobody_asks(folder):
    (folder / "perspectives" / "town.yaml").write_text(BROWN)
    (folder / "perspectives" / "mill.yaml").write_text(HALE)
    assert answered(load(folder)) == []


def test_what_a_file_says_already_is_not_proposed(folder):
    (folder / "perspectives" / "town.yaml").write_text(BROWN + "        id: mill\n")
    (folder / "perspectives" / "mill.yaml").write_text(HALE + "        answers: [mill]\n")
    story = reviewing(folder)
    [tie] = [tie for entry in story.statements for tie in entry.related if tie.answers]
    assert tie.draft is None


def test_what_was_dismissed_stays_away(folder):
    brown, hale = reviewing(folder).statements
    gone = frozenset([dismissal_of(hale.statement, brown.statement)])
    story = reviewing(folder, gone)
    assert answered(story) == []
    assert answered(proposing(story, frozenset())) == [("Hale", "Brown")]


def test_what_changes_nothing_in_the_words_is_not_worked_out_again(folder, monkeypatch):
    (folder / "perspectives" / "mill.yaml").write_text(HALE)
    story = reviewing(folder)
    monkeypatch.setattr("perspectives.drafting.answering.answers.Signals", None)
    (folder / "perspectives" / "mill.yaml").write_text(HALE + "        topic: flour\n")
    assert answered(again(folder, story)) == [("Hale", "Brown")]


# The stories that come with the program


def test_most_of_what_was_tied_by_hand_in_the_first_story_is_proposed_without_it(tmp_path):
    by_hand = tied(load(CSTO_PEACEKEEPERS))
    assert len(by_hand) == 9
    copytree(CSTO_PEACEKEEPERS, tmp_path / "story")
    for file in (tmp_path / "story" / "perspectives").glob("*.yaml"):
        lines = file.read_text().splitlines(keepends=True)
        file.write_text("".join(one for one in lines if "answers:" not in one))
    story = reviewing(tmp_path / "story")
    assert len(tied(story) & by_hand) >= 7
    # The two that nobody tied by hand: Zakharova takes up Blinken's house; Washington doubts the
    # request.
    assert {one[0] for one in tied(story) - by_hand} == {"Zakharova", "administration"}


def tied(story: Story) -> set[tuple[str, str, str, str]]:
    """Return who answers whom, and with which words."""
    return {
        (
            entry.actor.name.split()[-1],
            " ".join(entry.quote.split()[:4]),
            other.actor.name.split()[-1],
            " ".join(other.quote.split()[:4]),
        )
        for entry in story.statements
        for tie in entry.related
        if tie.answers and (other := story.statement(tie.id))
    }


def test_what_is_surely_proposed_in_the_stories_of_the_program_is_right():
    sure = [
        (entry.actor.name, other.actor.name)
        for folder in (CSTO_PEACEKEEPERS, HERRING_BAN)
        for story in [reviewing(folder)]
        for entry in story.statements
        for tie in entry.related
        if tie.answers and tie.draft and tie.draft.confidence >= 80
        for other in [story.statement(tie.id)]
        if other
    ]
    assert sure == [("Maria Zakharova", "Antony Blinken"), ("Tomas Aldery", "Greta Hollin")]


def test_a_file_that_is_typed_keeps_its_answers(folder):
    (folder / "perspectives" / "mill.yaml").write_text(HALE)
    story = reviewing(folder)
    assert answered(with_files(story, story.files)) == [("Hale", "Brown")]
