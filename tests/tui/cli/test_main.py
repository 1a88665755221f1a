"""The command line: what it prints, where, and with which exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from perspectives.format.schemafile import schema
from perspectives.saving.journal import Journal
from seeds import CSTO_PEACEKEEPERS, HERRING_BAN
from tui.cli import main as cli

SIDELONG = Path(sys.executable).parent / "sidelong"


@pytest.fixture
def opened(monkeypatch) -> list[Path]:
    """Note which stories a screen was opened on, instead of opening it."""
    paths: list[Path] = []
    monkeypatch.setattr(cli, "_open", paths.append)
    return paths


@pytest.fixture
def story(tmp_path, monkeypatch) -> Path:
    """Return the name of a story in the current folder that holds a mistake and a doubt."""
    monkeypatch.chdir(tmp_path)
    folder = Path("story")
    (folder / "perspectives").mkdir(parents=True)
    (folder / "article.txt").write_text("“The bridge will be closed in March,” the mayor said.\n")
    (folder / "perspectives" / "town.yaml").write_text(
        "perspective: Town\n"
        "actors:\n"
        "  - name: mayor\n"
        "    statements:\n"
        "      - quote: The bridge will be closed in March\n"
        "        answers: [nobody]\n"
        "      - quote: Taxes on wine and cheese shall rise by half\n"
    )
    return folder


# Reading


def test_without_a_word_the_library_opens(run, opened):
    assert run() == (0, "", "")
    assert opened == [None]


@pytest.mark.parametrize("path", ["my-story", "./check", "story/article.txt", "Check"])
def test_a_first_word_that_is_no_command_is_a_story(run, opened, path):
    assert run(path).code == 0
    assert opened == [Path(path)]


def test_two_stories_are_one_too_many(run, opened):
    code, _, err = run("one", "two")
    assert (code, opened) == (2, [])
    assert "unexpected extra argument" in err


def test_without_a_terminal_no_screen_opens(run, story):
    code, out, err = run(story)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "terminal" in err


# Help


def test_help_teaches_what_a_story_is_and_what_can_be_done_with_it(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "[STORY | COMMAND [ARGS]...]" in out
    assert all(word in out for word in ("article.txt", "perspectives/", "check", "export"))


def test_the_version_is_that_of_the_distribution(run):
    assert run("--version") == (0, "sidelong 0.1.0\n", "")


@pytest.mark.parametrize(
    "arguments",
    [["--nonsense"], ["check", "one", "two"], ["add", "x"], ["export", "x", "--format", "pdf"]],
)
def test_wrong_usage_is_told_in_short_with_exit_code_2(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Error: " in err
    assert "Traceback" not in err


# The story in the current folder

COMMANDS = {
    "check": [],
    "export": [],
    "add": ["--actor", "mayor", "--quote", "The bridge will be closed"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_in_a_storys_folder_that_story_is_meant(run, story, monkeypatch, command):
    named = run(command, story, *COMMANDS[command])
    monkeypatch.chdir(story)
    here = run(command, *COMMANDS[command])
    assert here.code == named.code != 2
    where = "perspectives/town.yaml"
    assert where in here.out or json.loads(here.out)["perspectives"][0]["id"] == "town"
    assert f"story/{where}" not in here.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("missing", ["article.txt", "perspectives"])
def test_elsewhere_one_line_says_what_to_name(run, story, monkeypatch, command, missing):
    monkeypatch.chdir(story)
    Path(missing).rename(Path("..") / missing)
    code, out, err = run(command, *COMMANDS[command])
    assert (code, out) == (2, "")
    assert err == (
        "sidelong: this folder is no story (an article and a folder perspectives/);"
        f" name one: sidelong {command} STORY\n"
    )


def test_a_fix_in_the_current_folder_can_be_taken_back(run, story, monkeypatch):
    monkeypatch.chdir(story)
    path = Path("perspectives", "town.yaml")
    before = path.read_text().replace("answers: [nobody]", "topc: bridges")
    path.write_text(before)
    assert "fixed: topc became topic" in run("check", "--fix").out
    journals = Path(os.environ["XDG_STATE_HOME"]) / "sidelong" / "journals"
    assert Journal(Path(), journals).undo() is not None
    assert path.read_text() == before


# Check


def test_a_story_in_which_everything_is_filed_has_nothing_to_tell(run):
    assert run("check", CSTO_PEACEKEEPERS) == (0, "", "")


def test_what_is_left_to_file_is_counted_as_a_note_for_each_article_and_no_mistake(run):
    code, out, err = run("check", HERRING_BAN)
    assert (code, err) == (0, "")
    notes = out.splitlines()
    assert [Path(note.split(":")[0]).name for note in notes] == [
        "courier.txt",
        "lamp.md",
        "observer.html",
    ]
    for note in notes:
        assert note.endswith(" more statements to file; check --unclaimed lists them [unclaimed]")


def test_what_no_statement_has_is_listed_on_request(run):
    code, out, _ = run("check", HERRING_BAN, "--unclaimed")
    assert code == 0
    assert all(note.endswith(" [unclaimed]") for note in out.splitlines())
    assert "“a story told by people who get seasick””; Greta Hollin seems to say it" in out


def test_a_story_without_anything_to_tell_prints_nothing(run, story):
    (story / "perspectives" / "town.yaml").write_text(
        "perspective: Town\nactors:\n  - name: mayor\n    statements:\n"
        "      - quote: The bridge will be closed in March\n"
    )
    assert run("check", story) == (0, "", "")
    assert run("check", story, "--format", "json") == (0, "[]\n", "")


def test_each_problem_is_one_line_that_an_editor_can_jump_to(run, story):
    code, out, err = run("check", story)
    assert (code, err) == (1, "")
    mistake, doubt = out.splitlines()
    where = "story/perspectives/town.yaml"
    assert mistake == f"{where}:6:19: error: no statement has the id nobody [unknown-answer]"
    assert doubt.startswith(f"{where}:7:16: warning: the statement “Taxes on wine and cheese")
    assert doubt.endswith("[missing]")


def test_a_path_is_shown_from_the_current_folder_where_that_is_shorter(run, story):
    assert run("check", story.resolve()).out == run("check", story).out


def test_the_same_is_there_as_data(run, story):
    code, out, _ = run("check", story, "--format", "json")
    assert code == 1
    mistake, doubt = json.loads(out)
    assert mistake == {
        "path": "story/perspectives/town.yaml",
        "line": 6,
        "column": 19,
        "severity": "error",
        "code": "unknown-answer",
        "message": "no statement has the id nobody",
    }
    assert (doubt["severity"], doubt["code"]) == ("warning", "missing")


def test_notes_are_there_as_data(run):
    code, out, _ = run("check", HERRING_BAN, "--format", "json")
    assert code == 0
    first = json.loads(out)[0]
    assert (first["severity"], first["code"], first["line"]) == ("note", "unclaimed", 9)


@pytest.mark.parametrize("command", ["check", "export"])
def test_what_is_no_story_is_told_in_one_line_with_exit_code_2(run, tmp_path, command):
    code, out, err = run(command, tmp_path)
    assert (code, out) == (2, "")
    assert err == f"sidelong: {tmp_path}: there is no article here; put one in as article.txt\n"


def test_nothing_in_a_file_or_its_name_works_on_the_terminal(run, story):
    hostile = os.fsdecode(b"\x1b[31m\n\xff.yaml")
    (story / "perspectives" / hostile).write_text(
        "perspective: P\nactors:\n- name: A\n  statements:\n"
        '  - quote: "quite \\e[2J other \\u202e words than these"\n'
    )
    code, out, _ = run("check", story)
    assert code == 1
    assert len(out.splitlines()) == 3
    assert not set(out) & {"\x1b", "\u202e", "\udcff"}
    code, out, _ = run("check", story, "--format", "json")
    assert not set(out) & {"\x1b", "\u202e", "\udcff"}
    assert any("\u202e" in problem["message"] for problem in json.loads(out))


# Check, and mend what can be mended


@pytest.fixture
def misspelled(story) -> Path:
    """Return the story's perspective file, with what can be mended, and a key that cannot."""
    path = story / "perspectives" / "town.yaml"
    path.write_text(
        "perspective: Town\nactors:\n  - name: mayor\n    statements:\n"
        "      - qoute: The bridge will beclosed in March\n        topc: x\n        nate: y\n"
    )
    return path


def test_what_was_mended_is_listed_before_what_is_left(run, story, misspelled):
    code, out, err = run("check", story, "--fix")
    assert (code, err) == (1, "")
    where = "story/perspectives/town.yaml"
    assert out.splitlines() == [
        f"{where}:5:9: fixed: qoute became quote [unknown-key]",
        f"{where}:5:16: fixed: “beclosed” became “be closed” [spacing]",
        f"{where}:6:9: fixed: topc became topic [unknown-key]",
        f"{where}:7:9: error: nate is no key of a statement; the nearest is date [unknown-key]",
    ]
    assert "      - quote: The bridge will be closed in March\n        topic: x\n" in (
        misspelled.read_text()
    )


def test_the_exit_code_is_that_of_what_is_left(run, story, misspelled):
    misspelled.write_text(misspelled.read_text().replace("        nate: y\n", ""))
    assert run("check", story).code == 1
    assert run("check", story, "--fix").code == 0
    assert run("check", story, "--fix") == (0, "", "")


def test_what_was_mended_and_what_is_left_are_there_as_data(run, story, misspelled):
    code, out, _ = run("check", story, "--fix", "--format", "json")
    assert code == 1
    told = json.loads(out)
    assert [one["message"] for one in told["fixed"]][2] == "topc became topic"
    assert [one["line"] for one in told["problems"]] == [7]
    assert told["fixed"][0].keys() == told["problems"][0].keys()


def test_mending_is_no_part_of_a_comparison(run, story, misspelled):
    before = misspelled.read_bytes()
    code, out, err = run("check", story, "--fix", "--against", story / "article.txt")
    assert (code, out) == (2, "")
    assert "--against" in err
    assert misspelled.read_bytes() == before


def test_what_would_be_mended_were_it_not_for_how_it_is_written_is_told(run, story, misspelled):
    misspelled.write_text(
        "perspective: Town\nactors:\n  - name: mayor\n    statements: &here\n"
        "      - quote: The bridge will beclosed in March\n  - name: A\n    statements: *here\n"
    )
    _, out, err = run("check", story, "--fix")
    assert "fixed" not in out
    assert "[spacing]" in out
    assert "&here is named by *here elsewhere" in err


# Check against an earlier version


@pytest.fixture
def old(story) -> Path:
    """Return an earlier version of the story's article, in which less was said."""
    path = Path("old.txt")
    path.write_text("Later.\n" + (story / "article.txt").read_text())
    return path


def test_a_revision_that_moves_nothing_is_a_count_with_exit_code_0(run, story, old):
    assert run("check", story, "--against", old) == (0, "1 unmoved\n", "")


def test_a_revision_that_changes_a_statement_lists_it_with_exit_code_1(run, story, old):
    old.write_text(old.read_text().replace("March", "April"))
    code, out, err = run("check", story, "--against", old)
    assert (code, err) == (1, "")
    change, count = out.splitlines()
    assert change.startswith("story/perspectives/town.yaml:5:16: warning: the words of the")
    assert change.endswith("“April” became “March” [changed]")
    assert count == "1 changed"
    code, out, _ = run("check", story, "--against", old, "--format", "json")
    assert code == 1
    data = json.loads(out)
    assert data["counts"] == {
        "unmoved": 0, "moved": 0, "changed": 1, "ambiguous": 0, "lost": 0, "found": 0,
    }  # fmt: skip
    (changed,) = data["statements"]
    assert changed["was"] == "The bridge will be closed in April"
    assert changed["now"] == "The bridge will be closed in March"
    assert re.fullmatch("[0-9a-f]{8}", changed["statement"])


def test_a_revision_that_loses_a_statement_has_no_words_for_it_now(run, story, old):
    (story / "article.txt").write_text("Nothing of all this was ever said.\n")
    code, out, _ = run("check", story, "--against", old, "--format", "json")
    assert code == 1
    (lost,) = json.loads(out)["statements"]
    assert (lost["code"], lost["was"]) == ("lost", "The bridge will be closed in March")
    assert lost["now"] is None


def test_an_earlier_version_that_cannot_be_read_is_told_in_one_line(run, story):
    code, out, err = run("check", story, "--against", "gone.txt")
    assert (code, out) == (2, "")
    assert err.startswith("sidelong: gone.txt: ")
    assert run("check", story, "--against", "old.pdf").code == 2


# Export


def test_export_prints_json_whatever_the_locale(story):
    (story / "article.txt").write_text("“Мост закроют в марте” 🌉")
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    export = subprocess.run(
        [SIDELONG, "export", story, "--format", "json"],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert json.loads(export.stdout)["articles"][0]["text"] == "“Мост закроют в марте” 🌉"
    check = subprocess.run([SIDELONG, "check", story], capture_output=True, env=environment)
    assert (check.returncode, check.stderr) == (1, b"")


# Schema


def test_the_schema_is_printed_as_it_is_shipped(run):
    code, out, err = run("schema")
    assert (code, err) == (0, "")
    assert out.encode() == schema()


# Endings


def test_a_reader_that_closes_early_leaves_no_traceback(story):
    many = "".join(f"      - quote: Something else was said number {n}\n" for n in range(3000))
    with (story / "perspectives" / "town.yaml").open("a") as file:
        file.write(many)
    command = f"'{SIDELONG}' check '{story}' | head -n 1"
    run = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert len(run.stdout.splitlines()) == 1
    assert run.stderr == ""


def test_an_interruption_is_quiet(run, monkeypatch):
    def interrupt(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_open", interrupt)
    code, out, err = run("story")
    assert (code, out, err.strip()) == (130, "", "")
