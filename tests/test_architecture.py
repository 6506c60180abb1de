"""The layout and its direction hold: imports, sizes, names."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import ROOT

PACKAGES = ("gazetteer", "routes", "mapsvc")
LONGEST_MODULE = 350
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 120
LONGEST_SCRIPT = 200
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "misc", "models", "manager"}


def modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has without its docstring, which is not what makes it hard to read."""
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.slow
def test_imports_keep_their_direction() -> None:
    """Mapsvc -> routes -> gazetteer, layers inside them, one door per library: the contracts of pyproject.toml."""
    beside = Path(sys.executable).with_name("lint-imports")
    command = str(beside) if beside.exists() else shutil.which("lint-imports")
    assert command, "import-linter is not installed: pip install -e '.[test]'"
    ran = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:]


def test_wsgi_only_starts_the_service() -> None:
    """wsgi.py stands outside the packages, so that its imports are looked at here."""
    tree = ast.parse((ROOT / "wsgi.py").read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported == {"__future__", "mapsvc.app", "mapsvc.settings"}


def test_no_module_is_too_long() -> None:
    """A module that needs more says that it holds two ideas."""
    sizes = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    """A function is read at one look."""
    long = {
        f"{relative(path)}:{node.name}": code_lines(node)
        for path in modules()
        for node in functions(path)
        if code_lines(node) > LONGEST_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize(
    ("folder", "pattern", "limit"),
    [("templates", "*.html", LONGEST_TEMPLATE), ("mapsvc/static/js", "*.js", LONGEST_SCRIPT)],
)
def test_no_template_or_script_is_too_long(folder: str, pattern: str, limit: int) -> None:
    """The front end keeps to the same habit."""
    sizes = {
        relative(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in sorted((ROOT / folder).rglob(pattern))
    }
    assert {name: size for name, size in sizes.items() if size > limit} == {}


def test_every_module_says_by_its_name_what_it_holds() -> None:
    """No drawer for odds and ends is opened."""
    assert [relative(path) for path in modules() if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_templates_hold_no_style_no_script_and_nothing_unescaped() -> None:
    """Texts are escaped by the template engine, and the Content-Security-Policy admits no style of a page's own."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        # The one way to have styles in a page: those of our own files, whose hash the policy then names.
        text = path.read_text(encoding="utf-8").replace("<style>{{ inline_styles(", "")
        for banned in ("|safe", "| safe", "style=", "<style", "onclick=", "onload=", "autoescape"):
            assert banned not in text, f"{relative(path)} has {banned!r}"
