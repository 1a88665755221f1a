from pathlib import Path

import pytest

from tui.navigation.jumps import Place
from tui.user.state import MOST_STORIES, Memory, recall, remember


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def keep(story: str, top: int) -> None:
    remember(Path(story), Place("article", top, "blinken"), theme="nord", columns=False)


def test_nothing_is_remembered_at_first() -> None:
    assert recall() == Memory()


def test_a_place_in_each_story_and_the_last_theme_are_remembered() -> None:
    keep("/stories/one", 100)
    keep("/stories/two", 200)
    memory = recall()
    assert memory.places["/stories/one"] == Place("article", 100, "blinken")
    assert memory.places["/stories/two"].top == 200
    assert (memory.theme, memory.columns) == ("nord", False)


def test_the_story_read_longest_ago_is_forgotten_first() -> None:
    for number in range(MOST_STORIES + 1):
        keep(f"/stories/{number}", number)
    keep("/stories/1", 7)
    places = recall().places
    assert len(places) == MOST_STORIES
    assert "/stories/0" not in places
    assert list(places)[-1] == "/stories/1"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"places": 3}', b"\xff\xfe\0"])
def test_a_file_that_cannot_be_understood_counts_as_none(home: Path, content: bytes) -> None:
    keep("/stories/one", 1)
    (file,) = (home / "sidelong").iterdir()
    file.write_bytes(content)
    assert recall() == Memory()


def test_a_place_that_cannot_be_written_is_let_go(home: Path) -> None:
    (home / "sidelong").write_text("a file where a folder should be")
    keep("/stories/one", 1)
    assert recall() == Memory()


def test_a_story_that_is_a_link_to_itself_by_now_is_remembered_all_the_same(home: Path) -> None:
    (home / "loop").symlink_to("loop")
    keep(str(home / "loop"), 7)
    assert recall().places[str(home / "loop")].top == 7


def test_writing_leaves_no_litter(home: Path) -> None:
    keep("/stories/one", 1)
    keep("/stories/one", 2)
    assert len(list((home / "sidelong").iterdir())) == 1
