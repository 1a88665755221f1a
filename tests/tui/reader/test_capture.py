"""A new statement, step by step: who says it, the form, and back without losing what was typed."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, TextArea

from perspectives.story.story import load
from tests.tui.journey import page, reading, settle, text, write_story
from tui.dialogs.ask import AskScreen
from tui.dialogs.form import StatementForm
from tui.dialogs.homes import HomeScreen
from tui.dialogs.line import LineScreen
from tui.dialogs.sides import SideScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.select_bar import SelectBar
from tui.widgets.typed_line import TypedLine

ARTICLE = """The harbour was loud. Ruth Lind, a baker, watched.

“It will be closed in March,” said Cy Fox, who keeps the harbour.

Lars Moen and Ida Berg left early.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    sides = {"Town": {"Ann Lee": ["who keeps the harbour"]}}
    return write_story(tmp_path / "story", {"article.txt": ARTICLE}, sides)


@pytest.fixture
def unfiled(tmp_path: Path) -> Path:
    return write_story(tmp_path / "bare", {"article.txt": ARTICLE}, {})


async def press(pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def listed(pilot) -> list[str]:
    options = pilot.app.screen.query_one(OptionList)
    return [str(option.prompt).split("   ")[0] for option in options.options]


def line(pilot, id: str) -> TypedLine:
    return pilot.app.screen.query_one(f"#{id}", TypedLine)


async def to_form(pilot) -> None:
    """Capture the quotation under the new name that the article gives, in the known side."""
    await press(pilot, "U", "a", "down", "enter")
    assert isinstance(pilot.app.screen, StatementForm)


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (60, 24)])
async def test_who_says_it_is_asked_beside_the_quote(story, size):
    async with reading(story, size) as pilot:
        await press(pilot, "U", "a")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "It will be closed in March" in text(pilot.app)


async def test_whom_the_article_names_is_listed_the_nearest_first_and_the_known_once(story):
    async with reading(story) as pilot:
        await press(pilot, "U", "a")
        names = listed(pilot)
        assert names[:2] == ["Cy Fox", "Cy Fox"]
        assert names[2:] == ["● Ann Lee", "Ruth Lind", "Lars Moen", "Ida Berg"]


async def test_somebody_who_is_named_is_found_by_a_few_letters_and_asked_a_side(story):
    async with reading(story) as pilot:
        await press(pilot, "U", "a", *"rut", "enter")
        assert isinstance(pilot.app.screen, SideScreen)
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "f", "ctrl+s")
    (entry,) = (one for one in load(story).statements if "March" in one.quote)
    assert (entry.actor.name, entry.perspective_id) == ("Ruth Lind", "00")


async def test_whom_the_article_puts_on_no_side_would_be_on_one_alone(unfiled):
    async with reading(unfiled) as pilot:
        await press(pilot, "U", "a")
        first = str(pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        assert first.startswith("Cy Fox   new, on a side alone   the article names “Cy Fox”")


async def test_in_a_story_without_perspectives_the_first_one_is_asked_its_name(unfiled):
    async with reading(unfiled) as pilot:
        await press(pilot, "P", "U", "a", *"rut", "enter")
        assert isinstance(pilot.app.screen, LineScreen)
        await press(pilot, *"Town", "enter", "f", "ctrl+s")
    (entry,) = load(unfiled).statements
    assert (entry.actor.name, entry.perspective_id) == ("Ruth Lind", "town")


async def test_escape_goes_from_the_form_to_the_names_to_the_words_and_back(story):
    async with reading(story) as pilot:
        await to_form(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "unclaimed quotation 1 of 1" in text(pilot.app)
        await press(pilot, "escape")
        assert "unclaimed quotation" not in text(pilot.app)
    assert len(load(story).statements) == 1


async def test_what_was_typed_in_the_form_is_there_after_a_step_back(story):
    async with reading(story) as pilot:
        await to_form(pilot)
        pilot.app.screen.query_one(TextArea).text = "It will be closed"
        await press(pilot, *"2031-1", "tab", *"port", "tab", "right", "tab", *"Harbour master")
        line(pilot, "aliases").value = "Fox, Cyrus Fox"
        for back in (["escape"], ["escape", "escape", "a"]):
            await press(pilot, *back)
            assert isinstance(pilot.app.screen, HomeScreen)
            await press(pilot, "down", "enter")
            assert pilot.app.screen.query_one(TextArea).text == "It will be closed"
            shown = [line(pilot, id).value for id in ("date", "topic", "role", "aliases")]
            assert shown == ["2031-1", "port", "Harbour master", "Fox, Cyrus Fox"]
        line(pilot, "date").value = "2031"
        await press(pilot, "ctrl+s")
    (entry,) = (one for one in load(story).statements if "closed" in one.quote)
    assert (entry.actor.name, entry.actor.role) == ("Cy Fox", "Harbour master")
    assert (entry.statement.date, entry.statement.topic) == ("2031", "port")
    assert entry.statement.stance == "support"


async def test_what_was_typed_of_a_name_is_there_after_a_step_back(story):
    async with reading(story) as pilot:
        await press(pilot, "U", "a", *"Ruth L", "enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.screen.query_one(TypedLine).value == "Ruth L"
        assert listed(pilot)[0] == "Ruth Lind"


async def test_a_new_perspectives_name_is_there_after_a_step_back(unfiled):
    async with reading(unfiled) as pilot:
        await press(pilot, "P", "U", "a", *"rut", "enter", *"Tow", "escape", "enter")
        assert isinstance(pilot.app.screen, LineScreen)
        assert pilot.app.screen.query_one(TypedLine).value == "Tow"


async def test_escape_on_a_doubt_goes_back_to_the_names(story):
    async with reading(story) as pilot:
        await press(pilot, "U", "a", *"Ann", "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.screen.query_one(TypedLine).value == "Ann"


async def test_escape_goes_back_to_words_that_the_keys_select_and_go_on_selecting(story):
    async with reading(story) as pilot:
        await press(pilot, "v", "w", "w")
        selected = pilot.app.screen.selection.span
        await press(pilot, "a", "escape")
        assert pilot.app.screen.selection.span == selected
        assert isinstance(pilot.app.focused, SelectBar)
        await press(pilot, "w")
        assert pilot.app.screen.selection.span[1] > selected[1]
        await press(pilot, "escape")
        assert pilot.app.screen.selection.span is None
        assert pilot.app.focused is page(pilot.app)


async def test_words_that_are_extended_meanwhile_keep_what_was_typed_and_have_their_own_quote(
    story,
):
    async with reading(story) as pilot:
        await press(pilot, "v", "w", "a", *"Ann", "enter")
        await press(pilot, *"2031", "escape", "escape", "w", "a", "enter")
        assert isinstance(pilot.app.screen, StatementForm)
        assert line(pilot, "date").value == "2031"
        assert (
            pilot.app.screen.query_one(TextArea).text
            == page(pilot.app).article.text[slice(*pilot.app.screen_stack[0].selection.span)]
        )


async def test_what_was_typed_of_other_words_is_not_asked_about_again(story):
    async with reading(story) as pilot:
        await press(pilot, "v", "w", "a", *"Ann", "escape", "escape", "U", "a")
        assert pilot.app.screen.query_one(TypedLine).value == ""
