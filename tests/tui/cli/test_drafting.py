"""A draft without a screen: printed as files or as data, or written as a story."""

import json

from perspectives.format.file import parse
from perspectives.story.story import load
from tests.perspectives.story.test_proposals import ARTICLE, TOWN


def article(folder):
    path = folder / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_draft_is_printed_as_perspective_files(run, tmp_path):
    code, out, err = run("draft", article(tmp_path))
    assert (code, err) == (0, "")
    files = [parse(tmp_path / "side.yaml", text) for text in out.split("---\n")]
    assert [file.problems for file in files] == [()] * len(files)
    actors = [actor for file in files if file.perspective for actor in file.perspective.actors]
    assert {actor.name: len(actor.statements) for actor in actors} == {
        "Ida Holm": 2,
        "Aron Beck": 2,
    }


def test_a_draft_is_printed_as_data_with_what_speaks_for_it(run, tmp_path):
    code, out, _ = run("draft", article(tmp_path), "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert [one["actor"] for one in found] == ["Ida Holm", "Aron Beck", "Ida Holm", "Aron Beck"]
    for one in found:
        start, end = one["spans"][0]
        assert " ".join(ARTICLE[start:end].split()) == one["quote"]
        assert one["reason"]
        assert 0 <= one["confidence"] <= 100


def test_a_draft_writes_nothing_beside_its_article(run, tmp_path):
    path = article(tmp_path)
    run("draft", path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_draft_is_written_as_a_story_that_is_clean(run, tmp_path):
    code, out, err = run("draft", article(tmp_path), "--write", tmp_path / "story")
    assert (code, err) == (0, "")
    assert "4 statements are filed, to be reviewed" in out
    story = load(tmp_path / "story")
    assert story.problems == ()
    assert {entry.passage.state for entry in story.statements} == {"exact"}
    assert len(story.statements) == 4


def test_of_a_story_only_what_nobody_filed_is_drafted(run, tmp_path):
    article(tmp_path)
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    _, out, _ = run("draft", tmp_path, "--format", "json")
    assert not any(one["quote"].startswith("We counted") for one in json.loads(out))


def test_a_draft_is_never_written_over_anything(run, tmp_path):
    path = article(tmp_path)
    code, _, err = run("draft", path, "--write", tmp_path)
    assert code == 2
    assert "not empty" in err
    assert list(tmp_path.iterdir()) == [path]


MILL = """\
“Nobody has ground a sack of flour in the mill for forty years,” said Ada Brown, the mayor.

“Ada Brown has never ground a sack of flour,” the miller, Tom Hale, said in response.
"""


def test_a_draft_says_who_answers_whom_in_each_of_its_forms(run, tmp_path):
    path = tmp_path / "mill.txt"
    path.write_text(MILL, encoding="utf-8")
    _, printed, _ = run("draft", path)
    assert "id: brown-nobody-ground" in printed
    assert "answers: [brown-nobody-ground]" in printed
    _, data, _ = run("draft", path, "--format", "json")
    brown, hale = json.loads(data)
    assert brown["answers"] == []
    [answer] = hale["answers"]
    assert answer["id"] == brown["id"]
    assert "in response" in answer["reason"]
    run("draft", path, "--write", tmp_path / "story")
    first, second = load(tmp_path / "story").statements
    assert second.statement.answers == (first.id,)


def test_a_draft_names_no_statement_that_it_does_not_print(run, tmp_path):
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(
        "perspective: Town\nactors:\n  - name: Ada Brown\n    statements:\n"
        "      - quote: Nobody has ground a sack of flour in the mill for forty years\n"
    )
    _, printed, _ = run("draft", tmp_path)
    assert "Tom Hale" in printed
    assert "answers" not in printed
