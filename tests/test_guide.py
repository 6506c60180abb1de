"""The editor's guide is true: each file in it is written, each command run, in its order, and the journey is there."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from helpers import ROOT, free_port

GUIDE = ROOT / "routes" / "data" / "GUIDE.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Reader:
    """Someone who does what the guide says, word for word."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = folder / ".venv" / "bin" / "mapsvc"
        command.parent.mkdir(parents=True)
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mapsvc "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        self.environ = dict(os.environ)
        self.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        self.said: dict[str, str] = {}

    def save(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="")

    def type(self, line: str) -> None:
        """Run a command; what runs until Ctrl+C is watched until it has said what it is for, then ended."""
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
        elif line == ". .venv/bin/activate":
            self.environ["PATH"] = f"{self.folder / '.venv' / 'bin'}:{os.environ['PATH']}"
        elif line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            self.environ[name] = value
        elif line == "mapsvc serve --reload":
            self._stay(f"{line} --port {free_port()}", "http://")
        elif line == "mapsvc check --watch":
            self._stay(line, "watching; Ctrl+C ends")
        else:
            done = subprocess.run(
                shlex.split(line), cwd=self.folder, env=self.environ, capture_output=True, text=True, check=False
            )
            self.said[line] = done.stdout + done.stderr
            assert done.returncode == 0, f"{line}\n{self.said[line]}"

    def _stay(self, line: str, until: str) -> None:
        command = shlex.split(line)
        process = subprocess.Popen(
            command, cwd=self.folder, env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert process.stdout is not None
        try:
            give_up, said = time.monotonic() + 120, ""
            while until not in said:
                assert time.monotonic() < give_up, said
                said = process.stdout.readline()
                assert said or process.poll() is None, "it ended by itself"
            if said.startswith("http://"):
                address = f"{said.strip()}api/journeys/uzmanlar-1932.geojson"
                with urllib.request.urlopen(address) as answer:  # noqa: S310  our own service
                    assert json.load(answer)["journey"] == "uzmanlar-1932"
        finally:
            process.terminate()
            process.communicate(timeout=60)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the guide's commands are those of a Unix shell")
def test_the_guide_leads_from_nothing_to_a_kiosk(tmp_path: Path) -> None:
    """All its blocks are files or commands; every command ends well; the exhibit is there, in the house's name."""
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    assert {kind for kind, name, _ in blocks if not name} == {"sh"}
    reader = Reader(tmp_path)
    for _, name, content in blocks:
        if name:
            reader.save(name, content)
        else:
            for line in content.splitlines():
                reader.type(line)
    checked = reader.said["mapsvc check --texts texts data/journeys/uzmanlar-1932.yaml"]
    assert "uzmanlar-1932" not in checked and " 0 errors, 0 warnings" in checked
    assert "still to do" in reader.said["mapsvc check data/journeys/uzmanlar-1932.yaml"]
    assert (reader.folder / "map.pdf").read_bytes().startswith(b"%PDF")
    pages = [path for path in (reader.folder / "exhibit").rglob("*.html") if "uzmanlar-1932" in str(path)]
    assert any("My Museum" in page.read_text(encoding="utf-8") for page in pages)
