"""A new story: made whole of an article, or not at all."""

import json
from pathlib import Path

import pytest

from perspectives.errors import SidelongError
from perspectives.format.schemafile import SCHEMA_FILE, schema
from perspectives.story import create as newstory
from perspectives.story.create import add_article, make_story
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
    def put(temporary, path):
        assert temporary.exists()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(newstory, "put_new", put)
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


# Several articles


def test_several_articles_keep_their_names_and_those_of_one_name_get_numbers(tmp_path):
    for folder, text in (("one", "First."), ("two", "Second.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    (tmp_path / "one" / "report.md").write_text("Third.")
    given = [tmp_path / name for name in ("one/report.txt", "two/report.txt", "one/report.md")]
    made = make_story(tmp_path / "story", *given)
    assert [(one.id, one.text) for one in made.articles] == [
        ("report-2", "Second."),
        ("report-3", "Third."),
        ("report", "First."),
    ]
    assert made.problems == ()


def test_what_an_article_is_to_say_of_itself_is_written_into_the_copy_only(tmp_path, article):
    fields = {"title": "The bridge", "outlet": "The Weir", "url": "https://example.org/a"}
    (copy,) = make_story(tmp_path / "story", article, fields=fields).articles
    assert (copy.title, copy.outlet, copy.url) == tuple(fields.values())
    assert copy.text == "“It will be closed,” she said."
    assert article.read_bytes() == TEXT


def test_a_format_that_cannot_say_it_is_refused_before_anything_is_made(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>Some words of an article that is long enough to be read.</p>")
    before = listed(tmp_path)
    with pytest.raises(SidelongError, match=r"only \.md and \.txt have front matter"):
        make_story(tmp_path / "story", page, fields={"title": "The bridge"})
    assert listed(tmp_path) == before


@pytest.fixture
def story(tmp_path: Path, article: Path) -> Path:
    folder = tmp_path / "story"
    make_story(folder, article)
    return folder


def test_an_article_is_added_under_its_own_name_to_the_byte(tmp_path, story):
    other = tmp_path / "Other.txt"
    other.write_bytes(b"\xef\xbb\xbfOther words.\r\n")
    copy = add_article(story, other)
    assert copy == story / "Other.txt"
    assert copy.read_bytes() == other.read_bytes()
    assert [one.id for one in load(story).articles] == ["Other", "article"]
    assert load(story).problems == ()


def test_an_added_article_is_never_written_over_another_one(tmp_path, story):
    before = (story / "article.txt").read_bytes()
    for number, name in enumerate(("article.txt", "article.md", ".article.txt")):
        (tmp_path / name).write_text(f"Other words {number}.")
        add_article(story, tmp_path / name)
    assert (story / "article.txt").read_bytes() == before
    names = {path.name for path in story.iterdir() if path.is_file()}
    assert names == {"article.txt", "article-2.txt", "article-3.md", "article-4.txt"}
    assert load(story).problems == ()


def test_a_name_that_somebody_takes_meanwhile_is_left_to_him(tmp_path, story, monkeypatch):
    other = tmp_path / "other.txt"
    other.write_text("Other words.")
    put = newstory.put_new

    def late(temporary, path):
        if path.name == "other.txt":
            path.write_text("Somebody else's.")
        put(temporary, path)

    monkeypatch.setattr(newstory, "put_new", late)
    assert add_article(story, other).name == "other-2.txt"
    assert (story / "other.txt").read_text() == "Somebody else's."


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.pdf", b"%PDF", "ends in .txt"),
        ("binary.txt", b"a\0b", "NUL"),
        ("same.txt", TEXT, "there already, as article.txt"),
        ("gone.txt", None, "no such file"),
    ],
)
def test_what_cannot_be_added_is_refused_in_one_line(tmp_path, story, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = listed(tmp_path)
    with pytest.raises(SidelongError) as error:
        add_article(story, tmp_path / name)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)
    assert listed(tmp_path) == before


def test_to_an_article_that_is_read_alone_none_is_added(tmp_path, article):
    other = tmp_path / "other.txt"
    other.write_text("Other words.")
    with pytest.raises(SidelongError, match="is a story by itself"):
        add_article(article, other)


def test_a_full_disk_leaves_nothing_of_an_article_that_was_to_be_added(
    tmp_path, story, monkeypatch
):
    other = tmp_path / "other.txt"
    other.write_text("Other words.")
    before = listed(tmp_path)

    def put(temporary, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(newstory, "put_new", put)
    with pytest.raises(SidelongError, match="No space left on device"):
        add_article(story, other)
    assert listed(tmp_path) == before
