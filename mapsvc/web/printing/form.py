"""The form of the page for printing: every option with its choices, in the visitor's words."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from mapsvc.maps.wording import in_language
from mapsvc.service import Atlas
from mapsvc.sheets.options import BLANKS, BOTH, LEVELS, PAPERS, POSTERS, Kind, SheetOptions
from mapsvc.web.contexts.printing import Field, FieldGroup
from mapsvc.web.contexts.texts import Choice
from routes.itinerary import Journey

__all__ = ["field_groups", "kind_label"]

_MAPS = (Kind.MAP, Kind.HANDOUT, Kind.WORKSHEET, Kind.ANSWERS)
_SEEDED = (Kind.WORKSHEET, Kind.ANSWERS, Kind.CARDS)


def kind_label(kind: Kind) -> str:
    """Return what a kind of sheet is called."""
    labels: dict[Kind, str] = {
        Kind.MAP: _("Map"),
        Kind.HANDOUT: _("Handout"),
        Kind.WORKSHEET: _("Worksheet"),
        Kind.ANSWERS: _("Answers"),
        Kind.TIMELINE: _("Timeline"),
        Kind.CARDS: _("Cards"),
    }
    return labels[kind]


def field_groups(atlas: Atlas, journey: Journey, options: SheetOptions) -> tuple[FieldGroup, ...]:
    """Return the options that this kind of sheet takes, the common ones first."""
    groups = [FieldGroup(_("Sheet"), _sheet(journey, options), is_open=True)]
    if options.kind in _SEEDED:
        groups.append(FieldGroup(_("For the class"), _class(options), is_open=True))
    stretch = _stretch(atlas, journey, options)
    groups.append(FieldGroup(_("Only a stretch of the way"), stretch, is_open=any(field.value for field in stretch)))
    more = _more(options)
    if more:
        groups.append(FieldGroup(_("Scale, panel, poster"), more, is_open=any(field.value for field in more)))
    return tuple(groups)


def _sheet(journey: Journey, options: SheetOptions) -> tuple[Field, ...]:
    fields = [
        _select(
            "paper",
            _("Paper"),
            [(name, name.upper() if len(name) == 2 else "Letter") for name in PAPERS],
            options.paper,
        ),
        _select(
            "orientation",
            _("Orientation"),
            [("", _("as suits")), ("portrait", _("portrait")), ("landscape", _("landscape"))],
            options.orientation,
        ),
        _select(
            "ink",
            _("Ink"),
            [("colour", _("colour")), ("mono", _("black and white"))],
            options.ink,
            _("Black and white stays readable on a bad copier."),
        ),
    ]
    if len(journey.itineraries) > 1:
        tellings = [("", in_language(journey.itineraries[0].title, options.lang))]
        tellings += [(one.id, in_language(one.title, options.lang)) for one in journey.itineraries[1:]]
        chosen = "" if options.itinerary == journey.itineraries[0].id else options.itinerary
        fields.insert(0, _select("itinerary", _("Which journey"), [*tellings, (BOTH, _("both together"))], chosen))
    if options.kind in (Kind.MAP, Kind.WORKSHEET, Kind.ANSWERS):
        nothing = [("", _("nothing") if options.kind is Kind.MAP else _("names"))]
        labels = {"names": _("names"), "dates": _("dates"), "route": _("the route"), "all": _("names, dates and route")}
        known = [name for name in BLANKS if options.kind is Kind.MAP or name != "names"]
        chosen = "" if options.kind is not Kind.MAP and options.blank == "names" else options.blank
        fields.append(
            _select("blank", _("Left out on the map"), nothing + [(name, labels[name]) for name in known], chosen)
        )
    return tuple(fields)


def _class(options: SheetOptions) -> tuple[Field, ...]:
    levels = {1: _("1: order and names"), 2: _("2: measure and people"), 3: _("3: programme and sources")}
    if options.kind is Kind.CARDS:
        levels = {1: _("1: with dates"), 2: _("2: without dates"), 3: _("3: names of the time only")}
    hint = _("Another number gives other questions and another order; the answer sheet of the same number agrees.")
    return (
        _select("level", _("Level"), [(str(level), levels[level]) for level in LEVELS], str(options.level)),
        Field("seed", _("Series"), value=str(options.seed), hint=hint, pattern="[0-9]{1,6}"),
    )


def _stretch(atlas: Atlas, journey: Journey, options: SheetOptions) -> tuple[Field, ...]:
    if options.itinerary == BOTH:
        tellings = journey.itineraries
    else:
        tellings = tuple(one for one in journey.itineraries if one.id == options.itinerary) or journey.itineraries[:1]
    stops = [
        (stop.id, f"{stop.seq} {atlas.place(stop.place).name(options.lang)}")
        for telling in tellings
        for stop in telling.stops
    ]
    return (
        _select("from", _("From"), [("", _("the first stop")), *stops], options.from_stop),
        _select("to", _("To"), [("", _("the last stop")), *stops], options.to_stop),
    )


def _more(options: SheetOptions) -> tuple[Field, ...]:
    words = options.query()
    fields = []
    if options.kind in _MAPS:
        fields.append(Field("scale", _("Scale, one to"), value=words.get("scale", ""), hint=_("such as 5000000")))
    if options.kind in (Kind.MAP, Kind.TIMELINE):
        hint = _("width x height in mm, such as 900x600; with bleed and crop marks")
        fields.append(Field("panel", _("Panel"), value=words.get("panel", ""), hint=hint))
        posters = [("", _("none")), *((name, f"{name.upper()} · {_('in parts of A4')}") for name in POSTERS)]
        fields.append(_select("poster", _("Poster"), posters, options.poster))
    return tuple(fields)


def _select(name: str, label: str, choices: Sequence[tuple[str, str]], chosen: str, hint: str = "") -> Field:
    listed = tuple(Choice(value, told, value == chosen) for value, told in choices)
    return Field(name, label, listed, chosen, hint)
