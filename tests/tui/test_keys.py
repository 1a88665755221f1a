"""The keys: every one does something, is told in help, and can be changed."""

from dataclasses import dataclass

import pytest
from textual.widgets import OptionList

from perspectives.errors import SidelongError
from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import (
    current,
    focused_side,
    page,
    reading,
    rows,
    text,
    write_story,
)
from tui.app import SidelongApp
from tui.keys import GROUPS, READER_KEYS
from tui.user.settings import SettingsError, settings_file
from tui.widgets.status import StatusLine

KEYS = {str(binding.id): binding.key.split(",") for binding in READER_KEYS}

FRAME = "side number {0} says that the harbour of town number {0} is to stay open in winter"
"""What all sides say in nearly the same words, so that all are related."""


@pytest.fixture
def story(tmp_path):
    """Return a story of ten perspectives with two actors each, on several pages of text."""
    air = "Rain fell on the town, and nobody who was asked knew when it would end. " * 4
    said = [(FRAME.format(n), f"we shall never agree with them, said {n} of us") for n in range(10)]
    article = "\n".join(f"“{one},” he said. “{other},” she said.\n{air}" for one, other in said)
    sides = {
        f"Side {n}": {f"Speaker {n}": [one], f"Deputy {n}": [other]}
        for n, (one, other) in enumerate(said)
    }
    return write_story(tmp_path / "story", {"article.txt": article}, sides)


@dataclass
class Situation:
    """What a reader sees and has; two that are equal cannot be told apart."""

    screen: str
    rows: list[str]
    current: str
    focus: object
    clipboard: str
    is_running: bool

    @classmethod
    def of(cls, app):
        return cls(
            type(app.screen).__name__,
            rows(app),
            current(app).id if hasattr(app.screen, "current") else "",
            app.focused,
            app.clipboard,
            app.is_running,
        )


BEFORE = {
    "read.left": ["l"],
    "go.forward": ["backspace"],
    "look.end-search": ["slash", *"harbour", "enter"],
    "go.perspective-5": ["6"],
}
"""Keys that lead to where another key has something to do, if the middle of the story is not it."""


def test_every_binding_has_an_id_and_a_line_of_help():
    ids = [binding.id for binding in READER_KEYS]
    assert len(set(ids)) == len(ids)
    for binding in READER_KEYS:
        assert binding.id.split(".")[0] in GROUPS
        assert binding.description
        assert not binding.description.endswith(".")


def test_no_key_does_two_things():
    keys = [key for keys in KEYS.values() for key in keys]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("group", GROUPS)
async def test_no_key_is_dead(story, group):
    async with reading(story, size=(160, 24)) as pilot:
        app = pilot.app
        for id_, key in ((id_, key) for id_, keys in KEYS.items() for key in keys):
            if not id_.startswith(f"{group}."):
                continue
            # From the middle, so that there is somewhere to go in every direction.
            await pilot.press("escape", "h", "5", *BEFORE.get(id_, []))
            await pilot.pause()
            before = Situation.of(app)
            await pilot.press(key)
            await pilot.pause()
            assert Situation.of(app) != before, key


async def test_keys_that_belong_to_nothing_change_nothing():
    async with reading() as pilot:
        before = Situation.of(pilot.app)
        for key in ("z", "f5"):
            await pilot.press(key)
            await pilot.pause()
            assert Situation.of(pilot.app) == before, key


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_ends_the_program(key):
    async with reading() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


# Other keys


def set_keys(**keys: str) -> None:
    lines = [f'"{id_.replace("__", ".").replace("_", "-")}" = "{key}"' for id_, key in keys.items()]
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("[keys]\n" + "\n".join(lines) + "\n")


async def test_a_key_can_be_changed_and_help_and_hints_know_it():
    set_keys(go__next="z", look__inspect="ctrl+o,f7")
    async with reading() as pilot:
        app = pilot.app
        first = current(app)
        assert ("z p", "statement") in app.screen.query_one(StatusLine).hints
        assert ("ctrl+o", "inspect") in app.screen.query_one(StatusLine).hints
        await pilot.press("n")
        assert current(app) == first
        await pilot.press("z")
        assert current(app) != first
        await pilot.press("p")
        assert current(app) == first
        for key in ("ctrl+o", "f7"):
            await pilot.press(key)
            assert type(app.screen).__name__ == "InspectScreen"
            await pilot.press("escape")
        await pilot.press("?")
        lines = [row.split("│")[1].split() for row in rows(app) if row.count("│") >= 2]
        assert any(line[:3] == ["z", "Next", "statement,"] for line in lines)


async def test_the_keys_of_scrolling_can_be_changed_as_well_everywhere():
    set_keys(read__down="z", read__up="Z")
    async with reading(size=(160, 24)) as pilot:
        await pilot.press("z", "z")
        await pilot.pause()
        assert page(pilot.app).scroll_y == 2
        await pilot.press("j", "down")
        await pilot.pause()
        assert page(pilot.app).scroll_y == 2
        await pilot.press("Z", "l", "z")
        await pilot.pause()
        assert page(pilot.app).scroll_y == 1
        assert focused_side(pilot.app) == current(pilot.app).perspective_id


@pytest.mark.parametrize("keys", ["z,Z", "z, Z"])
async def test_several_keys_are_parted_by_commas(keys):
    set_keys(go__next=keys)
    async with reading() as pilot:
        first = current(pilot.app)
        for key in ("z", "Z"):
            await pilot.press(key)
            await pilot.pause()
            assert current(pilot.app) != first
            await pilot.press("p")
            await pilot.pause()


@pytest.mark.parametrize(
    ("key", "pressed"),
    [("%", "percent_sign"), ("ö", "ö"), ("semicolon", ";"), (">", "greater_than_sign")],
)
async def test_a_key_may_be_named_by_its_character(key, pressed):
    set_keys(go__next=key)
    async with reading() as pilot:
        first = current(pilot.app)
        await pilot.press(pressed)
        await pilot.pause()
        assert current(pilot.app) != first


async def test_two_actions_can_change_places():
    set_keys(go__next="p", go__previous="n")
    async with reading() as pilot:
        first = current(pilot.app)
        await pilot.press("p")
        assert current(pilot.app) != first
        await pilot.press("n")
        assert current(pilot.app) == first


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('[keys]\n"go.nxt" = "x"\n', "go.nxt"),
        ('[keys]\n"go.next" = "p"\n', "go.previous"),
        ('[keys]\n"go.next" = "x"\n"look.find" = "x"\n', "look.find"),
        ('[keys]\n"go.next" = 7\n', "keys"),
        ('[keys]\n"go.next" = "x"\n"go.next" = "y"\n', "line 3"),
        ("[keys\n", "line 1"),
        ("[kees]\n", "kees"),
        ("keys = 3\n", "keys"),
        ("\x00", "line 1"),
    ],
)
def test_settings_that_cannot_be_understood_are_one_line_with_their_file(settings, told):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(settings)
    with pytest.raises(SettingsError) as error:
        SidelongApp(CSTO_PEACEKEEPERS)
    assert isinstance(error.value, SidelongError)
    assert str(settings_file()) in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_clash_is_found_by_whatever_name_a_key_goes():
    set_keys(go__next="question_mark")
    with pytest.raises(SettingsError):
        SidelongApp(CSTO_PEACEKEEPERS)


def test_settings_that_are_no_text_are_told_as_well():
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError):
        SidelongApp(CSTO_PEACEKEEPERS)
    settings_file().unlink()
    settings_file().mkdir()
    with pytest.raises(SettingsError):
        SidelongApp(CSTO_PEACEKEEPERS)


async def test_the_hints_show_the_first_keys_and_are_fewer_where_there_is_less_room():
    async with reading() as pilot:
        wide = text(pilot.app).splitlines()[-1]
        assert "n p statement" in wide
        assert wide.rstrip().endswith("? help")
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        narrow = text(pilot.app).splitlines()[-1]
        assert "n p statement" in narrow
        assert len(narrow) == 60


async def test_the_palette_goes_to_another_key_and_leaves_its_own():
    set_keys(app__palette="z")
    async with reading() as pilot:
        await pilot.press("ctrl+p")
        assert len(pilot.app.screen_stack) == 1
        await pilot.press("z")
        assert len(pilot.app.screen_stack) == 2


async def test_in_the_finder_ctrl_p_goes_up():
    async with reading() as pilot:
        await pilot.press("f", "down", "down", "ctrl+p")
        assert pilot.app.screen.query_one(OptionList).highlighted == 1
