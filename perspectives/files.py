"""Files read whatever stands under their names: a pipe is not waited for, nor a device read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class TooLargeError(OSError):
    """A file has more bytes than it may have."""

    def __init__(self, size: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG))
        self.size = size
        """In bytes."""


@contextmanager
def opened(path: Path, *, follow: bool = True) -> Iterator[BinaryIO]:
    """Open a file to be read.

    Raises `OSError` where it cannot be opened or is no ordinary file, and without `follow` also
    where it is a symbolic link.
    """
    # Non-blocking: to open a pipe would be to wait for its writer.
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    descriptor = os.open(path, flags)
    try:
        refuse_others(os.fstat(descriptor))
        with open(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def refuse_others(status: os.stat_result) -> None:
    """Raise `OSError` where something is no ordinary file."""
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "no ordinary file, but a folder, a pipe or a device")


def read_bytes(path: Path, most: int) -> bytes:
    """Return a file's bytes; raises what `opened` does, and `TooLargeError` where they are more."""
    with opened(path) as file:
        content = file.read(most + 1)
        if len(content) > most:
            raise TooLargeError(max(len(content), os.fstat(file.fileno()).st_size))
        return content
