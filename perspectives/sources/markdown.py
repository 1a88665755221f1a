"""Markdown as an article: what its marks mean is drawn, and the marks are not part of the text."""

from pathlib import Path

from msgspec.structs import replace

from perspectives.model import Article, Diagnostic, file_id
from perspectives.sources import frontmatter
from perspectives.sources.files import read_bytes
from perspectives.sources.text import characters


def read(path: Path) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a Markdown file (CommonMark, with tables and struck words) as an article.

    Raises `ArticleError` where the file cannot be read as text.
    """
    # Not at the top: most articles are no Markdown.
    from markdown_it import MarkdownIt

    from perspectives.sources.markup import composed, headline

    text, doubts = characters(read_bytes(path), path)
    fields, body, problems = frontmatter.split(text, path)
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    words, styles = composed(page)
    article = Article(
        id=file_id(path),
        text=words,
        styles=styles,
        path=path,
        line=text.count("\n", 0, len(text) - len(body)) + 1,
        title=headline(words, styles),
    )
    return replace(article, **fields), (*doubts, *problems)
