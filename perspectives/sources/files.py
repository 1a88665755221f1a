"""The bytes of a file that a person asks to read."""

from pathlib import Path
from stat import S_ISREG

from perspectives.errors import ArticleError

MAX_BYTES = 12_000_000
"""The largest article read: four times War and Peace."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return a file's bytes.

    Raises `ArticleError` where it is no ordinary file, too large, or not to be opened.
    """
    try:
        status = path.stat()
        # Looked at before opening: to open a FIFO would be to wait for its writer.
        if not S_ISREG(status.st_mode):
            raise ArticleError(path, "this is no ordinary file")
        if status.st_size > limit:
            raise ArticleError(
                path,
                f"{status.st_size / 1e6:,.0f} MB are too many for an article:"
                f" up to {limit / 1e6:,.0f} MB are read",
            )
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read: {error.strerror}") from None
