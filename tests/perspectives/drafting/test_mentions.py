from perspectives.drafting.mentions import Mentions


def named(text: str, *names: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what a text has of names, and whom each is taken for; the first form is the key."""
    mentions = Mentions(text, {forms[0]: forms for forms in names})
    return [(text[one.start : one.end], one.keys) for one in mentions.all]


def is_sure(text: str, name: str) -> bool:
    (mention,) = Mentions(text, {name: [name]}).all
    return mention.is_sure


def test_a_name_is_found_whole_by_surname_and_by_first_name():
    text = "Jen Psaki came. Psaki’s car waited, Jen said."
    assert named(text, ["Jen Psaki"]) == [
        ("Jen Psaki", ("Jen Psaki",)),
        ("Psaki’s", ("Jen Psaki",)),
        ("Jen", ("Jen Psaki",)),
    ]


def test_titles_before_a_surname_change_nothing():
    assert is_sure("Then Mr. Blinken left.", "Antony Blinken")
    assert is_sure("Then Secretary Blinken left.", "Antony Blinken")


def test_a_surname_behind_another_first_name_is_not_sure():
    assert not is_sure("Then Michelle Obama left.", "Barack Obama")


def test_spelling_may_differ_a_little():
    names = ["Yermukhamet Yertysbayev"]
    assert named("Then Ertysbayev left.", names) == [("Ertysbayev", (names[0],))]
    assert named("Then Anthony Blinken left.", ["Antony Blinken"])[0][0] == "Anthony Blinken"
    assert named("Then José Pena left.", ["Jose Peña"])[0][0] == "José Pena"


def test_short_names_are_spelled_as_they_are():
    assert named("Then Kim and Kin left.", ["Tim"]) == []


def test_the_right_spelling_goes_before_a_similar_name():
    assert named("The Clintons left; Clinton stayed.", ["Bill Clinton"], ["Clintons"]) == [
        ("Clintons", ("Clintons",)),
        ("Clinton", ("Bill Clinton",)),
    ]


def test_cases_of_slavic_names_are_known():
    text = "Он говорил с Лавровым и о Захаровой."
    assert [words for words, _ in named(text, ["Сергей Лавров"], ["Мария Захарова"])] == [
        "Лавровым",
        "Захаровой",
    ]


def test_an_organisation_may_be_called_in_another_order():
    ministry = ["Ministry of Defence"]
    assert named("The Russian Defense Ministry denied it.", ministry)[0][0] == "Defense Ministry"
    assert named("The Ministry of Defence did.", ministry)[0][0] == "Ministry of Defence"


def test_one_word_of_an_organisation_is_not_its_name():
    assert named("The House voted, a union said, the Foreign Office left.", ["White House"]) == []
    assert named("Every Union differs.", ["European Union"], ["Ministry of Foreign Affairs"]) == []


def test_a_name_that_is_written_small_is_found_as_a_word():
    assert named("The Mayor left; the mayor’s mayoralty is over.", ["mayor"]) == [
        ("Mayor", ("mayor",)),
        ("mayor’s", ("mayor",)),
    ]


def test_a_name_with_capitals_is_not_found_in_small_letters():
    assert named("He has a rice cooker.", ["Condoleezza Rice"]) == []


def test_a_script_without_spaces_is_searched_letter_by_letter():
    assert named("昨天拜登说，普京错了。", ["拜登"], ["普京"]) == [
        ("拜登", ("拜登",)),
        ("普京", ("普京",)),
    ]


def test_a_shared_surname_is_his_who_was_named_in_full_before():
    text = "Hillary Clinton came. Clinton spoke. Bill Clinton listened. Clinton left."
    assert [keys for _, keys in named(text, ["Hillary Clinton"], ["Bill Clinton"])] == [
        ("Hillary Clinton",),
        ("Hillary Clinton",),
        ("Bill Clinton",),
        ("Bill Clinton",),
    ]


def test_a_shared_surname_without_a_first_name_is_nobodys_for_sure():
    mentions = Mentions("Clinton spoke.", {1: ["Hillary Clinton"], 2: ["Bill Clinton"]})
    (mention,) = mentions.all
    assert (set(mention.keys), mention.is_sure) == ({1, 2}, False)


def test_names_without_letters_are_never_found():
    assert named("Who? ...", ["?"], [""], ["…"]) == []
