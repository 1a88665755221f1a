"""A new story: made whole of an article, or not at all."""

import json
from pathlib import Path

import pytest

from perspectives.errors import SidelongError
from perspectives.format.schemafile import SCHEMA_FILE, schema
from perspectives.story import create as newstory
from perspectives.story.create import make_story
from perspectives.story.story import load

TEXT = "\ufeff---\r\ntitle: The bridge\r\n---\r\n“It will be closed,” she said.".encode()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "Bridge 2022.TXT"
    path.write_bytes(TEXT)
    return path


def test_a_new_story_is_clean_and_holds_the_articles_own_bytes(tmp_path, article):
    folder = tmp_path / "story"
    assert make_story(folder, article).articles[0].title == "The bridge"
    assert (folder / "article.txt").read_bytes() == article.read_bytes() == TEXT
    assert (folder / "perspectives" / SCHEMA_FILE).read_bytes() == schema()
    assert load(folder).problems == ()


def test_an_empty_folder_is_made_a_story(tmp_path, article):
    folder = tmp_path / "empty"
    folder.mkdir()
    make_story(folder, article)
    assert json.loads((folder / "perspectives" / SCHEMA_FILE).read_bytes())


def listed(folder: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def nothing_comes_of(folder: Path, article: Path, around: Path) -> str:
    """Return why no story can be made, once it is clear that nothing was changed."""
    before = listed(around)
    with pytest.raises(SidelongError) as error:
        make_story(folder, article)
    assert listed(around) == before
    message = str(error.value)
    assert "\n" not in message
    return message


def test_nothing_is_written_over(tmp_path, article):
    folder = tmp_path / "story"
    make_story(folder, article)
    assert "not empty" in nothing_comes_of(folder, article, tmp_path)
    assert "this is a file" in nothing_comes_of(article, article, tmp_path)


def test_a_folder_within_one_that_is_not_there_is_not_made(tmp_path, article):
    message = nothing_comes_of(tmp_path / "a" / "story", article, tmp_path)
    assert f"there is no folder {tmp_path / 'a'}" in message


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.pdf", b"%PDF", "ends in .txt"),
        ("-", b"text", "ends in .txt"),
        ("binary.txt", b"a\0b", "NUL"),
    ],
)
def test_an_unsuitable_article_is_refused_before_anything_is_made(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    assert reason in nothing_comes_of(tmp_path / "story", tmp_path / name, tmp_path)


def test_an_article_that_is_not_there_is_named(tmp_path):
    assert "gone.txt" in nothing_comes_of(tmp_path / "story", tmp_path / "gone.txt", tmp_path)


@pytest.mark.parametrize("exists", [False, True])
def test_a_disk_that_is_full_leaves_nothing_half_made(tmp_path, article, monkeypatch, exists):
    def copy(original, target):
        target.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(newstory.shutil, "copyfileobj", copy)
    folder = tmp_path / "story"
    if exists:
        folder.mkdir()
    assert "No space left on device" in nothing_comes_of(folder, article, tmp_path)


def test_an_interruption_leaves_nothing_half_made(tmp_path, article, monkeypatch):
    def interrupt(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(newstory, "begin", interrupt)
    with pytest.raises(KeyboardInterrupt):
        make_story(tmp_path / "story", article)
    assert not (tmp_path / "story").exists()
