"""Text from files is shown, never obeyed, and no character moves what stands beside it."""

import unicodedata

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.tui.journey import (
    VIEW_KEYS,
    assert_lines_fill_their_widgets,
    drawn,
    page,
    reading,
    rows,
    settle,
    text,
    toasts,
    write_story,
)

HOSTILE = {
    "markup": "[bold]thick[/] [red on blue]loud[/red on blue] [link=https://example.org]go[/link]",
    "broken markup": "[/] [[ [/nothing] \\[ [@click=app.quit]quit[/] $primary",
    "escapes": "a \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J\x9b \x1b]8;;x\x1b\\link",
    "overrides": "left \u202egnorw\u202c \u2066isolated\u2069 \u200fmark",
    "controls": "tab\there bell\x07 back\x08\x08 null return\rhome \x7f",
    "wide": "記者会見で大統領は「平和は交渉によってのみ実現する」と述べた",
    "combining": "Кирилли́ческий текст: е́ще оди́н и\u0306 z\u0335\u0336a\u0300\u0301lgo",
    "emoji": "we wave 👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 👍🏽 🇰🇿 ☎\ufe0f ©",
    "joined": "a\u200db\u200c\u200dc 日\u200d本 می\u200cخواهم",
    "odd spaces": "no\u00a0break thin\u2009space zero\u200bwidth so\u00adft bom\ufeff l\u2028s",
}

SENT = {"Cc", "Cs"}
"""The categories of characters that a terminal obeys, and that nothing may send to it."""

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def story_of(folder, words):
    """Write a story in which the same words are everything that a file can say."""
    line = " ".join(words.split("\n"))
    statement = {
        "quote": words,
        "date": "2022-01-07",
        "topic": words,
        "stance": "oppose",
        "note": words,
    }
    header = f"title: {yaml_string(words)}\nauthor: {yaml_string(words)}\n"
    article = f"---\n{header}---\n{line}\n\n“{line},” said {line}. {'And so on. ' * 20}\n"
    answer = {"quote": f"they say {words} again", "kind": "reported"}
    sides = {
        words: {words: [statement, f"never said: {words[::-1]}"]},
        f"Not {words}": {"B": [answer]},
    }
    write_story(folder, {"article.txt": article}, sides)
    path = folder / "perspectives" / "00.yaml"
    path.write_text(
        path.read_text().replace("- name:", "- role: " + yaml_string(words) + "\n  name:")
    )
    return folder


def yaml_string(words):
    """Return words as a YAML string in quotes, every character that needs it escaped."""
    return (
        '"'
        + "".join(
            char if char.isalnum() and char.isascii() else f"\\U{ord(char):08x}" for char in words
        )
        + '"'
    )


def assert_harmless(app):
    width = app.size.width
    for strip in drawn(app):
        assert strip.cell_length == width
        for segment in strip:
            if segment.control:
                continue
            bad = [c for c in segment.text if unicodedata.category(c) in SENT or c in BIDI]
            assert not bad, segment
            assert segment.style is None or segment.style.link is None


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_words_are_shown_everywhere_and_keep_the_columns_straight(tmp_path, kind):
    story = story_of(tmp_path / "story", HOSTILE[kind])
    async with reading(story, size=(160, 40)) as pilot:
        app = pilot.app
        assert len(app.screen.story.statements) == 3
        assert_harmless(app)
        assert_lines_fill_their_widgets(app)
        await pilot.press("n", "r", "y")
        await pilot.pause()
        assert_harmless(app)
        for key in ("i", "f", *VIEW_KEYS.values()):
            await pilot.press(key)
            await pilot.pause()
            assert_harmless(app)
            await pilot.press("escape")
        for width in (60, 23):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            assert_harmless(app)
            assert_lines_fill_their_widgets(app)
        await pilot.press("s")
        await pilot.pause()
        assert_harmless(app)


async def test_markup_is_words_in_every_place_that_shows_them(tmp_path):
    words = "[bold]B[/] is what all say"
    async with reading(story_of(tmp_path / "story", words), size=(160, 40)) as pilot:
        app = pilot.app
        assert text(app).count("[bold]B[/]") >= 8
        assert rows(app)[0].strip().startswith(words)
        await pilot.press("i")
        await pilot.pause()
        assert f"● {words}, {words}" in text(app)
        await pilot.press("escape", "f")
        await pilot.pause()
        assert f"● {words}   7" in text(app)
        await pilot.press("escape", "ctrl+p", *"perspective")
        await settle(pilot)
        await pilot.pause(0.3)
        assert f"Perspective: {words}" in text(app)
        assert f"Perspective: Not {words}" in text(app)


async def test_markup_in_a_title_of_a_sheet_is_words(tmp_path):
    words = "[/] what [link=https://example.org]all[/link] say"
    async with reading(story_of(tmp_path / "story", words), size=(160, 40)) as pilot:
        for key in ("C", "w"):
            await pilot.press("n", key)
            await settle(pilot)
            assert_harmless(pilot.app)
            assert "[link=https://example.org]" in text(pilot.app)
            await pilot.press("escape")


async def test_markup_in_what_a_toast_tells_is_words(tmp_path):
    story = write_story(tmp_path / "s", {"a.txt": "Nothing."}, {})
    path = story / "perspectives" / "[bold]x\x1b[2J.yaml"
    path.write_text('perspective: A\n"[red]kee[/red]": 1\nactors: []\n')
    async with reading(story) as pilot:
        [toast] = toasts(pilot.app)
        assert "[bold]x␛[2J.yaml:2:1" in toast
        assert "[red]kee[/red]" in toast
        shown = "".join("".join(row.split()) for row in rows(pilot.app))
        assert "[red]kee[/red]" in shown
        assert_harmless(pilot.app)


async def test_a_search_for_markup_finds_and_tells_words(tmp_path):
    story = write_story(tmp_path / "s", {"a.txt": "He wrote [bold]x[/] on the wall."}, {})
    async with reading(story) as pilot:
        await pilot.press("slash", "left_square_bracket", *"bold", "enter")
        await pilot.pause()
        assert "match 1 of 1" in text(pilot.app)
        await pilot.press("escape", "slash", "left_square_bracket", *"red]", "enter")
        await pilot.pause()
        assert any("[red]" in toast for toast in toasts(pilot.app))
        assert_harmless(pilot.app)


async def test_what_is_copied_is_what_the_file_says(tmp_path):
    words = "a \x1b[31mred flag\x1b[0m is raised"
    story = write_story(tmp_path / "s", {"a.txt": f"“{words}.”"}, {"A": {"B": [words]}})
    async with reading(story) as pilot:
        assert "␛[31mred flag" in text(pilot.app)
        await pilot.press("y")
        assert words in pilot.app.clipboard


async def test_a_click_and_a_selection_hit_the_right_character_among_wide_ones(tmp_path):
    before, words = "大統領は述べた。👩\u200d🚀 е́ ", "the bridge will be closed"
    story = write_story(tmp_path / "s", {"a.txt": f"{before}{words} soon."}, {"A": {"B": [words]}})
    async with reading(story) as pilot:
        view = page(pilot.app)
        start = 5 + 16 + 1 + 2  # The gutter, eight wide characters, the emoji, the accented letter.
        row = rows(pilot.app)[view.region.y + 1]
        assert words in row
        await pilot.mouse_down(view, offset=(start + 2, 1))
        await pilot.hover(view, offset=(start + 2 + 9, 1))
        await pilot.mouse_up(view, offset=(start + 2 + 9, 1))
        await pilot.press("y")
        assert pilot.app.clipboard.startswith("“the bridge”")


WORDS = st.text(
    st.sampled_from("aé\u0301日 \u200d👩🚀🇰🇿\u202e\x1b\t[]/\\ж\ufe0f\u00ad-")
    | st.characters(codec="utf-8", exclude_characters="\0"),
    min_size=1,
    max_size=200,
)


@settings(
    max_examples=8,
    # A story is opened for every example: too slow to look for the smallest that fails.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(WORDS, st.integers(20, 170))
async def test_any_words_keep_every_line_as_wide_as_the_screen(tmp_path_factory, words, width):
    story = story_of(tmp_path_factory.mktemp("any") / "story", words)
    async with reading(story, size=(width, 30)) as pilot:
        assert_harmless(pilot.app)
        assert_lines_fill_their_widgets(pilot.app)
        if pilot.app.screen.current is not None:
            await pilot.press("i")
            await pilot.pause()
            assert_harmless(pilot.app)
