import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.saving.hunks import LinesChangedError, hunks, take_back

ENDS = st.sampled_from([b"\n", b"\r\n", b"\r"])
WORDS = st.sampled_from([b"", b"a", b"b", b"kind: direct", "« déjà vu »".encode(), b"\xff\0"])
LINES = st.lists(st.builds(bytes.__add__, WORDS, ENDS), max_size=12)
CONTENTS = st.builds(bytes.__add__, st.builds(b"".join, LINES), WORDS) | st.binary(max_size=40)


def numbered(*lines: int) -> bytes:
    return b"".join(b"line %d\n" % line for line in lines)


@given(CONTENTS, CONTENTS)
def test_an_edit_is_taken_back_to_the_byte(before, after):
    assert take_back(after, hunks(before, after)) == before


@given(st.integers(0, 60), st.integers(0, 60))
def test_of_a_line_that_moved_far_no_other_line_is_taken_back(start, target):
    moved = list(range(61))
    moved.insert(target, moved.pop(start))
    before, after = numbered(*range(61)), numbered(*moved)
    found = hunks(before, after)
    assert take_back(after, found) == before
    assert sum(len(hunk.old + hunk.new) for hunk in found) <= 2 * len(b"line 60\n")


@given(st.data())
def test_a_change_of_other_lines_survives(data):
    """Lines that all differ, an edit of some, and a stranger's edit far enough from them."""
    count = data.draw(st.integers(12, 30))
    place = data.draw(st.integers(0, count - 1))
    put_in = data.draw(st.lists(st.sampled_from([b"new\n", b"newer\n"]), max_size=3))
    taken_out = data.draw(st.integers(0, 2))
    old = numbered(*range(count)).splitlines(keepends=True)
    new = [*old[:place], *put_in, *old[place + taken_out :]]
    found = hunks(b"".join(old), b"".join(new))
    far = [
        index for index in range(len(new)) if index < place - 3 or index >= place + len(put_in) + 3
    ]
    strange = data.draw(st.sampled_from(far))
    theirs = data.draw(st.lists(st.sampled_from([b"theirs\n", b"theirs too\n"]), max_size=3))
    now = [*new[:strange], *theirs, *new[strange + 1 :]]
    moved = len(theirs) - 1
    expected = (
        [
            *now[: place + moved],
            *old[place : place + taken_out],
            *now[place + moved + len(put_in) :],
        ]
        if strange < place
        else [*now[:place], *old[place : place + taken_out], *now[place + len(put_in) :]]
    )
    assert take_back(b"".join(now), found) == b"".join(expected)


@given(st.data())
def test_a_change_of_the_same_lines_is_refused(data):
    old = numbered(*range(20)).splitlines(keepends=True)
    place = data.draw(st.integers(0, 19))
    new = [*old[:place], b"new\n", b"newer\n", *old[place + 1 :]]
    found = hunks(b"".join(old), b"".join(new))
    new[place + data.draw(st.integers(0, 1))] = data.draw(st.sampled_from([b"", b"theirs\n"]))
    with pytest.raises(LinesChangedError) as raised:
        take_back(b"".join(new), found)
    assert raised.value.line == place + 1


TWIN = (
    b"quote: %d\ndate: 2022\ntopic: leaving\nstance: oppose\nnote: %b\nkind: direct\nrole: x\n--\n"
)


def twins(first: bytes, second: bytes) -> bytes:
    return TWIN % (1, first) + TWIN % (2, second)


def test_of_twins_the_one_that_was_edited_is_taken_back():
    found = hunks(twins(b"new", b"old"), twins(b"new", b"new"))
    theirs = b"theirs\n" * 8
    for above, below in (b"", theirs), (theirs, b""), (b"", b""):
        content = above + twins(b"new", b"new") + below
        assert take_back(content, found) == above + twins(b"new", b"old") + below


def test_a_twin_is_not_taken_for_the_lines_that_were_edited():
    found = hunks(twins(b"new", b"old"), twins(b"new", b"new"))
    with pytest.raises(LinesChangedError):
        take_back(twins(b"new", b"theirs"), found)
    with pytest.raises(LinesChangedError):
        take_back(b"above\n" + twins(b"new", b"new") + b"below\n", found)


def test_lines_that_somebody_copied_are_not_taken_back_in_the_wrong_place():
    found = hunks(TWIN % (1, b"old"), TWIN % (1, b"new"))
    assert take_back(twins(b"new", b"new"), found) == twins(b"old", b"new")
    with pytest.raises(LinesChangedError):
        take_back(b"above\n" + twins(b"new", b"new") + b"below\n", found)


def test_a_last_line_without_an_end_does_not_run_into_what_was_put_below():
    found = hunks(b"a\nb\nc", b"a\nb\n")
    with pytest.raises(LinesChangedError):
        take_back(b"a\nb\ntheirs\n", found)


def test_lines_that_an_edit_took_out_come_back_between_their_neighbours():
    found = hunks(numbered(*range(9)), numbered(0, 1, 2, 3, 7, 8))
    assert take_back(b"x\n" + numbered(0, 1, 2, 3, 7, 8, 9), found) == (
        b"x\n" + numbered(*range(10))
    )
    with pytest.raises(LinesChangedError):
        take_back(b"x\n" + numbered(0, 1, 2, 3) + b"theirs\n" + numbered(7, 8), found)


def test_a_file_that_was_emptied_and_filled_by_another_stays_theirs():
    with pytest.raises(LinesChangedError):
        take_back(b"theirs\n", hunks(b"ours\n", b""))


def test_two_changes_far_apart_are_two_hunks_with_three_lines_around():
    before = numbered(*range(40))
    after = before.replace(b"line 5\n", b"").replace(b"line 30\n", b"new\nlines\n")
    first, second = hunks(before, after)
    assert (first.old, first.new, first.line) == (b"line 5\n", b"", 5)
    assert (second.old, second.new, second.line) == (b"line 30\n", b"new\nlines\n", 29)
    assert first.above == numbered(2, 3, 4)
    assert second.below == numbered(31, 32, 33)


def test_changes_whose_order_was_turned_round_are_refused():
    before = numbered(*range(40))
    after = before.replace(b"line 5\n", b"new\n").replace(b"line 30\n", b"newer\n")
    lines = after.splitlines(keepends=True)
    with pytest.raises(LinesChangedError):
        take_back(b"".join([*lines[20:], *lines[:20]]), hunks(before, after))


def test_files_of_lines_that_all_repeat_are_compared_in_time_that_does_not_explode():
    chance = random.Random(3)
    before = [b"%d\n" % chance.randrange(200) for _ in range(40_000)]
    after = [*before[20_000:], *before[:20_000]]
    content = b"".join(after)
    assert take_back(content, hunks(b"".join(before), content)) == b"".join(before)
