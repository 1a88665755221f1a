"""What is accepted is filed: in its place, under its actor, in one edit that can be undone."""

from pathlib import Path

import pytest

from perspectives.editing.authoring import set_keys
from perspectives.editing.carryout import carry_out
from perspectives.editing.destinations import NewActor
from perspectives.editing.filing import file_statements
from perspectives.editing.reviewing import accept, filings
from perspectives.errors import SidelongError
from perspectives.model import Actor
from perspectives.saving.save import Edit, save
from perspectives.story.story import Story, load, proposing
from tests.perspectives.story.test_proposals import ARTICLE, TOWN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def reviewed(folder: Path) -> Story:
    return proposing(load(folder), frozenset())


def filed(folder: Path) -> dict[str, list[str]]:
    """Return what the files say, by actor, in the order in which they have it."""
    story = load(folder)
    assert story.problems == ()
    return {
        actor.name: [statement.quote.split()[0] for statement in actor.statements]
        for side in story.perspectives
        for actor in side.perspective.actors
    }


def test_all_proposals_of_an_article_are_filed_in_one_edit(folder):
    story = reviewed(folder)
    edit = accept(story, story.proposed)
    save(edit)
    assert filed(folder) == {"Ida Holm": ["The", "We"], "Aron Beck": ["Nobody", "the"]}
    assert reviewed(folder).proposed == ()
    assert edit.label == "4 statements of 2 actors"


def test_each_is_found_where_it_was_proposed(folder):
    story = reviewed(folder)
    save(accept(story, story.proposed))
    after = load(folder)
    assert [entry.passage.spans for entry in after.statements] == [
        entry.passage.spans for entry in story.proposed
    ]
    assert {entry.passage.state for entry in after.statements} == {"exact"}


def test_a_known_actors_statement_is_put_among_his_own_in_the_order_of_the_article(folder):
    (folder / "perspectives").mkdir()
    (folder / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    story = reviewed(folder)
    holms = [one for one in story.proposed if one.actor.name == "Ida Holm"]
    save(accept(story, holms))
    assert filed(folder) == {"Ida Holm": ["The", "We"]}


def test_topic_and_stance_are_set_while_accepting(folder):
    story = reviewed(folder)
    save(set_keys(story, story.proposed[:2], {"topic": "closing", "stance": "oppose"}))
    statements = [entry.statement for entry in load(folder).statements]
    assert [(one.topic, one.stance) for one in statements] == [("closing", "oppose")] * 2


def test_keys_of_filed_and_proposed_statements_are_set_in_one_edit(folder):
    (folder / "perspectives").mkdir()
    (folder / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    story = reviewed(folder)
    save(set_keys(story, [*story.filed, *story.proposed[:1]], {"topic": "closing"}))
    assert filed(folder) == {"Ida Holm": ["The", "We"]}
    assert {entry.statement.topic for entry in load(folder).statements} == {"closing"}


def test_a_proposal_can_be_filed_under_another_actor(folder):
    (folder / "perspectives").mkdir()
    (folder / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    story = reviewed(folder)
    becks = [one for one in story.proposed if one.actor.name == "Aron Beck"]
    union = NewActor("town", Actor(name="Walkers’ union"))
    save(file_statements(story, filings(story, becks, home=union)))
    assert filed(folder)["Walkers’ union"] == ["Nobody", "the"]


def test_what_another_reader_has_accepted_in_between_is_not_filed_twice(folder):
    mine = reviewed(folder)
    save(accept(mine, mine.proposed[:3]))
    done = carry_out(folder, mine, lambda story: (accept(story, mine.proposed), None), saved)
    assert filed(folder) == {"Ida Holm": ["The", "We"], "Aron Beck": ["Nobody", "the"]}
    assert done.edit.label.startswith("a statement of ")


def test_where_another_reader_has_accepted_all_of_it_that_is_said_and_nothing_changed(folder):
    mine = reviewed(folder)
    save(accept(mine, mine.proposed))
    with pytest.raises(SidelongError, match="filed this already"):
        carry_out(folder, mine, lambda story: (accept(story, mine.proposed), None), saved)
    assert filed(folder) == {"Ida Holm": ["The", "We"], "Aron Beck": ["Nobody", "the"]}


def saved(_story: Story, edit: Edit) -> None:
    """Save as a reader does, without the journal."""
    save(edit)
