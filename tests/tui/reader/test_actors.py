"""Who speaks, changed by key: name, other names, role and perspective."""

from pathlib import Path

import pytest
from textual.widgets import Input

from perspectives.story.proposals import NOBODY
from perspectives.story.story import load
from tests.perspectives.editing.test_actors import TOWN, WALKERS
from tests.perspectives.story.test_proposals import ARTICLE
from tests.tui.journey import current, find, reading, settle, text, toasts
from tui.dialogs.actor import ActorForm
from tui.dialogs.sides import SideScreen


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "story"


@pytest.fixture
def story(article: Path) -> Path:
    (article / "perspectives").mkdir()
    (article / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    (article / "perspectives" / "walkers.yaml").write_text(WALKERS, encoding="utf-8")
    return article


def filed(story: Path) -> dict[str, dict[str, int]]:
    return {
        side.name: {actor.name: len(actor.statements) for actor in side.perspective.actors}
        for side in load(story).perspectives
    }


async def press(pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def type_in(pilot, id: str, words: str) -> None:
    pilot.app.screen.query_one(id, Input).value = words
    await pilot.pause()


def shown(pilot) -> str:
    return " ".join(text(pilot.app).replace("│", " ").split())


async def test_a_role_and_other_names_are_given_to_a_filed_actor(story):
    async with reading(story) as pilot:
        await find(pilot, "We counted")
        await pilot.press("w")
        assert isinstance(pilot.app.screen, ActorForm)
        assert "In town.yaml" in shown(pilot)
        await type_in(pilot, "#role", "mayor")
        await type_in(pilot, "#aliases", "Holm, the mayor , Holm")
        await press(pilot, "enter")
        holm = load(story).perspective("town").perspective.actors[0]
        assert (holm.role, holm.aliases) == ("mayor", ("Holm", "the mayor"))
        assert current(pilot.app).actor.role == "mayor"
        await press(pilot, "u")
    assert (story / "perspectives" / "town.yaml").read_text(encoding="utf-8") == TOWN


async def test_a_form_that_changes_nothing_writes_nothing(story):
    async with reading(story) as pilot:
        await find(pilot, "We counted")
        await pilot.press("w")
        await press(pilot, "enter")
        assert toasts(pilot.app) == []
    assert (story / "perspectives" / "town.yaml").read_text(encoding="utf-8") == TOWN


async def test_the_form_says_that_the_name_before_stays_among_the_other_names(story):
    async with reading(story) as pilot:
        await find(pilot, "We counted")
        await pilot.press("w")
        await type_in(pilot, "#name", "Ida Holm-Berg")
        assert "Ida Holm stays among the other names" in shown(pilot)
        await press(pilot, "enter")
        holm = load(story).perspective("town").perspective.actors[0]
        assert (holm.name, holm.aliases) == ("Ida Holm-Berg", ("Ida Holm",))


async def test_the_form_says_that_two_become_one_before_they_do(story):
    async with reading(story) as pilot:
        await find(pilot, "Nobody asked")
        await pilot.press("w")
        await type_in(pilot, "#name", "Aron Beck")
        assert "Aron Beck is in the files already, in Walkers" in shown(pilot)
        await press(pilot, "enter")
        assert filed(story) == {"Town": {"Ida Holm": 1}, "Walkers": {"Aron Beck": 2}}


async def test_an_actor_has_a_name(story):
    async with reading(story) as pilot:
        await find(pilot, "We counted")
        await pilot.press("w")
        await type_in(pilot, "#name", " … ")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActorForm)
        assert "a name holds a letter" in shown(pilot)


async def test_a_filed_actor_is_brought_to_another_perspective_with_all_that_was_said(story):
    async with reading(story) as pilot:
        await find(pilot, "We counted")
        await pilot.press("C")
        assert isinstance(pilot.app.screen, SideScreen)
        assert "Walkers" in shown(pilot)
        pilot.app.screen.query_one(Input).value = "walk"
        await pilot.pause()
        await press(pilot, "enter")
        assert filed(story)["Walkers"] == {"Aron Beck": 1, "Ida Holm": 1}
        assert current(pilot.app).perspective_id == "walkers"
        await press(pilot, "u")
        assert filed(story)["Town"] == {"Ida Holm": 1, "The council": 1}


async def test_a_filed_actor_is_brought_to_a_perspective_of_a_new_name(story):
    async with reading(story) as pilot:
        await find(pilot, "We counted")
        await pilot.press("C")
        pilot.app.screen.query_one(Input).value = "The mayor’s office"
        await pilot.pause()
        await press(pilot, "enter")
        assert filed(story)["The mayor’s office"] == {"Ida Holm": 1}


async def test_what_is_proposed_of_an_actor_is_filed_with_another_name_and_role(article):
    async with reading(article) as pilot:
        await find(pilot, "Nobody asked")
        await pilot.press("w")
        assert "In no file yet: enter files 2 proposed statements" in shown(pilot)
        await type_in(pilot, "#name", "A. Beck")
        await type_in(pilot, "#role", "leads the union")
        await press(pilot, "enter")
        (beck,) = [actor for side in load(article).perspectives for actor, _ in side.actors]
        assert (beck.name, beck.aliases, beck.role) == (
            "A. Beck",
            ("Aron Beck",),
            "leads the union",
        )
        assert len(beck.statements) == 2
        assert len(pilot.app.screen.story.proposed) == 2
        await press(pilot, "u")
        assert len(pilot.app.screen.story.proposed) == 4


async def test_what_is_proposed_of_an_actor_is_filed_in_another_perspective(article):
    async with reading(article) as pilot:
        await find(pilot, "Nobody asked")
        await pilot.press("C")
        assert "enter files 2 proposed statements there" in shown(pilot)
        pilot.app.screen.query_one(Input).value = "Holm"
        await pilot.pause()
        await press(pilot, "enter")
        ((name, actors),) = filed(article).items()
        assert actors == {"Aron Beck": 2}
        proposed = pilot.app.screen.story.proposed
        assert {one.actor.name for one in proposed} == {"Ida Holm"}
        assert {
            pilot.app.screen.story.perspective(one.perspective_id).name for one in proposed
        } == {name}


async def test_whom_nobody_can_name_has_no_form(article):
    path = article / "article.txt"
    path.write_text("It was a cold day.\n\n“Nothing at all was said about the price of it.”\n")
    async with reading(article) as pilot:
        if not pilot.app.screen.story.proposed:
            pytest.skip("such a quotation is not proposed")
        assert current(pilot.app).actor.name == NOBODY
        await press(pilot, "w", "C")
        assert any("does not say who" in toast for toast in toasts(pilot.app))
