"""What `check` finds, as data."""

from pathlib import Path

from perspectives.model import Diagnostic
from tui.cli.findings import of_problems


def test_diagnostics_keep_their_order_and_any_file_name_can_be_written():
    diagnostics = [
        Diagnostic(path=Path("b\udcff.yaml"), line=2, column=3, code="x", message="«ы»"),
        Diagnostic(path=Path("a.yaml"), code="y", message="m"),
    ]
    first, second = of_problems(diagnostics)
    assert first == {
        "path": "b?.yaml",
        "line": 2,
        "column": 3,
        "severity": "error",
        "code": "x",
        "message": "«ы»",
    }
    assert second["path"] == "a.yaml"
