"""What texts mean, worked out once: the vectors are kept in a file for the next time.

The file is a cache in SQLite, which any number of programs may use at once. Nothing depends on it:
where it cannot be read or written, vectors are worked out and not kept; where it is damaged, or not
this program's, another one takes its place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from perspectives.relating import encoder

if TYPE_CHECKING:
    from perspectives.relating.encoder import Matrix

PATIENCE = 2.0
"""Seconds to wait for other programs, of which each needs some hundredths of one."""

MOST_KEPT = 50_000
"""How many vectors are kept, a kilobyte each; those that were worked out first go first."""

# So many are worked out before they are kept: who leaves in the middle has lost no more.
_BATCH = 200

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    model TEXT NOT NULL,
    text BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model, text)
)
"""
_GET = "SELECT vector FROM vectors WHERE model = ? AND text = ?"
_PUT = "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)"
_FORGET = "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - ?"

_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# Half as many bytes as are worked out with, and as good.
_KEPT_AS = "<f2"
_BYTES = 2 * encoder.SIZE


class Vectors:
    """The vectors of texts. Any number of these, in any processes, may be at work at once."""

    def __init__(self, file: Path) -> None:
        """Take the path of the file, which is made, with its folder, where there is none."""
        self._file = file
        self._turn = Lock()

    def of(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of texts, a row each; the extra has to be installed.

        Those that are not kept yet take as long as `encoder.load` says, and raise what it raises.
        """
        import numpy as np

        distinct = list(dict.fromkeys(texts))
        # Of several threads one works, and the next finds what is kept.
        with self._turn:
            kept = self._kept(distinct)
            new = [text for text in distinct if text not in kept]
            if new:
                kept |= self._worked_out(new)
        rows = [np.frombuffer(kept[text], _KEPT_AS) for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), encoder.SIZE)

    def _worked_out(self, texts: Sequence[str]) -> dict[str, bytes]:
        encode = encoder.load()
        found: dict[str, bytes] = {}
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            vectors = encode(batch).astype(_KEPT_AS)
            its = {text: row.tobytes() for text, row in zip(batch, vectors, strict=True)}
            self._keep(its)
            found |= its
        return found

    def _kept(self, texts: Iterable[str]) -> dict[str, bytes]:
        model = encoder.model()
        found = {}

        def get(connection: sqlite3.Connection) -> None:
            for text in texts:
                row = connection.execute(_GET, (model, _digest(text))).fetchone()
                if row and isinstance(row[0], bytes) and len(row[0]) == _BYTES:
                    found[text] = row[0]

        self._attempt(get)
        return found

    def _keep(self, vectors: Mapping[str, bytes]) -> None:
        model = encoder.model()

        def put(connection: sqlite3.Connection) -> None:
            rows = ((model, _digest(text), vector) for text, vector in vectors.items())
            connection.executemany(_PUT, rows)
            connection.execute(_FORGET, (MOST_KEPT,))

        self._attempt(put)

    def _attempt(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file, if that can be done; remove it where it is damaged."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=PATIENCE)) as connection, connection:
                connection.execute(_SCHEMA)
                work(connection)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _IN_USE:
                with suppress(OSError):
                    self._file.unlink()
        except OSError:
            pass


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
