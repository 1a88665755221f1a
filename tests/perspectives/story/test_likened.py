from pathlib import Path

import numpy as np
import pytest

from perspectives.model import RelationKind
from perspectives.relating.encoder import SIZE
from perspectives.relating.vectors import Vectors
from perspectives.story.story import Story, likened, load, proposing, related

SIMILAR = RelationKind.SIMILAR

ARTICLE = """\
"The weir was never safe," said Ann Lee. "Fish need clean gravel."

The council answered. "Nobody ever checked its gates," said Bo Oak. "Taxes will not rise."
"""
TOWN = """\
perspective: Town
actors:
  - name: Ann Lee
    statements:
      - quote: The weir was never safe
        id: unsafe
      - quote: Fish need clean gravel
"""
COUNCIL = """\
perspective: Council
actors:
  - name: Bo Oak
    statements:
      - quote: Nobody ever checked its gates
        id: unchecked
      - quote: Taxes will not rise
"""


class Axes(Vectors):
    """Vectors by which what speaks of the weir says the like, and all else something else."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def of(self, texts):
        self.asked += texts
        axes = [0 if "weir" in text or "gates" in text else 1 + len(text) for text in texts]
        return np.eye(SIZE, dtype=np.float32)[axes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(TOWN)
    (tmp_path / "perspectives" / "council.yaml").write_text(COUNCIL)
    return tmp_path


def similar(story: Story) -> dict[str, list[str]]:
    """Return what says the like, by the ids, of those that have any."""
    found = {
        entry.id: [tie.id for tie in entry.related if tie.kind is SIMILAR]
        for entry in story.statements
    }
    return {id_: ties for id_, ties in found.items() if ties}


def test_statements_that_say_the_like_are_tied_from_both_ends(folder):
    story = likened(load(folder), Axes())
    assert similar(story) == {"unsafe": ["unchecked"], "unchecked": ["unsafe"]}
    [tie] = story.statement("unsafe").related
    assert tie.score > 43
    assert tie.shared == ()
    sides = [entry for side in story.perspectives for _, said in side.actors for entry in said]
    assert sorted(sides, key=lambda one: one.id) == sorted(story.statements, key=lambda one: one.id)


def test_what_is_likened_already_is_the_story_itself(folder):
    vectors = Axes()
    story = likened(load(folder), vectors)
    assert likened(story, vectors) is story
    assert related(story) is story
    assert load(folder, story) is story
    assert len(vectors.asked) == 4


def test_without_vectors_what_was_tied_by_them_is_tied_no_more(folder):
    before = load(folder)
    story = likened(likened(before, Axes()), None)
    assert story.statements == before.statements
    assert likened(story, None) is story
    assert likened(before, None) is before


def test_what_a_hand_tied_stays_tied_by_hand(folder):
    (folder / "perspectives" / "council.yaml").write_text(
        COUNCIL.replace("id: unchecked", "id: unchecked\n        answers: [unsafe]")
    )
    story = likened(load(folder), Axes())
    [tie] = story.statement("unsafe").related
    assert tie.kind is RelationKind.ANSWERS


def test_a_statement_that_is_moved_or_edited_keeps_no_ties_but_its_own(folder):
    vectors = Axes()
    story = likened(load(folder), vectors)
    (folder / "perspectives" / "town.yaml").write_text("# first\n" + TOWN)
    moved = load(folder, story, relating=False)
    assert similar(moved) == similar(story)
    (folder / "perspectives" / "town.yaml").write_text(TOWN.replace("The weir was", "It is"))
    edited = load(folder, moved, relating=False)
    assert not similar(edited)
    assert not similar(likened(edited, vectors))
    (folder / "perspectives" / "town.yaml").write_text(TOWN)
    assert similar(likened(load(folder, edited, relating=False), vectors)) == similar(story)


def test_ties_by_wording_come_first_and_no_statement_is_tied_twice(folder):
    (folder / "perspectives" / "council.yaml").write_text(
        COUNCIL + "      - quote: The weir was perfectly safe\n"
    )
    story = likened(load(folder), Axes())
    kinds = [tie.kind for tie in story.statement("unsafe").related]
    assert kinds[-1] is SIMILAR
    assert kinds[0] is not SIMILAR
    ids = [tie.id for tie in story.statement("unsafe").related]
    assert len(set(ids)) == len(ids) == 2


def test_what_is_proposed_is_tied_as_well(tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)
    story = likened(proposing(load(tmp_path), frozenset()), Axes())
    assert len(story.proposed) == len(story.statements) == 2
    assert len(similar(story)) == 2


def test_a_story_in_which_nothing_is_said_is_left_alone(tmp_path):
    (tmp_path / "article.txt").write_text("Nothing happens here.")
    story = load(tmp_path)
    assert likened(story, Axes()).statements == ()
