from perspectives.model import Article
from tui.drawing.sources import LONGEST, source_names


def article(id: str, **facts: str) -> Article:
    return Article(id=id, text="", **facts)


def names(*articles: Article) -> list[str]:
    return [name.replace("\xa0", " ") for name in source_names(articles).values()]


def test_an_only_article_need_not_be_named() -> None:
    assert source_names([article("a", outlet="The Weir")]) == {}


def test_articles_are_called_by_their_outlets() -> None:
    weir = article("a", outlet="The Weir", title="One")
    assert names(weir, article("b", outlet="Morning Ferry", title="Two")) == [
        "The Weir",
        "Morning Ferry",
    ]


def test_of_one_outlet_they_are_called_by_their_titles() -> None:
    weir = {"outlet": "The Weir"}
    assert names(article("a", title="One", **weir), article("b", title="Two", **weir)) == [
        "One",
        "Two",
    ]


def test_where_nothing_else_tells_them_apart_their_files_do() -> None:
    assert names(article("a", title="One"), article("b", title="One")) == ["a", "b"]
    assert names(article("a", title="One"), article("b")) == ["a", "b"]


def test_a_long_name_is_cut_unless_that_makes_two_alike() -> None:
    long = "The Evening Advertiser of the Lower Harbour"
    first, second = names(article("a", outlet=long), article("b", outlet="The Weir"))
    assert first.endswith("…")
    assert len(first) <= LONGEST
    assert second == "The Weir"
    assert names(article("a", outlet=long), article("b", outlet=f"{long} and Bay")) == ["a", "b"]


def test_what_a_file_calls_itself_is_harmless() -> None:
    assert "\x1b" not in "".join(names(article("a", outlet="\x1b[31mX"), article("b", outlet="Y")))
