"""What stands before the rows of a thread."""

import itertools

from perspectives.story.threads import thread
from tests.perspectives.story.test_threads import story
from tui.drawing.threads import branches


def drawn(names: str, *answers: str, proposed: tuple[str, ...] = ()) -> list[str]:
    made = story(names, *answers, proposed=proposed)
    turns = thread(made, made.statements[0])
    return [
        line
        for turn, (first, other) in zip(turns, branches(turns), strict=True)
        for line in (first + turn.entry.id, other + ".")
    ]


def test_answers_hang_on_branches_and_what_answers_these_further_in():
    assert drawn("abcd", "ba", "cb", "da") == [
        "a",
        ".",
        "├─ b",
        "│  .",
        "│  └─ c",
        "│     .",
        "└─ d",
        "   .",
    ]


def test_the_branch_to_what_is_proposed_is_dashed():
    assert drawn("abc", "ba", proposed=("ca",))[2::2] == ["├─ b", "└╌ c"]


def test_the_deepest_answers_are_indented_no_further():
    names = "abcdefghijklmn"
    lines = drawn(names, *(b + a for a, b in itertools.pairwise(names)))
    assert max(map(len, lines)) <= 8 * 3 + 2 + 1
