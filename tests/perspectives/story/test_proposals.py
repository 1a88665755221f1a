"""What drafts propose stands among what is filed, in its place, and never twice."""

from pathlib import Path

import pytest

from perspectives.story.proposals import LEAST_SURE, NOBODY, dismissal
from perspectives.story.story import Story, load, proposing, related

ARTICLE = """\
The bridge over the Lune will be closed in March, Mayor Ida Holm said on Monday. “Nobody asked the
people who walk across it every morning,” said Aron Beck, who leads the walkers’ union.

“We counted the cars and the trucks for a whole year,” Holm told reporters. According to Beck, the
town never counted a single pedestrian.
"""

TOWN = """\
perspective: Town
actors:
  - name: Ida Holm
    role: mayor
    statements:
      - quote: We counted the cars and the trucks for a whole year
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def file_town(folder: Path, text: str = TOWN) -> None:
    (folder / "perspectives").mkdir()
    (folder / "perspectives" / "town.yaml").write_text(text, encoding="utf-8")


def reviewed(folder: Path, *dismissed: str, previous: Story | None = None) -> Story:
    return related(proposing(load(folder, previous), frozenset(dismissed)))


def said(story: Story) -> dict[str, list[str]]:
    return {
        actor.name: [entry.quote.split()[0] for entry in entries]
        for side in story.perspectives
        for actor, entries in side.actors
    }


def test_an_article_without_perspectives_has_everybodys_words_proposed(folder):
    story = reviewed(folder)
    assert said(story) == {
        "Ida Holm": ["The", "We"],
        "Aron Beck": ["Nobody", "the"],
    }
    assert story.filed == ()
    assert story.proposed == story.statements


def test_nothing_is_proposed_where_nobody_reviews(folder):
    assert load(folder).statements == ()


def test_to_propose_writes_nothing(folder):
    before = sorted(folder.rglob("*"))
    reviewed(folder)
    assert sorted(folder.rglob("*")) == before


def test_what_is_filed_is_not_proposed_again(folder):
    file_town(folder)
    story = reviewed(folder)
    assert said(story)["Ida Holm"] == ["The", "We"]
    assert [entry.quote.split()[0] for entry in story.filed] == ["We"]


def test_a_known_actors_words_are_proposed_behind_what_is_filed_for_him(folder):
    file_town(folder)
    (holms,) = [one for one in reviewed(folder).proposed if one.actor.name == "Ida Holm"]
    assert (holms.perspective_id, holms.place) == ("town", (0, 1))
    assert holms.actor.role == "mayor"


def test_an_actor_whom_no_file_has_stands_in_a_proposed_perspective_with_its_reason(folder):
    file_town(folder)
    story = reviewed(folder)
    files, proposed = story.perspectives[0], story.perspectives[1:]
    assert files.reason is None
    assert all(side.reason for side in proposed)
    assert not any(side.path.exists() for side in proposed)


def test_a_proposal_stands_where_its_words_were_taken_from(folder):
    for entry in reviewed(folder).proposed:
        start, end = entry.passage.spans[0][0], entry.passage.spans[-1][1]
        assert entry.draft is not None
        assert " ".join(ARTICLE[start:end].split()) == entry.quote


def test_no_name_stands_over_words_that_nobody_surely_said(folder):
    for entry in reviewed(folder).proposed:
        assert entry.draft is not None
        is_sure = entry.draft.actor is not None and entry.draft.confidence >= LEAST_SURE
        assert (entry.actor.name == NOBODY) == (not is_sure)


def test_what_was_dismissed_is_not_proposed_again(folder):
    story = reviewed(folder)
    gone = story.proposed[1]
    again = reviewed(folder, dismissal(gone), previous=story)
    assert [one.id for one in again.proposed] == [
        one.id for one in story.proposed if one.id != gone.id
    ]


def test_a_proposal_keeps_its_id_when_it_is_filed(folder):
    story = reviewed(folder)
    (holms,) = [one for one in story.proposed if one.quote.startswith("We counted")]
    file_town(folder)
    filed = reviewed(folder, previous=story).statement(holms.id)
    assert filed is not None
    assert filed.draft is None


def test_what_is_proposed_once_is_proposed_when_the_files_are_read_again(folder):
    story = reviewed(folder)
    file_town(folder)
    again = load(folder, story)
    assert [one.id for one in again.proposed] == [
        one.id for one in story.proposed if not one.quote.startswith("We counted")
    ]


def test_nothing_is_proposed_any_more_once_nobody_reviews(folder):
    assert proposing(reviewed(folder), None).statements == ()


def test_a_story_in_which_nothing_changed_is_the_same_story(folder):
    story = reviewed(folder)
    assert reviewed(folder, previous=story) is story


def test_what_no_file_can_hold_is_not_proposed(folder):
    endless = f"“It was {'and so on ' * 10_001},” said Cy Fox.\n"
    (folder / "article.txt").write_text(f"{ARTICLE}\n{endless}", encoding="utf-8")
    assert [*said(reviewed(folder))] == ["Ida Holm", "Aron Beck"]
