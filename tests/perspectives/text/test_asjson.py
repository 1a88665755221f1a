"""Values as JSON: the same data, without what a terminal would act upon."""

import json

from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.asjson import as_json
from tui.drawing.visible import visible


@given(st.text(st.characters(codec="utf-8")))
def test_json_holds_the_same_data_and_nothing_that_works_on_a_terminal(text):
    written = as_json({"a": [text]})
    assert json.loads(written) == {"a": [text]}
    assert visible(written) == written


def test_letters_of_any_script_stay_letters():
    assert as_json("Мост «закрыт» 🌉 — ё é") == '"Мост «закрыт» 🌉 — ё é"'
