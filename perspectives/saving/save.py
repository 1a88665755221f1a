"""Saving an edit: every file of it or none, and never over what somebody else wrote."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec

from perspectives.errors import ChangedUnderneathError, SaveError
from perspectives.saving.locks import locked_folders
from perspectives.saving.onefile import (
    Attributes,
    attributes_of,
    flush_folder,
    put_new,
    read_file,
    sweep,
    temporary,
)

_REASONS = {
    errno.ENOSPC: "the disk is full; make room and save again",
    errno.EDQUOT: "your share of the disk is used up; make room and save again",
    errno.EROFS: "the disk can only be read; save again when it can be written",
    errno.EACCES: "you may not write here; change the mode of the folder and save again",
    errno.EPERM: "the system does not let you write here; see the attributes of the file",
    errno.ENAMETOOLONG: "the name is too long for the disk; choose a shorter one",
    errno.ENOENT: "the folder is not there any more; make it again and save again",
    errno.ENOTDIR: "the folder is a file; rename that and save again",
    errno.EAGAIN: "another Sidelong has been saving here for seconds; let it end and save again",
    errno.ELOOP: "this is a symbolic link that leads in a circle; remove it",
}

_TAKEN = "there is a file of this name by now; read it, or choose another name"


class FileChange(msgspec.Struct, frozen=True):
    """What an edit makes of one file. None: there is no such file."""

    path: Path
    before: bytes | None
    after: bytes | None


class Edit(msgspec.Struct, frozen=True):
    """One step of editing, which is saved, undone and redone as one."""

    label: str
    """A short line for the user: "topic of Jen Psaki's statement"."""
    changes: tuple[FileChange, ...]
    """One a file. Where one file takes over what another gives away, name the taker first: if the
    power fails half way, what moved then stands in both and not in neither."""


class _Step(msgspec.Struct, frozen=True):
    """A change of the file that it is really about, behind symbolic links."""

    change: FileChange
    real: Path
    attributes: Attributes | None = None
    """What the new file is to have besides its content; None for the defaults of a new file."""


def save(edit: Edit) -> None:
    """Write what an edit makes of its files: all of them, or none where one cannot be written.

    Each file is replaced in one step and flushed to the disk, so that even after a power failure it
    is the old one or the new. Between two files of one edit a killed process can leave the first
    new and the second old. Mode, extended attributes and, as far as the user may set them, owner
    and group are kept. Behind a symbolic link the real file is replaced and the link stays; a link
    is never deleted. Of several hard links to a file, only the one in the story changes: the other
    names keep the old content, as with most editors. A folder that is missing for a new file is
    made, and the one above it.

    Saves in one folder wait for one another, so that of two Sidelongs that change one file the
    second is refused and loses nothing. Another program that writes without such a lock is noticed
    up to the moment of the replacement.

    Raises `ChangedUnderneathError` where a file is not what the edit was made for, and `SaveError`
    where it cannot be written: the disk full, a file or folder that is read-only, no file at all.
    Nothing is changed then, and nothing is left behind.
    """
    changes = [change for change in edit.changes if change.before != change.after]
    # A file is deleted only after the others are safe.
    steps = [_step(change) for change in sorted(changes, key=lambda change: change.after is None)]
    with ExitStack() as failing, ExitStack() as always:
        for step in steps:
            _make_folder(step, failing)
        _take_locks(steps, always)
        steps = [_with_attributes(step) for step in steps]
        for step in steps:
            _refuse_protected(step)
        written = [_written(step, always) for step in steps]
        _put(steps, written)
        failing.pop_all()


def _step(change: FileChange) -> _Step:
    return _Step(change, Path(os.path.realpath(change.path)))


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _told(path, error) from error


def _told(path: Path, error: OSError) -> SaveError:
    known = _REASONS.get(error.errno or 0)
    return SaveError(path, known or f"cannot be saved: {error.strerror or error}")


def _make_folder(step: _Step, failing: ExitStack) -> None:
    folder = step.real.parent
    missing = [one for one in (folder.parent, folder) if not one.exists()]
    for one in missing if step.change.before is None else ():
        with _telling(step.change.path), suppress(FileExistsError):
            one.mkdir()
            failing.callback(_remove_folder, one)
            flush_folder(one.parent)


def _remove_folder(folder: Path) -> None:
    # Somebody else may have put something into it already.
    with suppress(OSError):
        folder.rmdir()


def _take_locks(steps: Sequence[_Step], always: ExitStack) -> None:
    folders = {step.real.parent for step in steps}
    try:
        held = always.enter_context(locked_folders(folders))
    except OSError as error:
        raise _told(Path(error.filename), error) from error
    for folder, locked in held.items():
        sweep(folder, alone=locked)


def _with_attributes(step: _Step) -> _Step:
    """Return the step with the attributes of its file, which is there if the edit expects one."""
    with _telling(step.change.path):
        attributes = attributes_of(step.real)
    _check_there(step, is_there=attributes is not None)
    return msgspec.structs.replace(step, attributes=attributes)


def _check(step: _Step) -> None:
    """Refuse the step where its file is not as the edit expects it."""
    path, before = step.change.path, step.change.before
    with _telling(path):
        content = read_file(step.real)
    _check_there(step, is_there=content is not None)
    if content != before:
        raise ChangedUnderneathError(path, "the file changed since it was read; read it again")


def _check_there(step: _Step, *, is_there: bool) -> None:
    path, is_expected = step.change.path, step.change.before is not None
    if is_expected and not is_there:
        raise ChangedUnderneathError(path, "the file is not there any more; read again")
    if is_there and not is_expected:
        raise ChangedUnderneathError(path, _TAKEN)


def _refuse_protected(step: _Step) -> None:
    # To replace a file takes no right to write it, so nobody else would refuse.
    path, attributes = step.change.path, step.attributes
    if attributes and (attributes.read_only or not os.access(step.real, os.W_OK)):
        raise SaveError(path, "the file is read-only; make it writable and save again")
    if step.change.after is None and path.is_symlink():
        raise SaveError(path, "this is a link to a file elsewhere; remove the link by hand")


def _written(step: _Step, always: ExitStack) -> Path | None:
    """Return the temporary file that holds the step's new content; None for a deletion."""
    if step.change.after is None:
        return None
    with _telling(step.change.path):
        return always.enter_context(temporary(step.real.parent, step.change.after, step.attributes))


def _put(steps: Sequence[_Step], written: Sequence[Path | None]) -> None:
    """Make the changes show, all of them or none."""
    # The first one is looked at anyway, before anything is replaced.
    for step in steps[1:]:
        _check(step)
    with ExitStack() as back:
        for step, new in zip(steps, written, strict=True):
            _check(step)
            _put_one(step, new)
            back.callback(_put_back, step)
        for step in steps:
            with _telling(step.change.path):
                flush_folder(step.real.parent)
        back.pop_all()


def _put_one(step: _Step, new: Path | None) -> None:
    try:
        with _telling(step.change.path):
            if new is None:
                step.real.unlink()
            elif step.change.before is None:
                put_new(new, step.real)
            else:
                new.replace(step.real)
    except SaveError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise ChangedUnderneathError(step.change.path, _TAKEN) from None
        raise


def _put_back(step: _Step) -> None:
    """Take back a change that was made, unless somebody else has written the file since."""
    change = step.change
    reverse = _Step(FileChange(change.path, change.after, change.before), step.real)
    try:
        with ExitStack() as always:
            _check(reverse)
            again = msgspec.structs.replace(reverse, attributes=step.attributes)
            _put_one(again, _written(again, always))
    except ChangedUnderneathError:
        pass
    except SaveError as error:
        reason = f"the edit is saved here and not elsewhere, and cannot be put back: {error.reason}"
        raise SaveError(change.path, reason) from error
