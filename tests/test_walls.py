"""The walls of the house: who imports whom, and what the fast commands never load."""

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from seeds import CSTO_PEACEKEEPERS

ROOT = Path(__file__).parent.parent

LOADED = """
import sys
from collections.abc import Iterator
from tui.cli.main import main
sys.argv = ["sidelong", *{arguments!r}]
try:
    main()
except SystemExit:
    print(*(name for name in sys.modules if "." not in name), sep="\\n", file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Return the packages that a command has imported when it ends."""
    program = LOADED.format(arguments=arguments)
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert run.stdout
    return set(run.stderr.split())


def test_nobody_imports_through_a_wall():
    lint_imports = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("command", ["--help", "--version", "check", "export", "schema"])
def test_textual_is_loaded_only_where_a_screen_opens(command):
    arguments = [command]
    if command in ("check", "export"):
        arguments += [str(CSTO_PEACEKEEPERS), "--format", "json"]
    packages = loaded_by(*arguments)
    assert "click" in packages
    assert not packages & {"textual", "rich"}


def test_what_writes_to_a_story_loads_no_screen(tmp_path):
    story = tmp_path / "story"
    said = ["--actor", "Ann Lee", "--perspective", "town", "--quote", "nobody said this"]
    for arguments in (
        ["new", str(story), "--article", str(CSTO_PEACEKEEPERS / "article.txt")],
        ["add", str(story), *said],
        ["check", str(story), "--fix"],
    ):
        assert not loaded_by(*arguments) & {"textual", "rich"}


@pytest.mark.parametrize("command", ["--help", "--version", "schema"])
def test_what_reads_no_story_loads_no_parser_and_no_matcher(command):
    assert not loaded_by(command) & {"yaml", "rapidfuzz", "msgspec"}


def modules_of(module: str) -> set[str]:
    """Return the names of all that is imported with a module."""
    program = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert module in run.stdout.split()
    return set(run.stdout.split())


def test_an_article_can_be_painted_before_matchers_are_loaded():
    matchers = {
        "yaml",
        "rapidfuzz",
        "perspectives.anchoring",
        "perspectives.languages",
        "perspectives.relating.relations",
    }
    assert_exist(matchers)
    assert not modules_of("perspectives.story.story") & matchers


def test_the_reader_is_painted_before_anything_that_only_writers_need_is_loaded():
    writers = {
        "yaml",
        "rapidfuzz",
        "watchfiles",
        "textual.widgets._text_area",
        "perspectives.editing",
        "perspectives.languages",
        "perspectives.saving",
        "perspectives.text.search",
        "tui.editor",
    }
    assert_exist(writers)
    modules = modules_of("tui.app")
    assert "tui.reader.unsaved" in modules
    assert not modules & writers


def assert_exist(names: set[str]) -> None:
    """A name that nothing has is absent everywhere, and says nothing."""
    missing = {name for name in names if importlib.util.find_spec(name) is None}
    assert not missing


def test_nobody_reaches_into_what_another_module_keeps_to_itself():
    modules = [*(ROOT / "perspectives").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    assert [*reached_into(ast.parse("story._memory.files"))]
    assert not {
        module.relative_to(ROOT).as_posix(): found
        for module in modules
        if (found := [*reached_into(ast.parse(module.read_text(encoding="utf-8")))])
    }


def reached_into(tree: ast.Module) -> Iterator[str]:
    """Yield the private attributes that a module takes of something that it has not made."""
    own = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and is_set(node)}
    own |= {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and is_set(node)
    }
    own |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            # Of named tuples these are public: the underscore keeps them apart from fields.
            is_public = node.attr.endswith("__") or node.attr in ("_replace", "_asdict")
            is_its_own = node.attr in own or ast.unparse(node.value) in ("self", "cls", "super()")
            if not is_public and not is_its_own:
                yield ast.unparse(node)


def is_set(node: ast.Name | ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store)
