"""What a person does to an actor: another name, other aliases, a role, another perspective."""

import shutil
from pathlib import Path

import pytest

from perspectives.editing.actors import described, file_actor, move_actor, set_actor
from perspectives.editing.destinations import KnownActor, NewActor, NewPerspective
from perspectives.errors import EditError
from perspectives.model import Actor
from perspectives.saving.save import Edit, save
from perspectives.story.story import Story, load, proposing
from seeds import CSTO_PEACEKEEPERS
from tests.perspectives.story.test_proposals import ARTICLE

TOWN = """\
perspective: Town
actors:
  # elected twice
  - name: 'Ida Holm'   # the mayor
    statements:
      - quote: We counted the cars and the trucks for a whole year
        id: counted

  - name: The council
    statements:
      # nobody asked it
      - quote: Nobody asked the people
"""

WALKERS = """\
perspective: Walkers
actors:
- name: Aron Beck
  aliases: [Beck]
  statements:
  - quote: the town never counted a single pedestrian
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    (tmp_path / "perspectives" / "walkers.yaml").write_text(WALKERS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def reviewed(folder: Path) -> Story:
    return proposing(load(folder), frozenset())


def saved(folder: Path, edit: Edit) -> Story:
    save(edit)
    after = load(folder)
    assert after.problems == ()
    return after


def file_text(folder: Path, name: str) -> str:
    return (folder / "perspectives" / f"{name}.yaml").read_text(encoding="utf-8")


def said(story: Story) -> dict[str, dict[str, list[str]]]:
    """Return the first words of what the files say, by perspective and actor."""
    return {
        side.name: {
            actor.name: [statement.quote.split()[0] for statement in actor.statements]
            for actor in side.perspective.actors
        }
        for side in story.perspectives
    }


# Another name, other aliases, a role


def test_a_role_is_set_on_a_line_of_its_own_and_all_else_stays(folder):
    story = load(folder)
    holm = described(story.perspective("town").perspective.actors[0], "Ida Holm", [], "mayor")
    saved(folder, set_actor(story, KnownActor("town", 0), holm))
    assert file_text(folder, "town") == TOWN.replace(
        "# the mayor\n", "# the mayor\n    role: mayor\n"
    )


def test_the_name_before_stays_an_alias(folder):
    story = load(folder)
    beck = story.perspective("walkers").perspective.actors[0]
    new = described(beck, "A. Beck-Olsen", beck.aliases, None)
    after = saved(folder, set_actor(story, KnownActor("walkers", 0), new))
    beck = after.perspective("walkers").perspective.actors[0]
    assert (beck.name, beck.aliases) == ("A. Beck-Olsen", ("Beck", "Aron Beck"))


def test_drafts_still_find_whom_they_called_by_the_name_before(folder):
    story = load(folder)
    holm = described(story.perspective("town").perspective.actors[0], "The Mayor", [], None)
    save(set_actor(story, KnownActor("town", 0), holm))
    proposed = [one for one in reviewed(folder).proposed if one.perspective_id == "town"]
    assert [one.actor.name for one in proposed] == ["The Mayor"]


def test_a_name_taken_back_is_no_alias_of_itself():
    renamed = described(Actor(name="Beck"), "Aron Beck", [], None)
    back = described(renamed, "Beck", renamed.aliases, None)
    assert (back.name, back.aliases) == ("Beck", ("Aron Beck",))


# Another perspective


def test_an_actor_moves_to_another_file_with_all_statements_comments_and_marks(folder):
    story = load(folder)
    home = NewActor("walkers", story.perspective("town").perspective.actors[0])
    edit = move_actor(story, KnownActor("town", 0), home)
    assert [change.path.stem for change in edit.changes] == ["walkers", "town"]
    after = saved(folder, edit)
    assert said(after)["Walkers"] == {"Aron Beck": ["the"], "Ida Holm": ["We"]}
    came = TOWN.partition("actors:\n")[2].partition("\n\n")[0]
    dedented = "".join(f"{line[2:]}\n" for line in came.splitlines())
    assert file_text(folder, "walkers") == WALKERS + dedented
    assert file_text(folder, "town") == TOWN.replace(f"{came}\n\n", "")
    assert edit.label == "Ida Holm, moved to Walkers"


def test_a_perspective_left_without_actors_has_an_empty_list_of_them(folder):
    story = load(folder)
    home = NewActor("town", story.perspective("walkers").perspective.actors[0])
    saved(folder, move_actor(story, KnownActor("walkers", 0), home))
    assert file_text(folder, "walkers") == "perspective: Walkers\nactors: []\n"


def test_an_actor_moves_to_a_new_perspective_with_the_comments(folder):
    story = load(folder)
    actor = story.perspective("town").perspective.actors[1]
    home = NewPerspective("The council’s own", actor)
    after = saved(folder, move_actor(story, KnownActor("town", 1), home))
    assert said(after)["The council’s own"] == {"The council": ["Nobody"]}
    assert "# nobody asked it" in file_text(folder, "the-council-s-own")


@pytest.mark.parametrize("id", ["kazakhstan", "russia", "united-states", "armenia", "csto"])
def test_every_actor_of_the_seed_moves_with_every_statement(tmp_path, id):
    for number in range(9):
        folder = tmp_path / str(number)
        shutil.copytree(CSTO_PEACEKEEPERS, folder)
        story = load(folder)
        side = story.perspective(id)
        if side is None or number >= len(side.perspective.actors):
            return
        actor = side.perspective.actors[number]
        other = next(one for one in story.perspectives if one.id != id)
        after = saved(folder, move_actor(story, KnownActor(id, number), NewActor(other.id, actor)))
        assert actor in after.perspective(other.id).perspective.actors
        assert {one.id for one in after.statements} == {one.id for one in story.statements}


def test_an_actor_whose_lines_are_not_all_understood_is_not_moved(folder):
    path = folder / "perspectives" / "town.yaml"
    path.write_text(TOWN.replace("id: counted", "di: counted"), encoding="utf-8")
    story = load(folder)
    home = NewActor("walkers", story.perspective("town").perspective.actors[0])
    with pytest.raises(EditError, match="mend line 7 first"):
        move_actor(story, KnownActor("town", 0), home)
    other = NewActor("walkers", story.perspective("town").perspective.actors[1])
    assert move_actor(story, KnownActor("town", 1), other).changes


# Two who are one


@pytest.mark.parametrize("name", ["Aron Beck", "beck"])
def test_who_gets_the_name_of_another_becomes_that_one(folder, name):
    story = load(folder)
    council = story.perspective("town").perspective.actors[1]
    edit = set_actor(story, KnownActor("town", 1), described(council, name, [], "union"))
    after = saved(folder, edit)
    assert said(after)["Walkers"] == {"Aron Beck": ["Nobody", "the"]}
    assert said(after)["Town"] == {"Ida Holm": ["We"]}
    beck = after.perspective("walkers").perspective.actors[0]
    assert beck.aliases == ("Beck", "The council")
    assert beck.role == "union"
    assert edit.label == "The council, joined with Aron Beck"


@pytest.mark.parametrize(("number", "other"), [(0, "The council"), (1, "Ida Holm")])
def test_two_of_one_file_become_one(folder, number, other):
    story = load(folder)
    actor = story.perspective("town").perspective.actors[number]
    new = described(actor, other, [], None)
    after = saved(folder, set_actor(story, KnownActor("town", number), new))
    assert said(after)["Town"] == {other: ["Nobody", "We"]}
    assert [one.statement.id for one in after.statements if one.statement.id] == ["counted"]


def test_a_namesake_in_the_other_perspective_gets_the_statements(folder):
    path = folder / "perspectives" / "walkers.yaml"
    path.write_text(WALKERS.replace("Aron Beck", "ida holm"), encoding="utf-8")
    story = load(folder)
    home = NewActor("walkers", story.perspective("town").perspective.actors[0])
    after = saved(folder, move_actor(story, KnownActor("town", 0), home))
    assert said(after)["Walkers"] == {"ida holm": ["We", "the"]}


# Who is only proposed


def test_what_is_proposed_of_an_actor_is_filed_as_the_actor_is_described(bare):
    story = reviewed(bare)
    becks = [one for one in story.proposed if one.actor.name == "Aron Beck"]
    beck = described(becks[0].actor, "A. Beck", [], "leads the walkers’ union")
    edit = file_actor(story, becks, NewPerspective("Walkers", beck))
    after = saved(bare, edit)
    assert said(after) == {"Walkers": {"A. Beck": ["Nobody", "the"]}}
    filed = after.perspective("walkers").perspective.actors[0]
    assert (filed.role, filed.aliases) == ("leads the walkers’ union", ("Aron Beck",))
    assert edit.label == "2 statements of A. Beck"


def test_an_alias_makes_one_of_two_who_are_proposed(tmp_path):
    (tmp_path / "article.txt").write_text(
        "“The dam has to be raised before the winter,” said Erik Sundby.\n\n"
        "“Nobody has told us who is going to pay for the dam,” said Sonja Vik.\n",
        encoding="utf-8",
    )
    story = reviewed(tmp_path)
    (sundby,) = [one for one in story.proposed if one.actor.name == "Erik Sundby"]
    actor = described(sundby.actor, "Erik Sundby", ["Sonja Vik"], None)
    save(file_actor(story, [sundby], NewPerspective("Valley", actor)))
    after = reviewed(tmp_path)
    assert [(one.actor.name, one.perspective_id) for one in after.proposed] == [
        ("Erik Sundby", "valley")
    ]


def test_who_is_proposed_becomes_one_with_whoever_is_filed_by_that_name(folder):
    (folder / "perspectives" / "town.yaml").write_text("perspective: Town\nactors: []\n")
    story = reviewed(folder)
    holms = [one for one in story.proposed if one.actor.name == "Ida Holm"]
    new = described(holms[0].actor, "Aron Beck", [], None)
    after = saved(folder, file_actor(story, holms, NewPerspective("Anywhere", new)))
    assert said(after)["Walkers"] == {"Aron Beck": ["The", "We", "the"]}
    assert after.perspective("walkers").perspective.actors[0].aliases == ("Beck", "Ida Holm")
