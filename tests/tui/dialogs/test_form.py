"""The form in which a statement is confirmed: what it asks, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from perspectives.editing.destinations import Home, KnownActor, NewActor, NewPerspective
from perspectives.model import Actor
from perspectives.story.story import Entry, load
from tests.tui.journey import reading, settle, text, write_story
from tui.dialogs.form import StatementForm
from tui.dialogs.homes import HomeScreen
from tui.widgets.typed_line import TypedLine

SIZES = [(160, 45), (60, 24)]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write_story(
        tmp_path / "story",
        {"article.txt": "“It will be closed in March,” said Cy Fox, who keeps the harbour.\n"},
        {"Town": {"Ann Lee": ["who keeps the harbour"]}},
    )


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def capture(pilot: Pilot[None], name: str, home: Home) -> None:
    """Go to the unclaimed quotation, and choose who says it, by what was typed."""
    await press(pilot, "U", "a")
    screen = pilot.app.screen
    assert isinstance(screen, HomeScreen)
    screen.query_one(TypedLine).value = name
    await pilot.pause()
    screen.query_one(OptionList).highlighted = list(screen.choices(name)).index(home)
    await press(pilot, "enter")


def filed(story: Path) -> Entry:
    (entry,) = (one for one in load(story).statements if "March" in one.statement.quote)
    return entry


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_actor_is_filed_with_the_role_and_the_aliases_that_were_typed(story, size):
    async with reading(story, size) as pilot:
        await capture(pilot, "Cy Fox", NewActor("00", Actor(name="Cy Fox")))
        form = pilot.app.screen
        assert isinstance(form, StatementForm)
        assert pilot.app.focused is form.query_one("#date")
        await press(pilot, *"2022", "tab", *"port", "tab", "tab")
        assert pilot.app.focused is form.query_one("#role")
        assert "office or part in the story" in text(pilot.app)
        await press(pilot, *"Harbour master", "tab", *"Fox, old Cy ,, Fox", "enter")
    entry = filed(story)
    assert (entry.statement.date, entry.statement.topic) == ("2022", "port")
    assert (entry.perspective_id, entry.actor.name) == ("00", "Cy Fox")
    assert (entry.actor.role, entry.actor.aliases) == ("Harbour master", ("Fox", "old Cy"))


async def test_the_first_actor_of_a_new_perspective_has_a_role_too(story):
    async with reading(story) as pilot:
        await capture(pilot, "Cy Fox", NewPerspective("", Actor(name="Cy Fox")))
        await press(pilot, *"Harbour", "enter")
        pilot.app.screen.query_one("#role", TypedLine).value = "Harbour: master"
        await press(pilot, "ctrl+s")
    entry = filed(story)
    assert entry.perspective_id == "harbour"
    assert (entry.actor.role, entry.actor.aliases) == ("Harbour: master", ())


async def test_what_is_left_empty_is_not_written(story):
    async with reading(story) as pilot:
        await capture(pilot, "Cy Fox", NewActor("00", Actor(name="Cy Fox")))
        pilot.app.screen.query_one("#aliases", TypedLine).value = " , "
        await press(pilot, "ctrl+s")
    assert filed(story).actor.name == "Cy Fox"
    written = (story / "perspectives" / "00.yaml").read_text()
    assert "role" not in written
    assert "aliases" not in written


async def test_a_known_actor_is_not_asked_who_that_is(story):
    async with reading(story) as pilot:
        await capture(pilot, "Ann Lee", KnownActor("00", 0))
        # The article has it said by Cy Fox.
        await press(pilot, "f")
        form = pilot.app.screen
        assert isinstance(form, StatementForm)
        assert not form.query("#role, #aliases")
        await press(pilot, "ctrl+s")
    assert filed(story).actor.name == "Ann Lee"
