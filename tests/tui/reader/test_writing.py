"""A perspective file edited as a text while the story is read."""

import os
import shutil
import signal
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import current, find, page, reading, rows, settle, text, toasts, until
from tui.dialogs.ask import AskScreen
from tui.editor.area import YamlArea
from tui.editor.panel import Editor
from tui.editor.split import Desk
from tui.user.rescue import rescued
from tui.widgets.banner import Banner


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CSTO_PEACEKEEPERS, tmp_path / "story"))


def united_states(story: Path) -> Path:
    return story / "perspectives" / "united-states.yaml"


def area(pilot: Pilot[None]) -> YamlArea:
    return pilot.app.screen_stack[0].query_one(Editor).query_one(YamlArea)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def typed(pilot: Pilot[None], sign: str) -> None:
    """Wait until what was typed has been read."""
    await until(pilot, lambda: sign in text(pilot.app))


async def holds(pilot: Pilot[None], path: Path) -> None:
    """Wait until the panel shows what a file says."""
    await until(pilot, lambda: area(pilot).file.text == path.read_text())


async def edit(pilot: Pilot[None], letters: str = "difficult to get") -> None:
    await find(pilot, letters)
    await press(pilot, "e")
    await press(pilot)


async def test_a_file_that_is_opened_twice_at_once_has_one_panel(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        reader = pilot.app.screen
        reader.action_edit()
        reader.action_edit()
        await press(pilot)
        assert len(reader.query(Editor)) == 1
        assert area(pilot).has_focus


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (60, 24)])
async def test_the_current_statement_is_edited_beside_the_article(story, size):
    async with reading(story, size) as pilot:
        await edit(pilot)
        assert (
            "difficult to get"
            in area(pilot).file.text.split("\n")[area(pilot).cursor_location[0] + 1]
            + area(pilot).file.text.split("\n")[area(pilot).cursor_location[0]]
        )
        await typed(pilot, "✓ exact")
        assert "united-states.yaml" in text(pilot.app)
        assert page(pilot.app).region.height >= 6
        assert area(pilot).has_focus


async def test_one_panel_opens_however_often_its_key_is_pressed(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        for _ in range(4):
            pilot.app.simulate_key("e")
        await pilot.pause(0.3)
        await settle(pilot)
        assert len(pilot.app.screen.query(Desk)) == 1
        await press(pilot, "home", "enter", "up", *"# mine", "ctrl+s")
        assert b"# mine" in united_states(story).read_bytes()


async def test_the_passage_follows_what_is_typed(story):
    async with reading(story) as pilot:
        await edit(pilot, "demanded an explanation")
        await typed(pilot, "✓ exact")
        old = "demanded an explanation from Nur-Sultan"
        for new, sign in (
            ("The EU reacted more restrainedly to the deployment", "✓ exact"),
            ("The EU reacted very restrainedly to the deployment", "≈ close"),
            ("Nobody anywhere has heard of such a thing before now", "✗ missing"),
        ):
            start = area(pilot).file.location(area(pilot).file.text.index(old))
            end = area(pilot).file.location(area(pilot).file.text.index(old) + len(old))
            area(pilot).replace(new, start, end)
            await typed(pilot, sign)
            old = new
            if "EU" in new:
                assert "The EU reacted more restrainedly" in text(pilot.app)


async def test_what_is_typed_is_saved_and_shown_and_undone(story):
    path = united_states(story)
    before = path.read_bytes()
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up", *"# mine", "ctrl+s")
        assert path.read_bytes() != before
        assert b"# mine" in path.read_bytes()
        assert any("Saved: united-states.yaml" in toast for toast in toasts(pilot.app))
        await press(pilot, "escape")
        assert not pilot.app.screen.query(Desk)
        assert pilot.app.focused is page(pilot.app)
        await press(pilot, "u")
        assert path.read_bytes() == before


async def test_mistakes_are_marked_while_they_are_typed_and_the_page_stays(story):
    async with reading(story) as pilot:
        await edit(pilot)
        shown = pilot.app.screen.story.statements
        start = area(pilot).file.text.index("id: blinken-house")
        area(pilot).insert("topc: x\n        ", area(pilot).file.location(start))
        await typed(pilot, "1 problem")
        assert pilot.app.screen.story.statements == shown


async def test_a_tie_to_a_statement_that_is_not_there_is_told_while_it_is_typed(story):
    async with reading(story) as pilot:
        await edit(pilot, "demanded an explanation")
        await press(pilot, "home", *["down"] * 3, "end")
        line = area(pilot).cursor_location[0]
        area(pilot).insert("\n        answers: [nobody-said-so]", (line, 10**6))
        await typed(pilot, "1 problem")
        await press(pilot, "f8")
        await typed(pilot, "no statement has the id nobody-said-so")


async def test_leaving_asks_only_when_something_would_be_lost(story):
    path = united_states(story)
    before = path.read_bytes()
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "escape")
        assert not pilot.app.screen.query(Desk)
        await press(pilot, "e")
        await press(pilot, "x", "escape")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "escape")
        assert area(pilot).has_focus
        await press(pilot, "escape", "d")
        assert not pilot.app.screen.query(Desk)
        assert path.read_bytes() == before
        await press(pilot, "e")
        await press(pilot, "home", "enter", "up", *"# x", "escape", "s")
        assert not pilot.app.screen.query(Desk)
        assert b"# x" in path.read_bytes()


async def test_quitting_asks_about_what_was_typed(story):
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "x")
        page(pilot.app).focus()
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "d")
        assert not pilot.app.is_running


async def test_a_file_changed_underneath_is_a_choice_of_three(story):
    path = united_states(story)
    for answer, mine, theirs in (("t", False, True), ("m", True, False), ("b", False, True)):
        path.write_bytes((CSTO_PEACEKEEPERS / "perspectives" / path.name).read_bytes())
        async with reading(story) as pilot:
            await edit(pilot)
            await press(pilot, "home", "enter", "up", *"# mine")
            path.write_text("# theirs\n" + path.read_text())
            await pilot.pause(0.3)
            await press(pilot, "ctrl+s")
            assert isinstance(pilot.app.screen, AskScreen)
            assert b"# mine" not in path.read_bytes()
            await press(pilot, answer)
            assert (b"# mine" in path.read_bytes()) == mine
            assert (b"# theirs" in path.read_bytes()) == theirs
            assert ("# mine" in area(pilot).file.text) == (answer != "t")
            if answer == "b":
                below = pilot.app.screen.query_one("YamlArea.theirs", YamlArea)
                assert area(pilot).has_focus
                await press(pilot, "f9")
                assert "# theirs" in below.text
                await press(pilot, "enter", "tab", "shift+tab", "x", "X")
                assert below.file.text == path.read_text()
                assert below.has_focus
                await press(pilot, "escape")
                assert area(pilot).has_focus
                await press(pilot, "ctrl+s")
                assert b"# mine" in path.read_bytes()
            if answer == "m":
                await press(pilot, "escape", "u")
                assert path.read_bytes().startswith(b"# theirs\n")


async def test_saves_that_follow_one_another_are_not_taken_for_another_programs(story):
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up")
        for key in ("#", "ctrl+s", "1", "ctrl+s", "2", "ctrl+s", "3", "ctrl+s"):
            pilot.app.simulate_key(key)
        await pilot.pause(0.3)
        await settle(pilot)
        assert not isinstance(pilot.app.screen, AskScreen)
        assert b"#123\n" in united_states(story).read_bytes()
        assert not pilot.app.screen.file.unsaved


async def test_a_file_that_vanished_is_said_and_what_was_typed_stays(story):
    path = united_states(story)
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up", *"# mine")
        path.unlink()
        await pilot.pause(0.4)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, AskScreen)
        assert "# mine" in area(pilot).file.text
        await press(pilot, "m")
        assert b"# mine" in path.read_bytes()


async def test_to_go_on_typing_beside_a_file_that_vanished_keeps_what_was_typed(story):
    path = united_states(story)
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up", *"# mine")
        path.unlink()
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, AskScreen)
        await press(pilot, "b")
        assert "# mine" in area(pilot).file.text
        assert area(pilot).has_focus
        await press(pilot, "ctrl+s")
        assert b"# mine" in path.read_bytes()


async def test_a_file_that_cannot_be_saved_keeps_what_was_typed(story, monkeypatch):
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up", *"# mine")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        await press(pilot, "ctrl+s")
        monkeypatch.undo()
        assert any("the disk is full" in toast for toast in toasts(pilot.app))
        assert "# mine" in area(pilot).file.text
        await press(pilot, "ctrl+s")
        assert b"# mine" in united_states(story).read_bytes()


async def test_what_is_saved_but_cannot_be_undone_is_not_called_unsaved(story, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/nowhere")
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up", *"# mine", "ctrl+s")
        assert b"# mine" in united_states(story).read_bytes()
        assert not pilot.app.screen.file.unsaved
        assert "Saved: united-states.yaml" in toasts(pilot.app)
        assert any("edits cannot be undone" in toast for toast in toasts(pilot.app))


async def test_a_file_changed_by_another_program_is_shown_while_nothing_was_typed(story):
    path = united_states(story)
    async with reading(story) as pilot:
        await edit(pilot)
        path.write_text(path.read_text().replace("difficult to get", "very difficult to get"))
        await typed(pilot, "very difficult to get")
        assert "very difficult to get" in area(pilot).file.text


async def test_what_another_program_writes_leaves_the_cursor_and_the_keys_where_they_are(story):
    path = united_states(story)
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "end", "left")
        (row, column), opened = area(pilot).cursor_location, area(pilot)
        page(pilot.app).focus()
        path.write_text("# theirs\n" + path.read_text())
        await holds(pilot, path)
        assert pilot.app.focused is page(pilot.app)
        assert area(pilot) is opened
        assert area(pilot).cursor_location == (row + 1, column)
        path.write_text("# and\n" + path.read_text() + "# more\n")
        await holds(pilot, path)
        assert area(pilot).cursor_location[0] == row + 1
        await press(pilot, "e", "x", "ctrl+s")
        assert path.read_text().startswith("# and\n# theirs\n")
        assert not pilot.app.screen.file.unsaved


async def test_enter_on_the_banner_opens_the_editor_at_the_mistake(story):
    path = united_states(story)
    async with reading(story) as pilot:
        path.write_text(path.read_text().replace("role: US Secretary", "role: [US Secretary"))
        await typed(pilot, "! united-states.yaml")
        await press(pilot, "exclamation_mark", "enter")
        await press(pilot)
        row = area(pilot).cursor_location[0]
        assert "[US Secretary" in "\n".join(area(pilot).file.text.split("\n")[row - 1 : row + 2])
        path_text = area(pilot).file.text
        start = path_text.index("[US Secretary")
        area(pilot).delete(area(pilot).file.location(start), area(pilot).file.location(start + 1))
        await press(pilot, "ctrl+s")
        await press(pilot)
        assert not pilot.app.screen.query_one(Banner).display


async def test_bytes_that_were_not_touched_stay_as_they_were(story):
    path = united_states(story)
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").rstrip()
    path.write_bytes(data)
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up", *"# mine", "ctrl+s")
        after = path.read_bytes()
        assert after.replace(b"      # mine\r\n", b"") == data


# The writer's own editor


async def test_the_writers_own_editor_opens_at_the_quote_and_what_it_wrote_is_read(
    story, tmp_path, monkeypatch
):
    script = tmp_path / "vim"
    script.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0.told"\nfor last; do :; done\n')
    with script.open("a") as file:
        file.write('sed -i "s/difficult to get/very difficult to get/" "$last"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        line = current(pilot.app).line
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "E")
        await pilot.pause()
        assert f"{line}G" in (tmp_path / "vim.told").read_text()
        assert "very difficult to get" in current(pilot.app).statement.quote


async def test_an_editor_that_is_not_there_is_said_in_one_line(story, monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "E")
        assert any("no-such-editor-anywhere was not found" in toast for toast in toasts(pilot.app))


async def test_what_is_undone_in_the_editor_is_typing_and_no_edit_of_files(story):
    before = united_states(story).read_bytes()
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await press(pilot, "S", *"opp", "enter")
        after = united_states(story).read_bytes()
        assert after != before
        await press(pilot, "u")
        await press(pilot, "e")
        await press(pilot, "ctrl+r", "u")
        assert united_states(story).read_bytes() == before
        assert "u" in rows(pilot.app)[4] or area(pilot).file.text != before.decode()


async def test_what_was_typed_is_kept_when_something_else_ends_the_program(story):
    before = united_states(story).read_bytes()
    async with reading(story) as pilot:
        await edit(pilot)
        await press(pilot, "home", "enter", "up", *"# mine")
        os.kill(os.getpid(), signal.SIGTERM)
        await pilot.pause(0.3)
        assert not pilot.app.is_running
    assert united_states(story).read_bytes() == before
    (kept,) = rescued()
    assert "# mine" in kept.read_text()
    async with reading(story) as pilot:
        assert any(str(kept) in toast for toast in toasts(pilot.app))
    kept.unlink()
    async with reading(story) as pilot:
        assert not toasts(pilot.app)


async def test_a_click_on_a_mistake_that_is_mended_already_opens_nothing():
    async with reading() as pilot:
        banner = pilot.app.screen.query_one(Banner)
        assert not banner.mistakes
        banner.on_click()
        await settle(pilot)
        assert pilot.app.screen.file.panel is None
