"""Locks that keep two Sidelongs from writing in one folder, or in one journal, at once.

They are advisory: editors and git know nothing of them. The system takes a lock from a process that
ends, however it ends, so none is ever left behind.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another process, which needs some thousandths of one for a save."""

PAUSE = 0.005
"""Seconds between two tries."""

_NO_LOCKS_HERE = frozenset(
    # Network file systems lock files but not folders (EBADF), or nothing at all.
    {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
)


def lock(descriptor: int) -> bool:
    """Lock an open file or folder until it is closed; False where its file system has no locks.

    Raises `BlockingIOError` where somebody else still holds the lock after `PATIENCE` seconds.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)
        except OSError as error:
            if error.errno in _NO_LOCKS_HERE:
                return False
            raise
        else:
            return True


@contextmanager
def locked_folders(folders: Iterable[Path]) -> Iterator[dict[Path, bool]]:
    """Hold the locks of folders, and tell for each whether its file system has locks.

    Everybody takes them in the same order, so that two who want the same ones never wait for one
    another. Raises `OSError`, with the folder's name, where one cannot be opened or locked.
    """
    with ExitStack() as stack:
        opened = []
        for folder in set(folders):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            stack.callback(os.close, descriptor)
            status = os.fstat(descriptor)
            opened.append(((status.st_dev, status.st_ino), descriptor, folder))
        held: dict[tuple[int, int], bool] = {}
        for identity, descriptor, folder in sorted(opened):
            # One folder under two names (by its case, by a mount) would wait for itself.
            if identity not in held:
                try:
                    held[identity] = lock(descriptor)
                except OSError as error:
                    raise OSError(error.errno, error.strerror, str(folder)) from None
        yield {folder: held[identity] for identity, _, folder in opened}
