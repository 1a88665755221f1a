"""A list of options: without colours, and changed by the time a click reaches it."""

from rich.style import Style
from textual.app import App
from textual.events import Click

from tests.tui.journey import reading
from tui.widgets.options import Options


class Host(App[None]):
    def __init__(self):
        super().__init__()
        self.options = Options("one", "two", "three")
        self.taken = []

    def compose(self):
        yield self.options

    def on_option_list_option_selected(self, event):
        self.taken.append(event.option.prompt)


async def test_a_click_on_an_option_that_has_gone_takes_none():
    app = Host()
    async with app.run_test() as pilot:
        await pilot.click(app.options, offset=(2, 3))
        assert app.taken == ["three"]
        app.options.clear_options().add_option("other")
        drawn = Style(meta={"option": 2})
        app.options.post_message(
            Click(app.options, 2, 2, 0, 0, 1, False, False, False, 2, 2, drawn)
        )
        await pilot.pause()
        assert app.taken == ["three"]


async def test_letters_walk_a_list_as_arrows_do():
    app = Host()
    async with app.run_test() as pilot:
        for key, place in (("G", 2), ("k", 1), ("g", 0), ("j", 1)):
            await pilot.press(key)
            assert app.options.highlighted == place, key


async def test_a_page_key_is_harmless_where_no_option_has_room():
    app = Host()
    async with app.run_test() as pilot:
        for edge in ("width", "height"):
            setattr(app.options.styles, edge, 0)
            await pilot.pause()
            await pilot.press("pagedown", "pageup")
            setattr(app.options.styles, edge, "1fr")


async def test_without_colours_the_current_one_is_reversed(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as pilot:
        await pilot.press("f", "down")
        await pilot.pause()
        options = pilot.app.screen.query_one(Options)
        reversed_lines = {
            options.render_line(y)._segments[0].style.meta["option"]
            for y in range(options.size.height)
            if options.render_line(y)._segments[0].style.reverse
        }
        assert reversed_lines == {1}
