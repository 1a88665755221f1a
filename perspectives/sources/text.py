"""Plain text as an article: UTF-8, with YAML front matter if the file begins with any."""

from pathlib import Path
from stat import S_ISREG

from perspectives.errors import ArticleError
from perspectives.model import Article, Diagnostic, file_id
from perspectives.sources import frontmatter

MAX_BYTES = 12_000_000
"""The largest article read: four times War and Peace."""


def read(path: Path) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a text file as an article, and say what was wrong with its front matter.

    Raises `ArticleError` where the file cannot be read as text.
    """
    text = read_text(path)
    fields, body, problems = frontmatter.split(text, path)
    line = text.count("\n", 0, len(text) - len(body)) + 1
    return Article(id=file_id(path), text=body, path=path, line=line, **fields), problems


def read_text(path: Path) -> str:
    r"""Return a file's characters, with every line end read as \n and without a byte order mark.

    Raises `ArticleError` where it is no ordinary file, too large, not to be opened, or not UTF-8.
    """
    content = _read_bytes(path)
    if b"\0" in content:
        raise ArticleError(path, "this is no text: it holds NUL bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            path,
            f"this is not UTF-8 text (byte 0x{content[error.start]:02X});"
            " save it as UTF-8, for instance with iconv -f LATIN1 -t UTF-8",
            line=content.count(b"\n", 0, error.start) + 1,
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        # Looked at before opening: to open a FIFO would be to wait for its writer.
        if not S_ISREG(status.st_mode):
            raise ArticleError(path, "this is no ordinary file")
        if status.st_size > MAX_BYTES:
            raise ArticleError(
                path,
                f"{status.st_size / 1e6:,.0f} MB are too many for an article:"
                f" up to {MAX_BYTES / 1e6:,.0f} MB are read",
            )
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read: {error.strerror}") from None
