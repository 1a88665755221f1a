"""The commands that write: what they make, and what they say."""

import os
import shlex
from pathlib import Path

import pytest

from perspectives.editing import destinations as homes
from perspectives.saving.journal import Journal
from perspectives.story.story import Entry, load
from tests.perspectives.sources.server import serving


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


def test_a_new_story_says_of_its_article_what_the_options_say(run, article):
    options = {"title": "The new bridge", "outlet": "The Weir", "author": "Ann Lee"}
    options |= {"date": "2031-03-02", "url": "https://example.org/bridge"}
    given = [word for key, value in options.items() for word in (f"--{key}", value)]
    code, out, err = run("new", "story", "--article", article, *given)
    assert (code, err) == (0, "")
    assert "“The new bridge”" in out
    (made,) = load(Path("story")).articles
    assert {key: getattr(made, key) for key in options} == options
    assert made.text == "“It will be closed,” she said.\n"


def test_what_an_article_cannot_say_of_itself_is_refused_and_nothing_is_made(run, article):
    Path("page.html").write_text("<p>Words that are long enough to be an article.</p>")
    for arguments, why in (
        (("--article", "page.html", "--title", "T"), "only .md and .txt have front matter"),
        (("--article", article, "--date", "7 January 2022"), "write 2022-01-07"),
        (("--article", article, "--title", " "), "--title: say something, or leave it out"),
        (("--article", article, "--article", "page.html", "--url", "u"), "--url: of several"),
    ):
        code, out, err = run("new", "story", *arguments)
        assert (code, out) == (2, "")
        assert why in err
        assert not Path("story").exists()


def test_a_new_story_may_have_several_articles(run, article):
    Path("reply.md").write_text("# The reply\n\n“It will not,” he said.\n")
    code, out, _ = run("new", "story", "--article", article, "--article", "reply.md")
    assert code == 0
    assert out.startswith("story: a story with bridge.txt, reply.md. Next, either\n")
    assert run("check", "story").code == 0


def test_an_article_is_added_to_a_story_and_one_line_says_so(run, article):
    run("new", "story", "--article", article)
    Path("reply.md").write_text("# The reply\n\n“It will not,” he said.\n")
    code, out, err = run("add-article", "story", "reply.md")
    assert (code, err) == (0, "")
    assert out == "story/reply.md: added, “The reply”; articles in the story: 2\n"
    assert [one.title for one in load(Path("story")).articles] == ["The bridge", "The reply"]
    code, out, err = run("add-article", "story", "reply.md")
    assert (code, out) == (2, "")
    assert err == "sidelong: reply.md: it is there already, as reply.md\n"


def test_a_statement_that_is_found_in_an_added_article_instead_is_told(run, article):
    run("new", "story", "--article", article)
    run("add", "story", "--actor", "Ann", "--perspective", "Town", "--quote", "It will be closed")
    Path("a.txt").write_text("“It will be closed,” said somebody else.\n")
    code, out, err = run("add-article", "story", "a.txt")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "“It will be closed” is found here now; to keep it there: article: article" in err
    assert "[other-article]" in err


def test_an_article_is_added_from_its_address(run, article, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    run("new", "story", "--article", article)
    with serving() as (url, asked):
        code, out, err = run("add-article", "story", f"{url}/text")
    assert (code, err, asked) == (0, "", ["/text"])
    assert out.startswith("story/127-0-0-1-text.txt: added; articles in the story: 2")
    (added,) = (one for one in load(Path("story")).articles if one.id != "article")
    assert "The dam is open." in added.text
    assert added.url == f"{url}/text"


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


# Filing a statement

TOWN = """\
perspective: The Town
actors:
  - name: Ann Lee
    aliases: [the mayor]
    statements:
      # The last words of the article.
      - quote: nobody was asked for it

  - name: Bo Ek
"""


@pytest.fixture
def story(tmp_path, monkeypatch) -> Path:
    """Return the name of a story in the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = Path("story")
    (folder / "perspectives").mkdir(parents=True)
    (folder / "article.txt").write_text(
        "“It will be closed in March,” the mayor said. “We will stay,” said Bo. In May he said:"
        " “We will stay.” Then nobody was asked for it.\n"
    )
    (folder / "perspectives" / "town.yaml").write_text(TOWN)
    return folder


MARCH = ("--quote", "It will be closed in March")


def the(story: Path, words: str) -> Entry:
    (entry,) = (one for one in load(story).statements if words in one.statement.quote)
    return entry


def test_a_statement_is_filed_in_article_order_and_told_with_its_line(run, story):
    code, out, err = run(
        *("add", story, "--actor", "the mayor", *MARCH, "--date", "2022-01-07"),
        *("--topic", "the bridge", "--stance", "support", "--kind", "mixed"),
        *("--note", "said twice:\nat night"),
    )
    assert (code, err) == (0, "")
    assert out == (
        "story/perspectives/town.yaml:6: filed under Ann Lee: “It will be closed in March”\n"
    )
    filed = the(story, "closed in March")
    assert (filed.line, filed.place) == (6, (0, 0))
    assert filed.statement.date == "2022-01-07"
    assert filed.statement.topic == "the bridge"
    assert filed.statement.stance == "support"
    assert filed.statement.kind == "mixed"
    assert filed.statement.note == "said twice:\nat night"
    text = (story / "perspectives" / "town.yaml").read_text()
    assert (
        "      # The last words of the article.\n      - quote: nobody was asked for it\n" in text
    )


def test_a_quote_is_one_line_whatever_it_was_copied_from(run, story):
    run("add", story, "--actor", "Ann Lee", "--quote", "  It will be\n closed\tin March\n")
    assert the(story, "closed").statement.quote == "It will be closed in March"


def test_what_is_left_empty_is_left_out(run, story):
    said = (*MARCH, "--topic", "", "--date", " ")
    assert run("add", story, "--actor", "Ann Lee", *said).code == 0
    assert the(story, "closed").statement.topic is None
    assert the(story, "closed").statement.date is None


def test_a_quote_that_the_article_does_not_hold_is_filed_with_a_warning(run, story):
    quote = "It would not be opened again in March, whatever is said"
    code, out, err = run("add", story, "--actor", "Ann Lee", "--quote", quote)
    assert code == 0
    assert out.startswith("story/perspectives/town.yaml:9: filed under Ann Lee: “It would not")
    assert err.startswith("story/perspectives/town.yaml:9:16: warning: the statement “It would not")
    assert "the nearest is “" in err
    assert "(score " in err
    assert err.endswith("[missing]\n")
    assert the(story, "opened again").place == (0, 1)


def test_a_quote_that_may_stand_in_two_places_is_filed_with_a_warning(run, story):
    code, out, err = run("add", story, "--actor", "Bo Ek", "--quote", "We will stay")
    assert code == 0
    assert "filed under Bo Ek" in out
    assert "say which by a prefix or a suffix [ambiguous]" in err
    statement = the(story, "stay").statement
    assert (statement.prefix, statement.suffix) == ("", "")


def test_a_quote_that_is_filed_already_is_filed_with_a_warning(run, story):
    quote = ("--quote", "nobody was asked for it")
    code, out, err = run("add", story, "--actor", "Ann Lee", *quote)
    assert (code, out.count("\n")) == (0, 1)
    assert out.startswith("story/perspectives/town.yaml:9: filed under Ann Lee")
    assert "[filed-twice]" in err


def test_of_several_articles_the_one_that_has_the_quote_best_is_named(run, story):
    (story / "later.txt").write_text("“It will be closed in March, or in May,” the mayor said.")
    quote = ("--quote", "It will be closed in March, or in May")
    assert run("add", story, "--actor", "Ann Lee", *quote).code == 0
    filed = the(story, "or in May")
    assert filed.statement.article == filed.article == "later"


def test_a_perspective_that_the_story_has_not_becomes_a_file(run, story):
    code, out, _ = run("add", story, "--perspective", "Town Hall", "--actor", "Cy Fox", *MARCH)
    assert code == 0
    assert out.startswith("story/perspectives/town-hall.yaml:6: filed under Cy Fox: ")
    assert the(story, "closed").perspective_id == "town-hall"
    assert (story / "perspectives" / "sidelong.schema.json").exists()


def test_the_one_actor_of_a_surname_is_found(run, story):
    code, out, err = run("add", story, "--actor", "lee", *MARCH)
    assert (code, err) == (0, "")
    assert "filed under Ann Lee" in out
    assert the(story, "closed").place == (0, 0)


def test_a_new_actor_gets_a_role_and_aliases(run, story):
    new = (
        "--actor",
        "Cy Fox",
        "--role",
        " harbour\nmaster ",
        "--alias",
        "Fox",
        "--alias",
        "old Cy",
    )
    assert run("add", story, "--perspective", "town", *new, "--alias", "", *MARCH).code == 0
    actor = the(story, "closed").actor
    assert (actor.name, actor.role, actor.aliases) == (
        "Cy Fox",
        "harbour master",
        ("Fox", "old Cy"),
    )
    # The same words serve for the next statement.
    assert run("add", story, *new, "--quote", "We will stay").code == 0
    assert the(story, "stay").place == (2, 1)


def test_a_new_actor_is_filed_in_the_perspective_that_is_named(run, story):
    assert run("add", story, "--perspective", "the town", "--actor", "Cy", *MARCH).code == 0
    assert the(story, "closed").place == (2, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--date", "7 January 2022"], "--date: 7 January 2022 is no date; write 2022-01-07"),
        (
            ["--date", "soon"],
            "--date: soon is no date; write 2022, 2022-01, 2022-01-07 or 2022-01-07T12:30",
        ),
        (
            ["--stance", "opose"],
            "--stance: stance is one of support, oppose, neutral, not opose; the nearest is oppose",
        ),
        (["--kind", "x"], "--kind: kind is one of direct, reported, mixed, not x"),
        (["--quote", " …"], "--quote: quote holds no word"),
        (["--actor", ""], "--actor: name holds no word"),
        (["--perspective", " "], "--perspective: perspective holds no word"),
        (
            ["--actor", "Anne Lee"],
            "nobody is called Anne Lee here; the nearest is Ann Lee;"
            " name a perspective for a new one (--perspective)",
        ),
        (
            ["--role", "governor"],
            "Ann Lee is known already, without a role; leave the role out, or change it in"
            " story/perspectives/town.yaml",
        ),
        (
            ["--alias", os.fsdecode(b"\xff")],
            "--alias: this holds a byte that is no UTF-8; give it as text",
        ),
        (
            ["--note", os.fsdecode(b"\xff")],
            "--note: this holds a byte that is no UTF-8; give it as text",
        ),
    ],
)
def test_what_cannot_be_filed_is_told_in_one_line_with_exit_code_2(run, story, arguments, message):
    before = (story / "perspectives" / "town.yaml").read_bytes()
    code, out, err = run("add", story, "--actor", "Ann Lee", *MARCH, *arguments)
    assert (code, out, err) == (2, "", f"sidelong: {message}\n")
    assert (story / "perspectives" / "town.yaml").read_bytes() == before
    assert [path.name for path in (story / "perspectives").iterdir()] == ["town.yaml"]


def test_a_damaged_file_is_to_be_mended_first(run, story):
    path = story / "perspectives" / "town.yaml"
    path.write_text(TOWN + "    role: a: b\n")
    code, out, err = run("add", story, "--actor", "Bo Ek", "--quote", "We will stay")
    assert (code, out) == (2, "")
    assert "town.yaml:10: mend line 10 first: " in err
    assert path.read_text() == TOWN + "    role: a: b\n"


def test_nothing_on_the_command_line_works_on_the_terminal_or_breaks_a_file(run, story):
    hostile = "evil \x1b[2J \u202e: # 'words' \x85 \\"
    code, out, err = run(
        *("add", story, "--actor", hostile, "--perspective", hostile, "--quote", hostile),
        *("--topic", hostile, "--note", hostile),
    )
    assert code == 0
    assert not set(out + err) & {"\x1b", "\u202e", "\x85"}
    assert out.count("\n") == 1
    statement = the(story, "evil").statement
    assert statement.note == hostile
    assert statement.quote == " ".join(hostile.split())
    (made,) = (story / "perspectives").glob("evil*.yaml")
    assert b"\x1b" not in made.read_bytes()


def test_a_statement_is_filed_beside_what_another_program_wrote_just_then(run, story, monkeypatch):
    path = story / "perspectives" / "town.yaml"
    find_home = homes.find_home

    def and_meanwhile(*arguments):
        if "# mine" not in path.read_text():
            path.write_text(path.read_text() + "# mine\n")
        return find_home(*arguments)

    monkeypatch.setattr(homes, "find_home", and_meanwhile)
    assert run("add", story, "--actor", "Ann Lee", *MARCH).code == 0
    assert path.read_text().endswith("# mine\n")
    assert the(story, "closed").place == (0, 0)


def test_a_statement_that_cannot_be_undone_is_filed_and_that_is_told(run, story, monkeypatch):
    Path("file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(Path("file").resolve()))
    code, out, err = run("add", story, "--actor", "Ann Lee", *MARCH)
    assert (code, out.count("\n")) == (0, 1)
    assert "so edits cannot be undone" in err
    assert the(story, "closed").place == (0, 0)


def test_what_was_filed_can_be_taken_back(run, story):
    run("add", story, "--actor", "Ann Lee", *MARCH)
    journals = Path(os.environ["XDG_STATE_HOME"]) / "sidelong" / "journals"
    assert Journal(story, journals).undo() is not None
    assert (story / "perspectives" / "town.yaml").read_text() == TOWN
