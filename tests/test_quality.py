"""The code is formatted, linted and typed: what CI would say, said by the tests."""

from __future__ import annotations

import subprocess
import sys

import pytest

from helpers import ROOT

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
