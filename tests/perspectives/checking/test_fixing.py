"""What check --fix mends: only what has one certain answer, and nothing around it."""

import shutil
from pathlib import Path

import pytest

from perspectives.checking.check import check
from perspectives.checking.fixing import Fixing, fix
from perspectives.errors import ChangedUnderneathError
from perspectives.saving.save import save
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS

ARTICLE = """\
“There were sixty-five people in the well-known house by the river,” the mayor said. She added that
“nobody asked for it then, and nobody would ask for it today”.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "perspectives").mkdir()
    return tmp_path


def write(folder: Path, statement: str, name: str = "town") -> Path:
    path = folder / "perspectives" / f"{name}.yaml"
    path.write_text(
        f"perspective: Side\nactors:\n  - name: mayor\n    statements:\n      - {statement}\n"
    )
    return path


def told(fixing: Fixing) -> list[str]:
    return [f"{one.line}:{one.column} {one.code}: {one.message}" for one in fixing.fixed]


def fixed(folder: Path) -> Fixing:
    fixing = fix(load(folder, relating=False))
    save(fixing.edit)
    return fixing


def codes(folder: Path) -> list[str]:
    return [one.code for one in check(load(folder)) if one.code != "unclaimed"]


def test_the_seed_story_is_left_as_it_is(tmp_path):
    story = load(shutil.copytree(CSTO_PEACEKEEPERS, tmp_path / "story"), relating=False)
    assert fix(story).edit.changes == ()
    assert fix(story).fixed == ()


def test_a_misspelled_key_and_a_quote_spaced_otherwise_are_mended_in_one_edit(folder):
    path = write(
        folder, "qoute: sixty five people in the well - known house  # so\n        dat: 2022"
    )
    assert told(fixed(folder)) == [
        "5:9 unknown-key: qoute became quote",
        "5:16 spacing: “sixty five” became “sixty-five”, and 1 more like it",
        "6:9 unknown-key: dat became date",
    ]
    text = path.read_text()
    assert "- quote: sixty-five people in the well-known house  # so\n        date: 2022\n" in text
    assert codes(folder) == []
    assert fixed(folder).edit.changes == ()


def test_a_quote_keeps_the_style_that_it_is_written_in(folder):
    path = write(
        folder, "quote: >-\n          There were sixty five people\n          in the house"
    )
    fixed(folder)
    assert "sixty five" in path.read_text()
    path = write(
        folder,
        'quote: >-\n          There were sixty five people\n          in the "well known house" by',
    )
    fixed(folder)
    assert (
        'There were sixty-five people\n          in the "well-known house" by\n' in path.read_text()
    )


def test_a_quote_that_differs_in_its_words_as_well_is_left_alone(folder):
    path = write(folder, "quote: There were sixty five persons in the well-known house")
    before = path.read_text()
    assert fixed(folder).fixed == ()
    assert path.read_text() == before


def test_a_quote_with_an_elision_is_mended_around_it(folder):
    path = write(folder, "quote: There were sixty five people … house by the river")
    fixed(folder)
    assert "There were sixty-five people … house by the river\n" in path.read_text()


def test_what_a_mended_key_brings_to_light_is_left_for_a_person(folder):
    write(folder, "quote: nobody asked for it then\n        dat: 7 January 2022")
    assert told(fixed(folder)) == ["6:9 unknown-key: dat became date"]
    assert codes(folder) == ["bad-date"]


def test_a_file_with_errors_of_yaml_is_left_alone_and_the_others_are_mended(folder):
    damaged = write(folder, "qoute: sixty five: people")
    before = damaged.read_bytes()
    other = write(folder, "qoute: nobody asked for it then", "port")
    assert [one.path for one in fixed(folder).fixed] == [other]
    assert damaged.read_bytes() == before


def test_a_quote_that_is_read_in_two_places_is_told_and_left_alone(folder):
    path = write(
        folder,
        "&same {quote: There were sixty five people in the well-known house}\n"
        "  - name: Ann\n    statements: [*same]",
    )
    before = path.read_bytes()
    fixing = fixed(folder)
    assert path.read_bytes() == before
    assert fixing.fixed == ()
    first, second = map(str, fixing.refused)
    assert "town.yaml:5: &same is named by *same elsewhere" in first
    assert "town.yaml:7: *same stands here for lines elsewhere" in second
    assert "spacing" in codes(folder)


def test_a_byte_order_mark_and_windows_line_ends_stay(folder):
    path = write(folder, "qoute: There were sixty five people in the well-known house")
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(data)
    fixed(folder)
    assert path.read_bytes() == data.replace(b"qoute", b"quote").replace(b"y five", b"y-five")


def test_a_file_that_somebody_changed_meanwhile_is_not_mended(folder):
    path = write(folder, "qoute: nobody asked for it then")
    story = load(folder)
    path.write_text(path.read_text() + "# mine\n")
    with pytest.raises(ChangedUnderneathError):
        save(fix(story).edit)


def test_the_article_that_a_quote_is_found_in_decides(folder):
    (folder / "later.txt").write_text("“There were sixty five persons in the house,” he said.\n")
    path = write(folder, "quote: There were sixty five people in the well-known house")
    fixed(folder)
    assert "sixty-five people in the well-known house" in path.read_text()


@pytest.mark.parametrize("quote", ["sixty five people", "Well known", "no body asked for"])
def test_a_quote_too_short_to_be_found_like_this_is_mended_where_one_place_has_its_letters(
    folder, quote
):
    write(folder, f"quote: {quote}")
    assert sorted(codes(folder)) == ["missing", "spacing"]
    fixed(folder)
    assert codes(folder) == []


def test_a_short_quote_that_two_places_have_is_left_alone(folder):
    (folder / "article.txt").write_text(ARTICLE + "Sixty-five, not sixty-six.")
    write(folder, "quote: sixty five")
    assert fixed(folder).fixed == ()
    (folder / "later.txt").write_text("sixty-five people")
    write(folder, "quote: sixty five people")
    assert fixed(folder).fixed == ()
    write(folder, "quote: sixty five people\n        article: later")
    assert len(fixed(folder).fixed) == 1
