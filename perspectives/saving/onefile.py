"""One file, written whole or not at all.

New content goes into a temporary file in the same folder, is flushed to the disk, and takes the
file's name in one step: whoever opens the file finds the old content or the new. A process that is
killed in between leaves the temporary file; the next one to write in the folder sweeps it up.
(Linux can make files without a name, which leave nothing behind, but such a file cannot take a name
that is in use: it would need a temporary name first, and could leave that behind just the same.)

All of this raises `OSError` where the file system refuses.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from perspectives.files import opened, refuse_others

_PRIVATE = 0o600
"""The mode of what nobody but its owner reads."""

STALE_AFTER = 3600.0
"""Seconds after which a temporary file is litter, where no lock tells that its maker is gone."""

_TEMPORARY = re.compile(r"\.sidelong-[0-9a-f]{16}\.tmp")
# Hidden, so that no reader takes one for a perspective. The file's own name is no part of it: it
# may be as long as a name can be.

_CANNOT_BE_FLUSHED = frozenset({errno.EBADF, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a file system answers that does not flush folders: nothing is wrong then."""


class Attributes(msgspec.Struct, frozen=True):
    """What a file has besides its content."""

    mode: int
    owner: int
    group: int
    extended: dict[str, bytes]
    """Empty where the system does not tell (macOS)."""

    @property
    def read_only(self) -> bool:
        """Whether nobody at all is meant to write the file."""
        return not self.mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def read_file(path: Path) -> bytes | None:
    """Return a file's content, or None where there is none of this name.

    A symbolic link is not followed: name the real file.
    """
    try:
        with opened(path, follow=False) as file:
            return file.read()
    except FileNotFoundError:
        return None


def attributes_of(path: Path) -> Attributes | None:
    """Return what a file has besides its content, which is not read; else as `read_file`."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    refuse_others(status)
    mode = stat.S_IMODE(status.st_mode)
    return Attributes(mode, status.st_uid, status.st_gid, _extended(path))


def _extended(path: Path) -> dict[str, bytes]:
    found = {}
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(path, follow_symlinks=False):
                found[name] = os.getxattr(path, name, follow_symlinks=False)
    return found


@contextmanager
def temporary(
    folder: Path,
    content: bytes,
    attributes: Attributes | None,
    mode: int = 0o666,
    *,
    is_flushed: bool = True,
) -> Iterator[Path]:
    """Write a temporary file, flushed to the disk, and remove it in the end if it is still there.

    It gets the attributes as far as the user may give them; without any, what the user's umask
    leaves of `mode`.
    """
    path = folder / f".sidelong-{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600 if attributes else mode)
    try:
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if attributes:
                _give(descriptor, attributes)
            if is_flushed:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _give(descriptor: int, attributes: Attributes) -> None:
    # The owner first: to change it takes the set-id bits off the mode.
    for owner, group in ((-1, attributes.group), (attributes.owner, -1)):
        with suppress(PermissionError):
            os.fchown(descriptor, owner, group)
    os.fchmod(descriptor, attributes.mode)
    if sys.platform == "linux":
        for name, value in attributes.extended.items():
            with suppress(OSError):
                os.setxattr(descriptor, name, value)


def write_private(path: Path, content: bytes) -> None:
    """Write a file for the user's own eyes, in the place of the one of this name, if there is one.

    Its folder is made where it is missing. The disk, which may be busy for seconds, is not waited
    for: after a power failure the file may be gone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with temporary(path.parent, content, None, _PRIVATE, is_flushed=False) as new:
        new.replace(path)


def write_private_as(paths: Iterable[Path], content: bytes) -> None:
    """Write a file for the user's own eyes under the first of some names that is free, if one is.

    Its folder is made where it is missing.
    """
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary(path.parent, content, None, _PRIVATE) as new, suppress(FileExistsError):
            put_new(new, path)
            return


def put_new(temporary: Path, path: Path) -> None:
    """Give a temporary file a name that is not in use; raises `FileExistsError` where it is."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Without hard links (FAT, some network file systems) nothing refuses a name in use; the
        # folder's lock keeps other Sidelongs from taking it in between.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)


def flush_folder(folder: Path) -> None:
    """Have the disk know which names a folder holds."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_BE_FLUSHED:
            raise
    finally:
        os.close(descriptor)


def sweep(folder: Path, *, alone: bool) -> None:
    """Remove the temporary files that processes left behind when they were killed.

    Whoever is `alone` in the folder, by its lock, knows that nobody is at work on any of them.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and (alone or _is_stale(entry)):
                os.unlink(entry.path)  # noqa: PTH108 - scandir gives the path as text


def _is_stale(entry: os.DirEntry[str]) -> bool:
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > STALE_AFTER
