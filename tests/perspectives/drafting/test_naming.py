"""Who is named in an article, whether or not they speak."""

from perspectives.drafting.naming import named

TEXT = (
    "The mayor, Ada Holm, met the pilots in Moscow. Lars Moen was there.\n\n"
    "“Ruth Lind knows it,” said Holm. Moen left.\n"
)


def test_each_one_is_named_once_by_the_fullest_name() -> None:
    assert [one.name for one in named(TEXT, language="en")] == ["Ada Holm", "Lars Moen"]


def test_all_places_where_one_is_named_are_known_whatever_the_form_of_the_name() -> None:
    ada, lars = named(TEXT, language="en")
    assert [TEXT[start : start + 4] for start in ada.starts] == ["Ada ", "Holm"]
    assert [TEXT[start : start + 4] for start in lars.starts] == ["Lars", "Moen"]


def test_an_actor_who_is_known_has_the_name_that_the_files_give() -> None:
    found = named(TEXT, language="en", actors={"Lars-Erik Moen": ["Lars Moen"]})
    assert [one.name for one in found] == ["Ada Holm", "Lars-Erik Moen"]


def test_the_distance_is_that_to_the_nearest_place() -> None:
    ada, _ = named(TEXT, language="en")
    assert ada.distance(ada.starts[1]) == 0
    assert ada.distance(ada.starts[1] + 3) == 3


def test_a_text_without_names_names_nobody() -> None:
    assert named("", language="en") == ()
    assert named("it rained all day.", language="en") == ()
