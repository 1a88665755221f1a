import asyncio
import subprocess
import sys

import pytest

from perspectives.errors import AddressError, StoryError
from perspectives.sources import address, read
from perspectives.sources.address import fetch, is_address
from perspectives.sources.keeping import ending_of, folder_of, keep_page, keep_text
from perspectives.story.story import begin
from tests.perspectives.sources.server import serving


@pytest.fixture
def server():
    with serving() as its_address:
        yield its_address


def fetched(url, progress=lambda came, total: None):
    return asyncio.run(fetch(url, progress))


def refused(url) -> str:
    with pytest.raises(AddressError) as caught:
        fetched(url)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{url}: ")
    return caught.value.reason


def kept(url, pages):
    return begin(keep_page(url, fetched(url), pages))


def test_a_page_is_fetched_and_kept_as_a_story_that_stays_when_the_page_goes(server, tmp_path):
    url, asked = server
    story = kept(f"{url}/page", tmp_path / "pages")
    (article,) = story.articles
    assert article.title == "The dam opens"
    assert article.url == f"{url}/page"
    assert article.text.endswith("for days. «Ça va»")
    assert story.folder == folder_of(f"{url}/page", tmp_path / "pages")
    assert [path.name for path in story.folder.iterdir()] == ["article.html"]
    assert [folder.name for folder in (tmp_path / "pages").iterdir()] == [story.folder.name]
    assert asked == ["/page"]


@pytest.mark.parametrize("name", ["latin", "wrong-charset", "unknown-charset", "packed"])
def test_however_a_page_is_written_and_packed_its_letters_are_right(server, tmp_path, name):
    url, _ = server
    (article,) = kept(f"{url}/{name}", tmp_path).articles
    assert article.text.endswith("«Ça va»")


def test_progress_tells_how_much_has_come(server):
    told = []
    url, _ = server
    page = fetched(f"{url}/page", lambda came, total: told.append((came, total)))
    assert told[-1] == (len(page.content), None)


def test_redirects_are_followed_and_the_last_address_is_kept(server, tmp_path):
    url, asked = server
    (article,) = kept(f"{url}/moved", tmp_path).articles
    assert article.url == f"{url}/page"
    assert fetched(f"{url}/five").url == f"{url}/page"
    assert asked == ["/moved", "/page", "/five", *(f"/five?{n}" for n in (4, 3, 2, 1)), "/page"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere", "the server answers 404 Not Found"),
        ("round", "more than 5 redirects"),
        ("five?6", "more than 5 redirects"),
        ("to-file", "it leads to 'file:/etc/passwd', and only http and https"),
        ("bomb", "more than 20 MB"),
        ("endless", "more than 20 MB"),
        ("said-large", "more than 20 MB"),
        ("damaged", "damaged"),
        ("odd-packing", "not asked for: br"),
    ],
)
def test_what_is_no_page_is_told_in_a_line(server, name, reason):
    url, _ = server
    assert reason in refused(f"{url}/{name}")


def test_a_server_that_speaks_no_http_is_told_in_a_short_line(server):
    url, _ = server
    reason = refused(f"{url}/babbling")
    assert reason.startswith("cannot be fetched: ")
    assert len(reason) < 200


def test_a_password_in_an_address_is_not_kept_in_the_story(server, tmp_path):
    url, _ = server
    address = url.replace("://", "://ann:secret@") + "/page"
    (article,) = kept(address, tmp_path).articles
    assert article.url == f"{url}/page"
    assert not any("secret" in str(path) for path in tmp_path.rglob("*"))


def test_an_address_that_is_no_text_is_told_in_a_line(tmp_path):
    with pytest.raises(AddressError, match="holds a byte that is no UTF-8"):
        folder_of("http://example.org/\udcff", tmp_path)


@pytest.mark.parametrize("name", ["slow", "dripping"])
def test_a_server_that_does_not_come_to_an_end_is_left(server, monkeypatch, name):
    monkeypatch.setattr(address, "SECONDS", 0.3)
    url, _ = server
    assert "does not answer" in refused(f"{url}/{name}")


@pytest.mark.parametrize("name", ["slow", "dripping", "endless"])
def test_fetching_can_be_stopped(server, name):
    url, asked = server

    async def stopped() -> None:
        task = asyncio.create_task(fetch(f"{url}/{name}", lambda came, total: None))
        while not asked:
            await asyncio.sleep(0.01)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stopped())


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("binary", "this is no article, but image/png"),
        ("disguised", "this is no text"),
        ("empty", "there is no text in this page"),
    ],
)
def test_what_holds_no_article_is_told_in_a_line_and_not_kept(server, tmp_path, name, reason):
    url, _ = server
    with pytest.raises(AddressError, match=reason):
        kept(f"{url}/{name}", tmp_path)
    assert not [*tmp_path.iterdir()]


def test_a_text_is_kept_with_its_address(server, tmp_path):
    url, _ = server
    (article,) = kept(f"{url}/text?x='y'", tmp_path).articles
    assert article.text == "The dam is open.\n\n“Ça va.”\n"
    assert article.url == f"{url}/text?x='y'"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http://[",
        "http://a b/",
        "https://\x00",
    ],
)
def test_only_addresses_of_the_web_are_fetched(url):
    assert "leads to" not in refused(url)


def test_nobody_listens(tmp_path):
    with serving() as (url, _):
        pass
    assert "cannot be fetched" in refused(url)


@pytest.mark.parametrize("words", ["http://a", "HTTPS://a.org", "file:///a", "ftp://a"])
def test_an_address_is_told_from_a_path(words):
    assert is_address(words)
    assert not is_address(words.replace("://", "/"))


def test_without_the_library_one_line_says_how_to_install_it():
    program = (
        "import asyncio, sys; sys.modules['httpx'] = None\n"
        "from perspectives.sources.address import fetch\n"
        "asyncio.run(fetch('http://a.example', print))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stderr.strip().endswith(f"to fetch pages takes more: {address.INSTALL}")


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"<!DOCTYPE html><p>x", ".html"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><html>", ".html"),
        (b"<!-- saved --><html>", ".html"),
        (b"<p>Words", ".html"),
        (b"<3 is a heart", ".txt"),
        (b"Words <b>with</b> marks", ".txt"),
        (b"PK\x03\x04...", ".epub"),
    ],
)
def test_the_first_bytes_tell_what_comes_from_another_program(content, ending):
    assert ending_of(content) == ending


def test_words_that_came_from_a_program_are_kept_and_the_same_words_are_the_same_story(tmp_path):
    folder = keep_text(b"The dam is open.\n", tmp_path)
    (folder / "perspectives").mkdir()
    assert keep_text(b"The dam is open.\n", tmp_path) == folder
    assert (folder / "perspectives").is_dir()
    assert begin(folder).articles[0].text == "The dam is open.\n"
    assert keep_text(b"<p>The dam is <b>open</b>.", tmp_path) != folder


@pytest.mark.parametrize("content", [b"", b" \n", b"a\0b", b"<html></html>"])
def test_input_without_an_article_is_told_in_a_line_and_not_kept(tmp_path, content):
    with pytest.raises(StoryError):
        keep_text(content, tmp_path)
    assert not [*tmp_path.iterdir()]


def test_where_nothing_can_be_written_one_line_says_so(tmp_path):
    (tmp_path / "pages").write_text("a file")
    with pytest.raises(StoryError, match="cannot be kept"):
        keep_text(b"Words\n", tmp_path / "pages")


def test_a_page_that_a_browser_saved_tells_its_address(tmp_path):
    path = tmp_path / "a.html"
    saved = "<!-- saved from url=(0030)https://weir.example.org/a?b&amp;c -->"
    path.write_text(f"<!DOCTYPE html>\n{saved}\n<html><p>Words</p></html>")
    assert read(path)[0].url == "https://weir.example.org/a?b&c"
