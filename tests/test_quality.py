"""The code is formatted, linted and typed, and the scripts do what they say: what CI would say, said by the tests."""

from __future__ import annotations

import subprocess
import sys

import pytest

from helpers import ROOT, deno

pytestmark = pytest.mark.slow


def run(*arguments: str) -> None:
    ran = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-6000:]


def test_code_is_formatted() -> None:
    """`ruff format` would change nothing."""
    run("ruff", "format", "--check", ".")


def test_code_is_linted() -> None:
    """`ruff check` finds nothing; every rule that is off says why in pyproject.toml."""
    run("ruff", "check", ".")


def test_code_is_typed() -> None:
    """mypy, strict, finds nothing in the three packages."""
    run("mypy")


def test_scripts_are_typed() -> None:
    """TypeScript, strict, finds nothing in what browsers get, by the types that the scripts' comments say."""
    scripts = sorted((ROOT / "mapsvc" / "static" / "js").glob("*.js"))
    assert scripts
    deno("check", "--quiet", "--config", ROOT / "tests" / "js" / "deno.json", *scripts)


def test_scripts_do_what_they_say() -> None:
    """The pure parts of the browser's modules pass their own tests."""
    deno("test", "--quiet", "--no-check", f"--allow-read={ROOT}", ROOT / "tests" / "js")
