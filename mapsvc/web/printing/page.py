"""The page for printing, `/print/<id>`: choose a sheet, see its pages, take it as PDF, SVG or PNG.

Every option stands in the address, so that a sheet can be shared, and the address on paper leads back to it. Sheets
are pressed in a process of their own, one at a time a page of options, and kept by their content.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, current_app, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as WerkzeugResponse

from mapsvc.errors import ParameterError
from mapsvc.maps.wording import in_language
from mapsvc.sheets.options import NAMES, Form, Kind, Output, SheetOptions
from mapsvc.web.addresses import page_url
from mapsvc.web.contexts.printing import Preview, PrintPage, SheetFile
from mapsvc.web.languages import chosen_language, current_language
from mapsvc.web.pages import shell
from mapsvc.web.parameters import page_number
from mapsvc.web.printing.form import field_groups, kind_label
from mapsvc.web.printing.kept import KeptSheets
from mapsvc.web.state import state

__all__ = ["register"]

bp = Blueprint("printing", __name__)

_KEY = "mapsvc.sheets"
_KEPT_BYTES = 6_000_000
_LARGEST_DPI, _MOST_PIXELS = 300, 20_000_000
"""A3 at 300 dpi; finer pictures, and those of panels, are made by the command: each would take a gigabyte."""
_PREVIEW = Output(Form.PNG, 80)
_OURS = frozenset(NAMES)


@bp.get("/print/<journey_id>")
def print_page(journey_id: str) -> WerkzeugResponse | str:
    """Show the choice and the pages of a sheet; an address with empty or usual options leads to its short form.

    Raises:
        JourneyNotFoundError: There is no such journey.
        ParameterError: An option cannot be read, or names what the journey does not have.
    """
    from mapsvc.sheets.documents import sheet_address  # noqa: PLC0415  what makes sheets is loaded for those who print

    atlas = state().atlas
    journey = atlas.journey(journey_id)
    options = _options()
    if _is_wordy(options):
        return redirect(_href(journey_id, options), 302)
    pages = _pages(journey_id, options, _preview_output(options))
    title = in_language(journey.title, options.lang)
    heading = kind_label(options.kind)
    page = PrintPage(
        shell=shell(f"{heading} · {title}", _("Sheets to print of this journey."), current=""),
        journey_id=journey.id,
        title=title,
        journey_href=page_url("pages.journey_page", journey_id=journey.id),
        action=url_for("printing.print_page", journey_id=journey.id),
        kinds=_kinds(journey_id, options),
        kind=options.kind.value,
        chosen_lang=chosen_language() or "",
        groups=field_groups(atlas, journey, options),
        previews=_previews(journey_id, options, pages),
        page_count=ngettext("%(num)d page", "%(num)d pages", len(pages)),
        files=_files(journey_id, options, len(pages)),
        address=sheet_address(_base(), journey_id, options),
        answers_href=_counterpart(journey_id, options)[0],
        answers_label=_counterpart(journey_id, options)[1],
    )
    return render_template("print.html", page=page)


@bp.get("/print/<journey_id>.<any(pdf, svg, png):form>")
def sheet_file(journey_id: str, form: str) -> Response:
    """Answer with a sheet; of SVG and PNG, with the page that `?page=` asks for.

    Raises:
        JourneyNotFoundError: There is no such journey.
        ParameterError: An option cannot be read, or there is no such page.
    """
    from mapsvc.sheets.making import MEDIA_TYPES, file_name  # noqa: PLC0415  as above

    options = _options()
    output = Output.read({**request.args.to_dict(), "format": form}, _LARGEST_DPI)
    pages = _pages(journey_id, options, output)
    number = page_number(request.args)
    if number > len(pages):
        raise ParameterError("page", str(number), f"a whole number from 1 to {len(pages)}")
    name = file_name(journey_id, options) + (f"-{number}" if len(pages) > 1 else "")
    # "private" keeps it out of the page cache, whose room is for pages; it has a cache of its own.
    return Response(
        pages[number - 1],
        content_type=MEDIA_TYPES[output.form],
        headers={
            "Cache-Control": "private, no-cache",
            "Content-Disposition": f'inline; filename="{name}.{form}"',
            "X-Robots-Tag": "noindex",
        },
    )


def register(app: Flask) -> None:
    """Give an app its page for printing and a place where sheets are kept."""
    app.extensions[_KEY] = KeptSheets(_KEPT_BYTES)
    app.register_blueprint(bp)


def _options() -> SheetOptions:
    """Return what the address asks for, in the language of the page."""
    for name in NAMES:
        values = list(dict.fromkeys(request.args.getlist(name)))
        if len(values) > 1:
            raise ParameterError(name, ", ".join(values)[:80], "one value")
    return replace(SheetOptions.read(request.args.to_dict()), lang=current_language())


def _is_wordy(options: SheetOptions) -> bool:
    """Return whether the address says more than it has to, as one that a form has made."""
    given = {name: value for name, value in request.args.items() if name in _OURS and name != "lang"}
    wanted = {name: value for name, value in options.query().items() if name != "lang"}
    return given != wanted


def _base() -> str:
    return (state().settings.public_url or request.url_root).rstrip("/")


def _pages(journey_id: str, options: SheetOptions, output: Output) -> tuple[bytes, ...]:
    from mapsvc.press import press_apart  # noqa: PLC0415  as above
    from mapsvc.sheets.making import job_of  # noqa: PLC0415

    job = job_of(state().atlas, journey_id, options, output, _base(), _MOST_PIXELS)
    kept: KeptSheets = current_app.extensions[_KEY]
    return kept.pages(job, press_apart)


def _preview_output(options: SheetOptions) -> Output:
    return replace(_PREVIEW, dpi=24) if options.is_large else _PREVIEW


def _href(journey_id: str, options: SheetOptions) -> str:
    """Return the page of a sheet; the language stands in it only where the visitor chose one."""
    query = {name: value for name, value in options.query().items() if name != "lang"}
    lang = chosen_language()
    query |= {"lang": lang} if lang else {}
    address = url_for("printing.print_page", journey_id=journey_id)
    return f"{address}?{urlencode(query)}" if query else address


def _file_href(journey_id: str, options: SheetOptions, form: str, **more: str) -> str:
    """Return the address of a file, which says its language always: nobody negotiates about a file."""
    query = options.query() | {"lang": options.lang} | more
    return f"{url_for('printing.sheet_file', journey_id=journey_id, form=form)}?{urlencode(query)}"


def _kinds(journey_id: str, options: SheetOptions) -> tuple[SheetFile, ...]:
    """Return the ways to the other kinds, which keep what they can of the options."""
    links = []
    for kind in Kind:
        kept = replace(options, kind=kind)
        if kind not in (Kind.MAP, Kind.TIMELINE):
            kept = replace(kept, panel=None, poster="")
        if kind in (Kind.TIMELINE, Kind.CARDS):
            kept = replace(kept, scale=None)
        href = _href(journey_id, kept)
        links.append(SheetFile(kind_label(kind), href, "current" if kind is options.kind else ""))
    return tuple(links)


def _previews(journey_id: str, options: SheetOptions, pages: tuple[bytes, ...]) -> tuple[Preview, ...]:
    dpi = str(_preview_output(options).dpi)
    shown = []
    for number, page in enumerate(pages, 1):
        width, height = struct.unpack(">II", page[16:24])
        href = _file_href(journey_id, options, "png", dpi=dpi, page=str(number))
        alt = _("Page %(number)d of the sheet: %(kind)s", number=number, kind=kind_label(options.kind))
        shown.append(Preview(href, alt, width, height))
    return tuple(shown)


def _files(journey_id: str, options: SheetOptions, count: int) -> tuple[SheetFile, ...]:
    """Return the files to take: one PDF, and where it is one page the picture too; else each page for itself."""
    note = _("for printing; accessible, for the archive")
    files = [SheetFile("PDF", _file_href(journey_id, options, "pdf"), note)]
    for form in ("svg", "png"):
        if form == "png" and options.is_large:
            continue
        for number in range(1, count + 1):
            label = form.upper() if count == 1 else f"{form.upper()} {number}"
            more = {"page": str(number)} if count > 1 else {}
            note = _("to draw on") if form == "svg" else _("300 dpi, for slides")
            files.append(SheetFile(label, _file_href(journey_id, options, form, **more), note if number == 1 else ""))
    return tuple(files)


def _counterpart(journey_id: str, options: SheetOptions) -> tuple[str, str]:
    if options.kind is Kind.WORKSHEET:
        return _href(journey_id, replace(options, kind=Kind.ANSWERS)), _("The answers to it")
    if options.kind is Kind.ANSWERS:
        return _href(journey_id, replace(options, kind=Kind.WORKSHEET)), _("The worksheet to it")
    return "", ""
