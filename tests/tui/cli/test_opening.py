"""What can be opened besides a path: an address, and what another program writes."""

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perspectives.story.story import begin
from tests.perspectives.sources.server import serving
from tests.perspectives.sources.test_book import TABLE, TWO, write_book
from tui.cli import main as cli

SIDELONG = Path(sys.executable).parent / "sidelong"


@pytest.fixture(autouse=True)
def pages(tmp_path, monkeypatch) -> Path:
    """Return where pages are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "sidelong" / "pages"


@pytest.fixture
def opened(monkeypatch) -> list[Path]:
    """Note which stories a screen was opened on, instead of opening it."""
    paths: list[Path] = []
    monkeypatch.setattr(cli, "_open", paths.append)
    return paths


def test_an_address_is_fetched_once_and_opened_from_where_it_is_kept(run, opened, pages):
    with serving() as (url, asked):
        assert run(f"{url}/page").code == 0
        assert run(f"{url}/page").code == 0
    assert run(f"{url}/page").code == 0
    assert asked == ["/page"]
    (folder,) = pages.iterdir()
    assert opened == [folder] * 3


def test_an_address_from_which_nothing_comes_is_told_in_a_line(run, opened, pages):
    with serving() as (url, _):
        code, out, err = run(f"{url}/nowhere")
    assert (code, out) == (2, "")
    assert err == f"sidelong: {url}/nowhere: the server answers 404 Not Found\n"
    assert opened == []
    assert not pages.exists()


def test_only_addresses_of_the_web_are_opened(run, opened):
    code, _, err = run("file:///etc/passwd")
    assert (code, opened) == (2, [])
    assert "only http and https" in err


def test_a_draft_is_made_of_what_another_program_writes():
    said = 'The mayor, Ann Lee, said: "We will open the dam on Monday." Nobody came.\n'
    drafted = subprocess.run(
        [SIDELONG, "draft", "-"], input=said, capture_output=True, text=True, timeout=60
    )
    assert drafted.returncode == 0
    assert "We will open the dam on Monday" in drafted.stdout


def test_without_a_terminal_another_programs_words_are_kept_and_one_line_says_so():
    read = subprocess.run(
        [SIDELONG, "-"],
        input="Words.\n",
        capture_output=True,
        text=True,
        timeout=60,
        start_new_session=True,
    )
    assert read.returncode == 2
    assert "takes a terminal" in read.stderr


@pytest.mark.parametrize("content", ["", "\n", "a\0b"])
def test_input_without_an_article_is_told_in_a_line(content):
    read = subprocess.run(
        [SIDELONG, "-"], input=content, capture_output=True, text=True, timeout=60
    )
    assert read.returncode == 2
    assert read.stderr.count("\n") == 1


def on_a_terminal(*arguments: str, piped: bytes | None = None) -> tuple[int, int]:
    """Run the program on a terminal of its own; return its process, and the terminal."""
    source, sink = os.pipe()
    process, terminal = pty.fork()
    if process == 0:
        if piped is not None:
            os.dup2(source, 0)
        os.close(sink)
        os.execv(SIDELONG, ["sidelong", *arguments])
    os.close(source)
    if piped:
        os.write(sink, piped)
    os.close(sink)
    return process, terminal


def read_until(terminal: int, words: str) -> str:
    """Read what a program draws until these words are in it."""
    drawn, end = "", time.monotonic() + 60
    while words not in drawn:
        assert time.monotonic() < end, drawn
        drawn += os.read(terminal, 65536).decode(errors="replace")
    return drawn


def code_of(process: int, terminal: int) -> int:
    """Return a program's exit code, once it ends; what it draws is read meanwhile."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_what_comes_in_is_read_on_screen_with_the_keys_of_the_terminal():
    process, terminal = on_a_terminal("-", piped=b"The dam is open since Monday.\n")
    read_until(terminal, "The dam is open since Monday.")
    os.write(terminal, b"q")
    assert code_of(process, terminal) == 0


@pytest.mark.parametrize("key", [b"\x1b", b"\x03"])
def test_escape_and_control_c_stop_fetching(key, pages):
    with serving() as (url, asked):
        process, terminal = on_a_terminal(f"{url}/slow")
        read_until(terminal, "esc stops")
        while not asked:
            time.sleep(0.01)
        os.write(terminal, key)
        assert code_of(process, terminal) == cli.INTERRUPTED
    assert not pages.exists()


def test_of_a_book_a_story_is_made_with_one_file_and_all_chapters(run, tmp_path):
    book = write_book(tmp_path / "weir.epub", TWO, TABLE)
    assert run("new", tmp_path / "story", "--article", book).code == 0
    story = begin(tmp_path / "story")
    assert [article.id for article in story.articles] == ["article-1", "article-2"]
    assert run("draft", book, "--write", tmp_path / "drafted").code == 0
    assert [path.name for path in (tmp_path / "drafted").glob("*.*")] == ["article.epub"]
