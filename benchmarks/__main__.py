"""`python -m benchmarks POLNEAR MSR [TIES]`: runs them all and prints docs/performance.md."""

from __future__ import annotations

import contextlib
import io
import os
import platform
import sys
from collections.abc import Callable

from benchmarks import anchoring, drafting, editing, quotations, related, startup, ties, views
from tests.monkey import __main__ as monkey

HEAD = """\
# Performance and quality

Every figure here was printed by `make bench POLNEAR=… MSR=…`, or by the command of its section
alone (`python -m benchmarks.drafting` and the like), on one machine, each beside a peer. Times
differ from machine to machine; ratios less. Made on {machine}, {cores} cores,
Python {python}.

Neither corpus comes with Sidelong, because neither states a licence to pass it on: PolNeAR 1.0
(`networkdynamics/PolNeAR` on GitHub; the folder with `text` and `attributions`) and the Microsoft
Research Paraphrase Corpus (its training file as tab-separated values). With TIES=…, a folder of
pairs that somebody judged (`benchmarks/ties.py` says in what form), ties are measured on those.
"""


def _printed(main: Callable[[list[str]], object], *arguments: str) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as output:
        main([*arguments])
    return output.getvalue().strip()


def main(polnear: str, msr: str, judged: str | None = None) -> None:
    """Print the report, without the ties where no folder of judged ones is given."""
    machine = f"{platform.system()} {platform.machine()}"
    head = HEAD.format(machine=machine, cores=os.cpu_count(), python=platform.python_version())
    print(head)
    for heading, text in [
        ("Start and keys", _printed(startup.main)),
        ("Views", _printed(views.main)),
        ("Reloading and editing", _printed(editing.main)),
        ("Anchoring", _printed(anchoring.main, polnear)),
        ("Relating", _printed(related.main, msr)),
        *([("Ties", _printed(ties.main, judged, polnear))] if judged else []),
        ("Quotations and their speakers", _printed(quotations.main, polnear)),
        ("Drafting", _printed(drafting.main, polnear)),
        ("Random keys", _printed(monkey.main, "20000")),
    ]:
        print(f"## {heading}\n\n{text}\n")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(
            "usage: make bench POLNEAR=folder MSR=file [TIES=folder] (see docs/performance.md)"
        )
    main(*sys.argv[1:])
