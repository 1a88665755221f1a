"""What two readings of a story have to do with each other."""

from pathlib import Path

import pytest

from perspectives.story.differences import continued, news
from perspectives.story.story import Story, load

ARTICLE = (
    "“We counted the cars for a year,” she said. “Nobody asked us,” he said. “Never,” they said."
)

UNION = """\
perspective: Union
actors:
  - name: Holm
    statements:
      - quote: Nobody asked us
      - quote: We counted the cars for a year
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "perspectives" / "union.yaml").write_text(UNION)
    return tmp_path


def rewritten(folder: Path, **files: str | None) -> tuple[Story, Story]:
    """Return the story before and after its perspectives were written anew."""
    before = load(folder)
    for name, content in files.items():
        path = folder / "perspectives" / f"{name}.yaml"
        if content is None:
            path.unlink()
        else:
            path.write_text(content)
    return before, load(folder, before)


def told_of(before: Story, after: Story) -> list[str]:
    return [told for _path, told in news(before, after)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (UNION + "      - quote: Never\n", "union.yaml: 1 statement added"),
        (UNION.replace("      - quote: Nobody asked us\n", ""), "union.yaml: 1 statement removed"),
        (UNION.replace("asked us", "asked us, ever"), "union.yaml: 1 statement changed"),
        (
            UNION.replace("asked us", "asked us\n        topic: asking") + "      - quote: Never\n",
            "union.yaml: 1 statement added, 1 changed",
        ),
        (UNION.replace("Union", "The union"), "union.yaml: changed"),
        (UNION.replace("name: Holm", "name: Holm\n    role: chair"), "union.yaml: changed"),
    ],
)
def test_what_changed_in_a_file_is_told_in_a_few_words(folder, text, told):
    assert told_of(*rewritten(folder, union=text)) == [told]


def test_a_comment_is_no_news(folder):
    assert told_of(*rewritten(folder, union="# why\n" + UNION)) == []


def test_files_that_came_and_went_are_told(folder):
    other = UNION.replace("Nobody asked us", "Never")
    assert told_of(*rewritten(folder, union=None, town=other)) == [
        "town.yaml: new, 2 statements",
        "union.yaml is gone",
    ]


def test_a_reworded_statement_goes_on_in_the_one_that_reads_most_like_it(folder):
    text = UNION.replace("cars for a year", "cars for two years").replace("asked us", "asked me")
    before, after = rewritten(folder, union=text)
    names = continued(before, after)
    quotes = {
        entry.statement.quote: after.statement(names[entry.id]).statement.quote
        for entry in before.statements
    }
    assert quotes == {
        "Nobody asked us": "Nobody asked me",
        "We counted the cars for a year": "We counted the cars for two years",
    }


def test_a_statement_that_is_gone_does_not_go_on_in_quite_another_one(folder):
    before, after = rewritten(
        folder, union=UNION.replace("Nobody asked us", "Roads, bridges, tolls")
    )
    names = continued(before, after)
    assert len(names) == 1


def test_a_statement_moved_to_another_file_is_one_less_and_one_more(folder):
    less = UNION.replace("      - quote: Nobody asked us\n", "")
    more = "perspective: Town\nactors:\n  - name: Ek\n    statements:\n      - quote: {}\n"
    before, after = rewritten(folder, town=more.format("Never"))
    before, after = rewritten(
        folder, union=less, town=more.format("Never") + "      - quote: Nobody asked us\n"
    )
    assert sorted(told_of(before, after)) == [
        "town.yaml: 1 statement added",
        "union.yaml: 1 statement removed",
    ]
