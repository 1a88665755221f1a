"""The commands that write: what they make, and what they say."""

import shlex
from pathlib import Path

import pytest


@pytest.fixture
def article(tmp_path, monkeypatch) -> Path:
    """Return the name of an article in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("bridge.txt")
    path.write_text("---\ntitle: The bridge\n---\n“It will be closed,” she said.\n")
    return path


def test_a_new_story_says_what_to_do_next(run, article):
    code, out, err = run("new", "my story", "--article", article)
    assert (code, err) == (0, "")
    made, *next_steps = out.splitlines()
    assert made == "my story: a story with article.txt, “The bridge”. Next, either"
    assert [shlex.split(line)[0] for line in next_steps] == ["sidelong", "sidelong"]
    assert all("my story" in shlex.split(line) for line in next_steps)
    assert run("check", "my story").code == 0


def test_a_story_is_refused_in_one_line_with_exit_code_2(run, article):
    run("new", "story", "--article", article)
    code, out, err = run("new", "story", "--article", article)
    assert (code, out) == (2, "")
    assert err == "sidelong: story: this folder is not empty; choose a new name for the story\n"


def test_mistakes_in_the_articles_front_matter_are_announced(run, article):
    article.write_text("---\ntitle: The bridge: a story\n---\nText.\n")
    code, out, _ = run("new", "story", "--article", article)
    assert code == 0
    assert out.splitlines()[-1] == "Its front matter has mistakes: sidelong check story"
    assert run("check", "story").code == 1


def test_without_an_article_there_is_no_story(run, article):
    code, out, err = run("new", "story")
    assert (code, out) == (2, "")
    assert "--article" in err
    assert not Path("story").exists()
