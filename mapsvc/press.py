"""The one door to Typst, which makes PDF and PNG of a template and its data. Loaded when the first sheet is asked for.

`press` works in this process; `press_apart` in a process of its own, which gives its memory back: a page at 300 dpi
takes 400 MB for half a second, and whatever serves pages must stay small. Nothing is read but the template family,
the data and the shipped fonts: no system font, no clock, no network, so that the same input gives the same bytes.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from math import floor
from pathlib import Path
from typing import Any, Literal

from mapsvc.errors import PressBusyError, PressError, ResourceMissingError
from mapsvc.page_boxes import with_boxes
from mapsvc.resources import templates_dir

__all__ = ["Job", "picture_png", "press", "press_apart"]

Form = Literal["pdf", "svg", "png"]
_FONTS = ("fontpkg_pt_serif", "fontpkg_pt_sans")
"""PT Serif and PT Sans: every letter of Turkish, Russian and Ukrainian, static files, SIL Open Font License."""
_WEB_FACES = (("'Mapsvc Serif'", "'PT Serif'"), ("'Mapsvc Sans'", "'PT Sans'"))
"""The pages' fonts are cuts of these under names of our own, as their licence asks."""
_STRANGER = re.compile(r'the text `"([^\x00-\x7f]+)"` could not be displayed')
_MOST_STRANGERS = 30
_AT_ONCE = 2
_LONGEST_WAIT_S = 60.0
_LONGEST_JOB_S = 60.0
_MM_PER_INCH = 25.4
_LEAST_PIXEL = 0.01
"""By so much a picture is smaller than its pixels, lest a rounding take one more."""
_TIE = 0.05
_SIZE_OF_MAP = re.compile(r'width="[\d.]+mm" height="[\d.]+mm"')
_TURN = threading.BoundedSemaphore(_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be pressed."""

    template: str
    """A file of `templates/sheets`, without ending."""
    data: str
    """What the template reads, as JSON."""
    form: Form
    dpi: float = 300.0
    """Of PNG."""
    marks_mm: float = 0.0
    """Room at the edges of a page of PDF for crop marks; 0 where nothing is cut."""
    bleed_mm: float = 0.0
    """From there to the cut."""
    font_folder: str = ""
    """Where a house's own fonts are; empty where it has none."""


def press(job: Job) -> tuple[bytes, ...]:
    """Return the pages of a job: one file for PDF, one a page for SVG and PNG.

    SVG is read out of the PDF, so that its text stays text; see `page_svg`.

    Raises:
        PressError: The template does not take the data; a mistake of ours.
        ResourceMissingError: A font or the template is not installed.
    """
    if job.form == "svg":
        return _press_svg(job)
    import typst  # noqa: PLC0415  80 MB on disk, which only sheets need

    folder = templates_dir() / "sheets"
    template = folder / f"{job.template}.typ"
    if not template.is_file():
        raise ResourceMissingError(f"template {job.template}.typ", (folder,))
    compiler = typst.Compiler(root=str(folder), font_paths=_fonts(job.font_folder), ignore_system_fonts=True)
    data, made = _on_pixels(job.data, job.dpi) if job.form == "png" else job.data, None
    for _ in range(_MOST_STRANGERS):
        try:
            made = compiler.compile(
                str(template),
                format=job.form,
                ppi=job.dpi,
                sys_inputs={"data": data},
                # Accessible and for the archive in one file; Typst refuses to write what does not hold to them.
                pdf_standards=["ua-1", "a-2a"] if job.form == "pdf" else [],
                timestamp=0,
            )
            break
        except typst.TypstError as error:
            # A sign that no font has, such as a picture sign in a curator's note, must not keep the sheet from a class.
            stranger = _STRANGER.search(str(error))
            plain = json.dumps(json.loads(data), ensure_ascii=False)
            if stranger is None or stranger[1] not in plain:
                raise PressError(job.template, str(error)) from error
            data = plain.replace(stranger[1], "\N{REPLACEMENT CHARACTER}")
    if made is None:
        raise PressError(job.template, f"more than {_MOST_STRANGERS} signs that no font has")
    pages = [bytes(page) for page in (made if isinstance(made, list) else [made]) if page is not None]
    if job.form == "pdf" and job.marks_mm:
        pages = [with_boxes(page, job.marks_mm, job.bleed_mm) for page in pages]
    return tuple(pages)


def _on_pixels(data: str, dpi: float) -> str:
    """Return what a template reads with its map a whole number of pixels wide and high.

    Typst draws a picture, by the ratio of its own sides, on the next larger number of pixels and leaves out those too
    many somewhere in the middle, through whatever letters stand there.
    """
    read = json.loads(data)
    drawn = read.get("map")
    if isinstance(drawn, dict):
        # Not one more: the page is as high as its parts.
        wide, high = (floor(drawn[side] * dpi / _MM_PER_INCH + _LEAST_PIXEL) for side in ("width", "height"))
        beside = (read["page"]["width"] * dpi / _MM_PER_INCH - wide) / 2
        if abs(beside % 1 - 0.5) < _TIE:
            wide -= 1  # in the middle of a page its pixels would lie between those of the page
        size = f'width="{wide}" height="{high - _LEAST_PIXEL}" preserveAspectRatio="none"'
        drawn["svg"] = _SIZE_OF_MAP.sub(size, drawn["svg"], count=1)
        drawn["width"] = (wide - _LEAST_PIXEL) * _MM_PER_INCH / dpi
        drawn["height"] = (high - 2 * _LEAST_PIXEL) * _MM_PER_INCH / dpi
    return json.dumps(read, ensure_ascii=False)


def _press_svg(job: Job) -> tuple[bytes, ...]:
    from mapsvc.page_svg import pages_as_svg, placeholder  # noqa: PLC0415  for those who ask for SVG

    data = json.loads(job.data)
    pictures = {}
    for part in (data, *data.values()):
        if isinstance(part, dict) and {"svg", "alt"} <= part.keys():
            pictures[part["alt"]] = part["svg"]
            part["svg"] = placeholder(part["svg"])
    (pdf,) = press(replace(job, form="pdf", data=json.dumps(data)))
    return pages_as_svg(pdf, pictures, data["title"], data.get("lang", "und"))


def press_apart(job: Job) -> tuple[bytes, ...]:
    """Return what `press` does, made in a process of its own; others wait for their turn.

    Raises:
        PressBusyError: Too many are waiting.
        PressError: The template does not take the data, or it took too long.
    """
    if not _TURN.acquire(timeout=_LONGEST_WAIT_S):
        raise PressBusyError(_LONGEST_WAIT_S)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "mapsvc.press"],
            input=json.dumps(asdict(job)).encode(),
            capture_output=True,
            timeout=_LONGEST_JOB_S,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise PressError(job.template, f"not done after {_LONGEST_JOB_S:g} s") from error
    finally:
        _TURN.release()
    if ran.returncode != 0:
        raise PressError(job.template, ran.stderr.decode(errors="replace").strip()[-2_000:])
    head, _, body = ran.stdout.partition(b"\n")
    pages, start = [], 0
    for length in json.loads(head):
        pages.append(body[start : start + length])
        start += length
    return tuple(pages)


def picture_png(
    svg: str, width_px: int, height_px: int, *, title: str = "", paper: str = "#f4efe4", apart: bool = True
) -> bytes:
    """Return one SVG as PNG of a size, whole and centred on paper of a colour.

    Args:
        svg: A whole SVG document, without the list that `picture` puts behind it.
        width_px: Width of the PNG.
        height_px: Height of the PNG.
        title: What it shows.
        paper: Colour of what the SVG leaves free.
        apart: Whether a process of its own makes it.

    Raises:
        PressError: It is no SVG.
    """
    for ours, shipped in _WEB_FACES:
        svg = svg.replace(ours, shipped)
    data: Mapping[str, Any] = {
        "svg": svg, "title": title, "paper": paper,
        "width_mm": width_px * _MM_PER_INCH / 96, "height_mm": height_px * _MM_PER_INCH / 96,
    }  # fmt: skip
    job = Job("picture", json.dumps(data, ensure_ascii=False), "png", 96.0)
    return (press_apart if apart else press)(job)[0]


@cache
def _fonts(further: str = "") -> Any:
    """Return the shipped fonts, then those inside Typst, for letters such as Greek that a curator's journey may have.

    Args:
        further: A folder of fonts beside these; may be empty.

    Raises:
        ResourceMissingError: A package of fonts is not installed.
    """
    import typst  # noqa: PLC0415  see `press`

    folders = [further] if further else []
    for package in _FONTS:
        spec = importlib.util.find_spec(package)
        folder = Path(spec.origin).parent / "files" if spec is not None and spec.origin is not None else Path(package)
        if not any(folder.glob("*.ttf")):
            raise ResourceMissingError(f"fonts (package {package.replace('_', '-')})", (folder,))
        folders.append(str(folder))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def _environment() -> dict[str, str]:
    """Return the environment of the child: ours, and where our packages are."""
    root = str(Path(__file__).resolve().parents[1])
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (root, known) if part)}


def _work() -> None:
    """Do one job: read it from stdin, write the lengths of its pages and the pages to stdout."""
    try:
        pages = press(Job(**json.loads(sys.stdin.buffer.read())))
    except (PressError, ResourceMissingError) as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(json.dumps([len(page) for page in pages]).encode() + b"\n" + b"".join(pages))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    _work()
