"""Makes a sheet: options to document, document through the press."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mapsvc.errors import ParameterError
from mapsvc.press import Job, press, press_apart
from mapsvc.service import Atlas
from mapsvc.sheets.documents import TEMPLATES, document
from mapsvc.sheets.house import font_folder
from mapsvc.sheets.options import Form, Output, SheetOptions

__all__ = ["MEDIA_TYPES", "Sheet", "file_name", "job_of", "make_sheet"]

_MOST_PIXELS = 80_000_000
"""A3 at 600 dpi."""
_MM_PER_INCH = 25.4
MEDIA_TYPES = {Form.PDF: "application/pdf", Form.SVG: "image/svg+xml", Form.PNG: "image/png"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, made."""

    name: str
    """What its file may be called, without ending."""
    form: Form
    pages: tuple[bytes, ...]
    """One file for PDF, one a page for SVG and PNG."""


def job_of(
    atlas: Atlas, journey_id: str, options: SheetOptions, output: Output, base: str, most_pixels: int = _MOST_PIXELS
) -> Job:
    """Return what is to be pressed; equal jobs give equal bytes.

    Args:
        atlas: Places, journeys and lines.
        journey_id: Which journey.
        options: What is wanted.
        output: In which format.
        base: Address of the service, without a slash at its end.
        most_pixels: How many pixels a page of PNG may have.

    Raises:
        JourneyNotFoundError: There is no such journey.
        ParameterError: An option names what the journey does not have, or the picture would be too large.
    """
    is_tiled = output.form is not Form.SVG or not options.poster
    data = document(atlas, journey_id, options, base, is_tiled=is_tiled)
    page = json.loads(data)["page"]
    if output.form is Form.PNG:
        _check_pixels(page, output.dpi, most_pixels)
    name = TEMPLATES[options.kind]
    folder = font_folder(atlas.theme)
    return Job(name, data, output.form.value, float(output.dpi), page["marks"], page["bleed"], folder)


def _check_pixels(page: Mapping[str, Any], dpi: int, most_pixels: int) -> None:
    """Refuse a picture that takes more memory than a machine can be asked for: about 20 bytes a pixel."""
    around = 2 * (page["bleed"] + page["marks"])
    paper = page["tiles"] or page
    area_in2 = (paper["width"] + around) * (paper["height"] + around) / _MM_PER_INCH**2
    if area_in2 * dpi**2 > most_pixels:
        finest = int((most_pixels / area_in2) ** 0.5)
        raise ParameterError("dpi", str(dpi), f"at most {finest} at this size; PDF and SVG are sharp at any")


def make_sheet(
    atlas: Atlas, journey_id: str, options: SheetOptions, output: Output, base: str, *, apart: bool = False
) -> Sheet:
    """Return a sheet.

    Args:
        atlas: Places, journeys and lines.
        journey_id: Which journey.
        options: What is wanted.
        output: In which format.
        base: Address of the service, without a slash at its end; it stands on the sheet.
        apart: Whether a process of its own presses it.

    Raises:
        JourneyNotFoundError: There is no such journey.
        ParameterError: An option names what the journey does not have.
        PressBusyError: Too many sheets are being made.
    """
    job = job_of(atlas, journey_id, options, output, base)
    return Sheet(file_name(journey_id, options), output.form, (press_apart if apart else press)(job))


def file_name(journey_id: str, options: SheetOptions) -> str:
    """Return a name that says what is in the file, without ending."""
    parts = [journey_id, options.kind.value, options.lang]
    parts += [options.ink] if options.ink != "colour" else []
    return "-".join(parts)
