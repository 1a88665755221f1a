"""What the docs say of the program is what the program does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from perspectives.format.file import read
from perspectives.sources import READERS
from tui.cli.main import cli
from tui.keys import READER_KEYS

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("page", "make"),
    [("keys.md", "keys"), ("format.md", "format_page"), ("sidelong.1", "manual_page")],
)
def test_what_a_page_takes_from_the_program_is_up_to_date(page, make):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    program = (
        f"from docs.make import {make}; import sys; sys.stdout.buffer.write({make}().encode())"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert text == run.stdout.decode(), "make docs"


def test_the_manual_page_has_every_command_and_nothing_that_man_would_take_for_a_macro():
    page = (ROOT / "docs" / "sidelong.1").read_text(encoding="utf-8")
    commands = cli.list_commands(click.Context(cli))
    assert re.findall(r"^\.SS sidelong (.+)$", page, re.M) == commands
    macros = set(re.findall(r"^[.'](\S+)", page, re.M))
    known = {"TH", "SH", "SS", "PP", "TP", "B", "I", "RI", "IR", "RS", "RE", "br", "nf", "fi"}
    assert macros <= known | {r"\""}


def commands_in(text: str) -> list[str]:
    """Return the lines of a page's indented examples that call the program."""
    return [
        line.strip().partition("#")[0] for line in re.findall(r"^    (sidelong\b.*)$", text, re.M)
    ]


def test_every_command_that_the_readme_names_exists_and_has_its_options():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    called = commands_in(readme) + re.findall(r"`(sidelong [^`]+)`", readme)
    assert len(called) >= 8
    for line in called:
        words = shlex.split(line)[1:]
        command = cli.get_command(click.Context(cli), words[0]) if words else None
        if command is None:
            # What is read: a path, an address or a pipe.
            assert len(words) <= 1, line
            assert not words or re.search(r"[-./]", words[0]), line
            continue
        options = {name for one in command.params for name in one.opts}
        assert {word for word in words if word.startswith("--")} <= options, line


def test_every_target_of_make_that_the_readme_names_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rules = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"^    make (\w+)", readme, re.M))
    assert named
    assert named <= rules


def test_the_readmes_way_from_an_article_to_a_filed_statement_can_be_gone_as_it_stands(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    article = tmp_path / "council.txt"
    article.write_text("“The lamps stay on,” Mara Holt said.\n", encoding="utf-8")
    named = {"FILE": article, "my-story": tmp_path / "my-story", "SIDE": "Council"}
    named |= {"NAME": "Mara Holt", "TEXT": "The lamps stay on"}
    for command in ("new", "add"):
        (line,) = (one for one in commands_in(readme) if one.startswith(f"sidelong {command} "))
        words = [str(named.get(word, word)) for word in shlex.split(line)[1:]]
        subprocess.run([Path(sys.executable).parent / "sidelong", *words], check=True)
    filed = read(tmp_path / "my-story" / "perspectives" / "council.yaml").perspective
    assert filed is not None
    assert [one.quote for one in filed.actors[0].statements] == ["The lamps stay on"]


def test_make_installs_what_the_stories_that_come_with_the_program_take():
    """One of the second story's articles is a page, which a plain installation cannot read."""
    run = subprocess.run(
        ["make", "--dry-run", "--always-make", ".venv/installed"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    endings = {path.suffix for path in (ROOT / "seeds").glob("*/*.html")}
    assert endings == {".html"}
    assert "--editable '.[web]'" in run.stdout


def test_every_key_that_the_readme_names_is_bound():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Keys")[1].split("All of them")[0]
    named = {name for name in re.findall(r"`([^`]+)`", table) if not name.startswith("$")}
    bound = {key for binding in READER_KEYS for key in binding.key.split(",")}
    assert named <= bound


@pytest.mark.parametrize("page", ["README.md", "docs/format.md"])
def test_the_perspective_files_in_the_docs_are_valid(page, tmp_path):
    text = (ROOT / page).read_text(encoding="utf-8")
    examples = [
        block for block in re.findall(r"```yaml\n(.*?)```", text, re.S) if "actors:" in block
    ]
    assert examples
    for example in examples:
        path = tmp_path / "side.yaml"
        path.write_text(example, encoding="utf-8")
        assert read(path).problems == ()


def test_the_page_about_the_house_names_every_room_and_no_other_place():
    text = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    for root in ("perspectives", "tui"):
        for package in (ROOT / root).iterdir():
            if (package / "__init__.py").exists():
                assert f"`{package.name}/`" in text, package
    named = re.findall(r"`((?:perspectives|tui|tests)/[\w./]*)`", text)
    assert named
    assert not [place for place in named if not (ROOT / place).exists()]


@pytest.mark.parametrize(
    "page", ["README.md", "docs/keys.md", "docs/format.md", "docs/articles.md", "docs/views.md"]
)
def test_links_lead_somewhere(page):
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_format_is_described():
    described = (ROOT / "docs" / "articles.md").read_text(encoding="utf-8")
    assert all(f"`{ending}`" in described for ending in READERS)
