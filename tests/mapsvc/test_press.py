from __future__ import annotations

import json
import math
import re
import struct

import pytest

from mapsvc import press as press_module
from mapsvc.errors import PressBusyError, PressError, ResourceMissingError
from mapsvc.press import Job, picture_png, press, press_apart

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 21"><rect width="40" height="21" fill="#9c2a2a"/>'
    '<text x="2" y="9" font-family="\'Mapsvc Sans\',sans-serif" font-size="6">İğ Ж</text></svg>'
)


def png_size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def picture_job(form: str, **changes: object) -> Job:
    data = {"svg": SVG, "title": "Yolculuk", "paper": "#ffffff", "width_mm": 40, "height_mm": 21} | changes
    return Job("picture", json.dumps(data), form)  # type: ignore[arg-type]  # the tests' own words


def test_a_picture_has_the_size_that_was_asked_for() -> None:
    """Previews of links are 1200 by 630 pixels, neither more nor less."""
    assert png_size(picture_png(SVG, 1200, 630, apart=False)) == (1200, 630)


@pytest.mark.parametrize("dpi", [80, 100, 300])
def test_a_map_fills_whole_pixels_of_a_png(dpi: int) -> None:
    """Else Typst leaves out a row of them, through the names that stand there; and no page holds a higher map."""
    drawn = {"width": 195.9, "height": 220.4, "svg": '<svg width="195.9mm" height="220.4mm" viewBox="0 0 784 882"/>'}
    read = json.loads(press_module._on_pixels(json.dumps({"map": drawn, "page": {"width": 216.0}}), dpi))["map"]
    wide, high = (read[side] * dpi / 25.4 for side in ("width", "height"))
    own = [float(side) for side in re.findall(r'(?:width|height)="([\d.]+)"', read["svg"])]
    ratio = own[0] / own[1]
    pixels = math.ceil(max(wide, ratio * high))
    assert (pixels, math.ceil(pixels / ratio)) == (math.ceil(wide), math.ceil(high))
    assert all(0 < math.ceil(side) - side < 0.03 for side in (wide, high))
    assert all(0 < mm * dpi / 25.4 - side < 2.03 for mm, side in ((195.9, wide), (220.4, high)))


@pytest.mark.parametrize("form", ["pdf", "svg", "png"])
def test_the_same_job_gives_the_same_bytes_here_and_apart(form: str) -> None:
    """No clock, no system font and no process leaves a trace in what is pressed."""
    job = picture_job(form)
    assert press(job) == press_apart(job)


def test_a_pdf_says_that_it_is_accessible_and_for_the_archive() -> None:
    """The file claims PDF/UA-1 and PDF/A-2a, which Typst holds to while it writes."""
    (pdf,) = press(picture_job("pdf"))
    assert pdf.startswith(b"%PDF-1.7")
    for claim in (b"pdfuaid:part>1<", b"pdfaid:part>2<", b"pdfaid:conformance>A<", b"/MarkInfo"):
        assert claim in pdf


def test_signs_that_no_font_has_do_not_keep_a_sheet_from_its_class() -> None:
    """Greek and Georgian have a font inside Typst; what has none is marked as missing."""
    title = "Αθήνα ქართ 中 \N{GRINNING FACE}"
    (pdf,) = press(picture_job("pdf", svg=SVG.replace("İğ", title), title=title))
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("make", [press, press_apart])
def test_what_the_template_does_not_take_is_said(make: object) -> None:
    """The message names the template and what Typst says."""
    with pytest.raises(PressError, match=r"(?s)cannot press picture: .*SVG"):
        make(picture_job("png", svg="no picture"))  # type: ignore[operator]  # one of two functions


def test_a_template_that_is_not_there_is_said() -> None:
    """The message names the file and where it was looked for."""
    with pytest.raises(ResourceMissingError, match=r"template nothing.typ not found; looked in .*sheets"):
        press(Job("nothing", "{}", "pdf"))


def test_who_waits_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class that asks at once is served in turn; nobody waits for ever."""
    monkeypatch.setattr(press_module, "_LONGEST_WAIT_S", 0.01)
    held = [press_module._TURN.acquire(blocking=False) for _ in range(press_module._AT_ONCE)]
    try:
        assert all(held)
        with pytest.raises(PressBusyError, match=r"the press is busy: waited 0.01 s for a turn; ask again in a minute"):
            press_apart(picture_job("png"))
    finally:
        for _ in held:
            press_module._TURN.release()
