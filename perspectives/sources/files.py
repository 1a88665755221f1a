"""The bytes of a file that a person asks to read."""

from pathlib import Path

from perspectives import files
from perspectives.errors import ArticleError

MAX_BYTES = 12_000_000
"""The largest article read: four times War and Peace."""

MAX_PAGE_BYTES = 20_000_000
"""The largest page read, most of which is no text."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return a file's bytes.

    Raises `ArticleError` where it is no ordinary file, too large, or not to be opened.
    """
    try:
        return files.read_bytes(path, limit)
    except files.TooLargeError as error:
        raise ArticleError(
            path,
            f"{error.size / 1e6:,.0f} MB are too many for an article:"
            f" up to {limit / 1e6:,.0f} MB are read",
        ) from None
    except OSError as error:
        raise ArticleError(path, f"cannot be read: {error.strerror}") from None
