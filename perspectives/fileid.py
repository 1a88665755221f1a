"""What a file of a story is called in it."""

from pathlib import Path


def file_id(path: Path) -> str:
    r"""Return a file's name without its ending, with bytes that are no UTF-8 as \udcff."""
    return path.stem.encode("utf-8", "backslashreplace").decode()
