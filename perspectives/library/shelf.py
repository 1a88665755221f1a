"""The file in which records are kept: SQLite, which any number of programs may use at once.

Each call is one short transaction of its own, with SQLite's rollback journal and not its log, which
has no place on the network file systems where some homes lie. What cannot be done is one
`LibraryError`. A file that is damaged is set aside, never deleted, and the next call begins anew.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from perspectives.errors import LibraryError
from perspectives.library.records import Record
from perspectives.saving.locks import locked_folders

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 1
"""Of the schema; SQLite keeps it in the file (PRAGMA user_version)."""

PATIENCE = 5.0
"""Seconds to wait for other programs, of which each needs some hundredths of one."""

MOST_RECORDS = 1000
"""How many are kept; the one read longest ago is forgotten first."""

# Texts are kept as bytes: what came from a file may hold half a surrogate pair, a path any byte.
_SCHEMA = """
CREATE TABLE records (
    path BLOB PRIMARY KEY,
    title BLOB NOT NULL,
    outlet BLOB,
    date BLOB,
    last_read REAL NOT NULL,
    progress INTEGER NOT NULL,
    statements INTEGER,
    proposals INTEGER,
    problems INTEGER
)
"""

_PUT = """
INSERT INTO records
VALUES (:path, :title, :outlet, :date, :last_read, :progress, :statements, :proposals, :problems)
ON CONFLICT (path) DO UPDATE SET
    title = excluded.title,
    outlet = excluded.outlet,
    date = excluded.date,
    last_read = excluded.last_read,
    progress = excluded.progress,
    statements = coalesce(excluded.statements, statements),
    proposals = coalesce(excluded.proposals, proposals),
    problems = coalesce(excluded.problems, problems)
WHERE excluded.last_read >= last_read
"""

_FORGET = """
DELETE FROM records
WHERE path NOT IN (SELECT path FROM records ORDER BY last_read DESC LIMIT ?)
"""

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

_BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite adds to a file's name for the files that belong to it."""


class _OddRowError(Exception):
    """A row is no record: not this program has written it."""


class Shelf:
    """The records of a user. Any number of these, in any processes, may be at work at once."""

    def __init__(self, file: Path) -> None:
        """Take the path of the file, which is made, with its folder, where there is none."""
        self._file = file

    def records(self) -> tuple[Record, ...]:
        """Return all records, those read last first; none where there is no file."""
        with self._transaction("BEGIN") as connection:
            if _version(connection) == 0:
                return ()
            rows = connection.execute("SELECT * FROM records ORDER BY last_read DESC").fetchall()
            return tuple(_record(row) for row in rows)

    def put(self, record: Record) -> None:
        """Keep a record, in the place of an earlier one of its path.

        What it does not know, it takes over from the earlier one; an earlier reading never takes
        the place of a later one.
        """
        with self._writing() as connection:
            connection.execute(_PUT, _row(record))
            connection.execute(_FORGET, (MOST_RECORDS,))

    def remove(self, path: Path) -> None:
        """Forget the record of a path, if there is one."""
        with self._writing() as connection:
            connection.execute("DELETE FROM records WHERE path = ?", (os.fsencode(path),))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if _version(connection) == 0:
                connection.execute(_SCHEMA)
                connection.execute(f"PRAGMA user_version = {VERSION}")
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        """Do something as a whole or not at all; raises `LibraryError`."""
        identity = None
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                identity = self._file.stat().st_ino
            with closing(self._connected()) as connection, connection:
                connection.execute(begin)
                if _version(connection) > VERSION:
                    raise self._error("a newer Sidelong made it; update this one to use it")
                yield connection
        except sqlite3.Error as error:
            raise self._explained(error, identity) from None
        except _OddRowError:
            raise self._set_aside(identity) from None
        except OSError as error:
            raise self._error(f"it cannot be opened: {error.strerror}") from None

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        return connection

    def _explained(self, error: sqlite3.Error, identity: int | None) -> LibraryError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            return self._set_aside(identity)
        if code in _IN_USE:
            return self._error("another program is writing it")
        return self._error(f"it cannot be used: {error}")

    def _set_aside(self, identity: int | None) -> LibraryError:
        """Give the damaged file, and what belongs to it, another name; return what to tell.

        Only the file of this inode is moved, which another program may have done just before.
        """
        names = (self._file.with_suffix(f".damaged-{n}{self._file.suffix}") for n in count(1))
        aside = next(name for name in names if not os.path.lexists(name))
        try:
            with locked_folders([self._file.parent]):
                if self._file.stat().st_ino == identity:
                    for suffix in _BESIDE:
                        with suppress(FileNotFoundError):
                            Path(f"{self._file}{suffix}").rename(f"{aside}{suffix}")
        except OSError as error:
            return self._error(f"it is damaged, and cannot be set aside: {error.strerror}")
        return self._error(f"it is damaged; it is kept as {aside.name}, and a new one is begun")

    def _error(self, reason: str) -> LibraryError:
        return LibraryError(self._file, reason)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _row(record: Record) -> dict[str, object]:
    row = msgspec.structs.asdict(record)
    texts = {
        name: value.encode("utf-8", "surrogatepass")
        for name, value in row.items()
        if isinstance(value, str)
    }
    return {**row, **texts, "path": os.fsencode(record.path)}


def _record(row: sqlite3.Row) -> Record:
    values = {name: row[name] for name in Record.__struct_fields__}
    try:
        texts = {
            name: value.decode("utf-8", "surrogatepass")
            for name, value in values.items()
            if isinstance(value, bytes) and name != "path"
        }
        path = Path(os.fsdecode(values["path"]))
        return msgspec.convert({**values, **texts, "path": path}, Record)
    except (ValueError, TypeError) as error:
        raise _OddRowError from error
