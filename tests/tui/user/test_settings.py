from pathlib import Path

import pytest

from tui.keys import ALL_KEYS, bound_keys, help_rows
from tui.user.settings import SettingsError, read_settings, settings_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path


def write(text: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text)


def test_without_a_file_the_keys_are_as_they_come() -> None:
    assert bound_keys(read_settings().keys)["go.next"] == ["n"]


def test_where_no_folder_of_settings_can_be_the_keys_are_as_they_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/dev/null/nowhere")
    assert read_settings().keys == {}


def test_a_binding_gets_the_keys_that_the_file_gives_it() -> None:
    write('[keys]\n"go.next" = "n, ctrl+n"\n')
    assert bound_keys(read_settings().keys)["go.next"] == ["n", "ctrl+n"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[keys\n", "line 1"),
        ("[colours]\n", "colours"),
        ("[keys]\n'go.next' = 3\n", "keys"),
    ],
)
def test_a_file_that_cannot_be_understood_is_named_with_its_mistake(
    text: str, complaint: str
) -> None:
    write(text)
    with pytest.raises(SettingsError, match=complaint) as error:
        read_settings()
    assert str(settings_file()) in str(error.value)


def test_a_name_that_is_no_binding_is_an_error() -> None:
    with pytest.raises(SettingsError, match=r"go\.nwxt.*nearest is go\.next"):
        bound_keys({"go.nwxt": "x"})


def test_one_key_cannot_do_two_things() -> None:
    with pytest.raises(SettingsError, match=r"'p'.*go\.previous.*go\.next|go\.next.*go\.previous"):
        bound_keys({"go.next": "p"})


@pytest.mark.parametrize("kept", ["ctrl+c", "ctrl+q"])
def test_the_keys_that_always_copy_and_quit_cannot_do_something_else(kept: str) -> None:
    with pytest.raises(SettingsError, match="own keys"):
        bound_keys({"go.next": kept})


def test_every_binding_has_a_name_of_its_own_and_a_line_of_help() -> None:
    names = [binding.id for binding in ALL_KEYS]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(binding.description for binding in ALL_KEYS)


def test_help_shows_every_binding() -> None:
    shown = sum(len(rows) for _heading, rows in help_rows(bound_keys({}), ALL_KEYS))
    assert shown == len(ALL_KEYS) - 8, "the nine perspectives share a row"
    moved = bound_keys({"go.perspective-3": "ctrl+t"})
    assert sum(len(rows) for _heading, rows in help_rows(moved, ALL_KEYS)) == len(ALL_KEYS)
