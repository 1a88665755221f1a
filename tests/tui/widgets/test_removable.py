"""What is drawn of a widget that is no more."""

import pytest
from textual.app import App
from textual.geometry import Region
from textual.widgets import Static

from tests.tui.journey import MIDDLE, reading
from tui.drawing.themes import variables_for
from tui.editor.area import YamlArea
from tui.editor.vocabulary import Vocabulary
from tui.navigation.jumps import Place
from tui.widgets.completion_list import CompletionList
from tui.widgets.search_bar import SearchBar


class Host(App[None]):
    def get_theme_variable_defaults(self):
        return variables_for(self.current_theme)


@pytest.mark.parametrize(
    "make",
    [
        lambda: YamlArea("a: b", 0, Vocabulary()),
        lambda: SearchBar("a text", Place("article", 0)),
        CompletionList,
    ],
)
async def test_a_widget_that_was_removed_may_be_drawn_once_more(make):
    app = Host()
    async with app.run_test() as pilot:
        widget = make()
        await app.mount(widget)
        await pilot.pause()
        await widget.remove()
        widget.notify_style_update()  # as when the focus goes elsewhere meanwhile
        lines = widget.render_lines(Region(0, 0, 7, 2))
        assert [line.text for line in lines] == [" " * 7] * 2


async def test_the_mouse_is_over_no_words_that_were_removed():
    async with reading(size=MIDDLE) as pilot:
        app = pilot.app
        for opens in ("", "?"):
            await pilot.press(*opens)
            await pilot.pause()
            words = Static("words to select")
            await app.screen.mount(words, before=0)
            await pilot.pause()
            x, y = words.region.offset
            assert app.screen.get_widget_and_offset_at(x, y)[0] is words
            await words.remove()
            assert app.screen.get_widget_and_offset_at(x, y) == (None, None)
