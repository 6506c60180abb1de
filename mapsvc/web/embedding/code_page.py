"""`/share/embed?path=`: the code that puts a page's map into another site, with what can be chosen.

The share sheet fetches the form from here when it is asked for; without JavaScript it is a page of its own.
"""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext as _

from mapsvc.errors import ParameterError
from mapsvc.web.addresses import absolute
from mapsvc.web.contexts.embedding import EmbedChoice, EmbedCodePage, EmbedField
from mapsvc.web.embedding.asked import Asked, asked_from, height_px
from mapsvc.web.embedding.markup import frame_markup, script_markup
from mapsvc.web.embedding.target import Target, target_at
from mapsvc.web.frame import shell
from mapsvc.web.languages import current_language
from mapsvc.web.parameters import choice, echo

__all__ = ["bp"]

bp = Blueprint("embed_code", __name__)
_USUAL_WIDTH_PX = 720


@bp.get("/share/embed")
def embed_code() -> Response:
    """Show the code of an embed.

    Raises:
        ParameterError: The path is not that of a page that can be embedded, or a choice is none of those there are.
    """
    paths = list(dict.fromkeys(request.args.getlist("path")))
    target = target_at(paths[0]) if len(paths) == 1 else None
    if target is None:
        raise ParameterError("path", echo(", ".join(paths)), "the path of a journey or a stop here")
    asked = asked_from(request.args)
    is_fit = choice(request.args, "fit", ("0", "1")) == "1"
    lang = target.lang or current_language()
    address = target.embed_url(asked, lang)
    title = target.title(lang)
    page = EmbedCodePage(
        shell=shell(f"{_('Embed')} · {title}", _("The code that shows this map in another site.")),
        title=title,
        page_url=target.page_url(),
        action=url_for("embed_code.embed_code"),
        path=paths[0],
        chosen_lang=request.args.get("lang", ""),
        fields=_fields(asked, is_fit=is_fit),
        code=_code(target, asked, address, title, is_fit=is_fit),
        embed_href=address,
    )
    # States of pages are without number: the visitor's browser may keep them, the page cache need not.
    headers = {"Cache-Control": "private, max-age=3600", "X-Robots-Tag": "noindex"}
    return Response(render_template("embed_code.html", page=page), headers=headers, mimetype="text/html")


def _code(target: Target, asked: Asked, address: str, title: str, *, is_fit: bool) -> str:
    frame = frame_markup(address, title, target.page_url(), "100%", height_px(_USUAL_WIDTH_PX, asked))
    return f"{frame}\n{script_markup(absolute(url_for('embedding.host_script')))}" if is_fit else frame


def _fields(asked: Asked, *, is_fit: bool) -> tuple[EmbedField, ...]:
    """Return what can be chosen, with what is."""
    fields = (
        ("story", _("Shows"), int(asked.has_story), {1: _("map and story"), 0: _("the map alone")}),
        ("timeline", _("Timeline"), int(asked.has_timeline), {0: _("without"), 1: _("with the timeline")}),
        ("theme", _("Colours"), asked.theme,
         {"auto": _("as the visitor’s system"), "light": _("light"), "dark": _("dark")}),
        ("start", _("Opens"), asked.start,
         {"load": _("as the map"), "press": _("as a picture, the map when pressed")}),
        ("fit", _("Height"), int(is_fit), {0: _("fixed"), 1: _("fits by itself, by a small script")}),
    )  # fmt: skip
    return tuple(
        EmbedField(name, label, tuple(EmbedChoice(str(value), text, value == now) for value, text in choices.items()))
        for name, label, now, choices in fields
    )
