"""The pages that people read. Views choose what to show; words come from `presenting`, maps from `mapsvc.maps`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from mapsvc.maps import Scene, compose, draw, journey_scene, miniatures, overview_scene, stop_scene
from mapsvc.service import Atlas
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.home import HomePage
from mapsvc.web.contexts.original import Original
from mapsvc.web.contexts.pages import (
    AboutPage,
    Day,
    ItineraryLink,
    JourneyPage,
    MapView,
    SourcesPage,
    SourceView,
    StopLink,
    StopPage,
)
from mapsvc.web.data_links import data_links
from mapsvc.web.frame import chosen, journey_days, journey_frame, shell, stop_frame
from mapsvc.web.glance import card_of, figures
from mapsvc.web.headers import admit_images, admit_script
from mapsvc.web.house import exhibit_title, tells_both_visits
from mapsvc.web.journeys import by_time, leg_sign, look, shape_styles
from mapsvc.web.languages import current_language
from mapsvc.web.naming import FirstMentions
from mapsvc.web.originals import Originals, document_key
from mapsvc.web.parameters import choice
from mapsvc.web.presenting import MAIN_PARTY, Presenter
from mapsvc.web.sharing.sheet import map_files, share_view
from mapsvc.web.state import state
from mapsvc.web.timeline import days_of, timeline
from mapsvc.web.who import entry_views
from routes.errors import JourneyNotFoundError
from routes.itinerary import Itinerary, Journey, Stop

__all__ = ["bp", "itinerary_of_stop", "journey_view", "map_view", "shell", "stop_address"]

bp = Blueprint("pages", __name__)
for _helper in (page_url, look, shape_styles, leg_sign):
    bp.add_app_template_global(_helper)


def map_view(
    scene: Scene, *, is_interactive: bool = True, has_layers: bool = True, journey_id: str | None = None
) -> MapView:
    """Return the picture of a scene and the script that makes it interactive.

    Args:
        scene: What the map shows.
        is_interactive: Whether there is such a script.
        has_layers: Whether layers are offered, among them the street map of another host where there is one.
        journey_id: Whose venues and places can be laid over the map; the layers of any map without.
    """
    drawn = Markup(draw(scene))  # noqa: S704  the picture escapes every text; tests push hostile ones through it
    if not is_interactive:
        return MapView(drawn, "", "")
    layers = url_for("layers.layers", lang=scene.lang, journey=journey_id) if has_layers else ""
    parts = compose(scene, layers=layers)
    if has_layers and state().settings.tiles_origin:
        admit_images(state().settings.tiles_origin)
    return MapView(drawn, Markup(parts.html), admit_script(parts.script))  # noqa: S704  composed from escaped parts only


def _presenter(
    atlas: Atlas, shown: Journey, telling: Itinerary, mentions: FirstMentions | None = None
) -> Presenter:  # fmt: skip
    def stop_href(stop_id: str) -> str:
        return page_url("pages.stop_page", journey_id=shown.id, stop_id=stop_id)

    def source_href(key: str) -> str:
        return f"{page_url('pages.sources')}#source-{key}"

    return Presenter(atlas, shown, telling, current_language(), stop_href, source_href, mentions)


def stop_address(shown: Journey, stop: Stop) -> str:
    """Return where a stop drawn on the map of all journeys leads to."""
    return page_url("pages.stop_page", journey_id=shown.id, stop_id=stop.id)


@bp.get("/")
def home() -> str:
    """Show the journeys at a glance."""
    atlas, lang = state().atlas, current_language()
    ground, small = miniatures(atlas, lang)
    cards = [card_of(_presenter(atlas, shown, shown.itineraries[0]), small) for shown in by_time(atlas.journeys)]
    description = _("Journeys of Turkish-Soviet diplomacy on the map: İsmet Pasha 1932, Voroshilov 1933 and others.")
    if not tells_both_visits():
        description = ", ".join(in_words(shown.title, lang) for shown in by_time(atlas.journeys))
    page = HomePage(
        shell=shell(exhibit_title(), description, current=page_url("pages.home")),
        map=map_view(overview_scene(atlas, lang, stop_address)),
        ground=Markup(ground),  # noqa: S704  numbers and constants only
        journeys=tuple(card for card in cards if not card.extent),
        shorter=tuple(card for card in cards if card.extent),
    )
    return render_template("index.html", page=page)


@bp.get("/journeys/<journey_id>")
def journey_page(journey_id: str) -> str:
    """Show one journey: the map beside its stops in order."""
    atlas = state().atlas
    shown = atlas.journey(journey_id)
    telling = atlas.itinerary(shown.id, choice(request.args, "itinerary", [one.id for one in shown.itineraries]))
    return render_template("journey.html", page=journey_view(shown, telling))


def journey_view(shown: Journey, telling: Itinerary, *, has_layers: bool = True) -> JourneyPage:
    """Return what the page of a journey and its embeds show, on the day that the address asks for.

    Raises:
        ParameterError: The itinerary has no such day.
    """
    atlas, lang = state().atlas, current_language()
    people = page_url("people.people_page")
    drawn = frozenset(stop.place for stop in telling.stops)
    mentions = FirstMentions(state().accounts, shown.id, lang, lambda key: f"{people}#who-{key}", drawn)
    present = _presenter(atlas, shown, telling, mentions)
    told = days_of(present)
    day = choice(request.args, "day", [one.date.isoformat() for one in told.days])
    title = in_words(shown.title, lang)
    stops = tuple(present.stop(stop, whole=False) for stop in telling.stops)
    is_first = telling is shown.itineraries[0]
    return JourneyPage(
        shell=journey_frame(shown, telling),
        journey_id=shown.id,
        title=title,
        days=journey_days(telling, lang),
        summary=in_words(shown.summary, lang),
        figures=figures(present),
        coverage=in_words(shown.coverage.note, lang) if shown.coverage else "",
        coverage_lang=lang if shown.coverage and lang in shown.coverage.note else "en",
        itineraries=_itinerary_links(shown, telling),
        is_planned=_is_planned(telling),
        itinerary_note="" if is_first else _("The plan made before the journey; what was travelled differs."),
        map=map_view(journey_scene(atlas, shown.id, telling.id, lang), has_layers=has_layers, journey_id=shown.id),
        timeline=timeline(present, told, day),
        stops=tuple(stop for stop in stops if stop.party_id == MAIN_PARTY),
        side_stops=tuple(stop for stop in stops if stop.party_id != MAIN_PARTY),
        sources=(),
        has_originals=_has_originals(shown),
        data=data_links(shown, telling, lang),
        share=share_view(
            title,
            map_files("previews.journey_picture", journey_id=shown.id, itinerary=chosen(shown, telling)),
            page_url("printing.print_page", journey_id=shown.id, itinerary=chosen(shown, telling)),
        ),
    )


def _itinerary_links(shown: Journey, telling: Itinerary) -> tuple[ItineraryLink, ...]:
    links = []
    for number, other in enumerate(shown.itineraries):
        href = page_url("pages.journey_page", journey_id=shown.id, itinerary=other.id if number else None)
        links.append(ItineraryLink(in_words(other.title, current_language()), href, other is telling))
    return tuple(links)


@bp.get("/journeys/<journey_id>/stops/<stop_id>")
def stop_page(journey_id: str, stop_id: str) -> str:
    """Show one stop: its city's venues, visits day by day, passages, contradictions."""
    atlas, lang = state().atlas, current_language()
    shown = atlas.journey(journey_id)
    telling = itinerary_of_stop(shown, stop_id)
    mentions = FirstMentions(state().accounts, shown.id, lang, lambda key: f"#who-{key}")
    present = _presenter(atlas, shown, telling, mentions)
    position = next(i for i, stop in enumerate(telling.stops) if stop.id == stop_id)
    stop = telling.stops[position]
    view = present.stop(stop, whole=True)
    title = in_words(shown.title, lang)
    scene = stop_scene(atlas, shown.id, telling.id, stop.id, lang, stop_address)
    days = present.days(stop.visits)
    place_note, place_note_lang = present.place_note(present.place(stop.place))
    unplaced = sum(1 for visit in stop.visits if visit.place not in {venue.place for venue in scene.venues})
    page = StopPage(
        shell=stop_frame(shown, stop, view),
        share=share_view(view.name, map_files("previews.stop_picture", journey_id=shown.id, stop_id=stop.id)),
        journey_id=shown.id,
        journey_title=title,
        journey_href=page_url(
            "pages.journey_page",
            journey_id=shown.id,
            itinerary=chosen(shown, telling),
        ),
        is_planned=_is_planned(telling),
        map=map_view(scene, journey_id=shown.id),
        map_note=_map_note(scene, unplaced),
        stop=view,
        place_note=place_note,
        place_note_lang=place_note_lang,
        days=days,
        originals=_originals(shown, telling, stop, days),
        entries=entry_views(atlas, mentions.named, lang),
        previous=_stop_link(present, telling, position - 1),
        next=_stop_link(present, telling, position + 1),
    )
    return render_template("stop.html", page=page)


def _has_originals(shown: Journey) -> bool:
    """Return whether a text that the journey cites was ingested."""
    store = state().texts
    documents = store.documents() if store is not None else ()
    return bool({one.sha256 for one in documents} & {source.sha256 for source in shown.sources})


def _originals(
    shown: Journey, telling: Itinerary, stop: Stop, days: Sequence[Day]
) -> Mapping[str, tuple[Original, ...]]:
    """Return the original paragraphs of a stop by the account that they stand under; none without ingested texts."""
    store = state().texts
    if store is None:
        return {}
    visits = [visit.id for day in days for visit in day.visits]
    return Originals(state().atlas, store, current_language()).of_stop(shown, telling, stop, visits)


def _is_planned(telling: Itinerary) -> bool:
    return telling.id == "programme"


def _map_note(scene: Scene, unplaced: int) -> str:
    """Return what the closer map cannot show."""
    is_bare = bool(scene.venues) and state().settings.tiles_url is None
    parts = [_("Coasts are generalised; there is no street map under the places.")] if is_bare else []
    if unplaced:
        parts.append(
            ngettext(
                "%(num)d event is not drawn: its venue is not known closely enough.",
                "%(num)d events are not drawn: their venues are not known closely enough.",
                unplaced,
            )
        )
    return " ".join(parts)


def itinerary_of_stop(shown: Journey, stop_id: str) -> Itinerary:
    """Return the itinerary that has the stop; stop ids are unique in a journey."""
    for telling in shown.itineraries:
        if any(stop.id == stop_id for stop in telling.stops):
            return telling
    known = tuple(stop.id for telling in shown.itineraries for stop in telling.stops)
    raise JourneyNotFoundError("stop", stop_id, known)


def _stop_link(present: Presenter, telling: Itinerary, position: int) -> StopLink | None:
    if not 0 <= position < len(telling.stops):
        return None
    stop = telling.stops[position]
    return StopLink(stop.seq, present.place(stop.place).name(present.lang), present.stop_href(stop.id))


@bp.get("/sources")
def sources() -> str:
    """Show the texts, the data sets and their licences."""
    atlas, lang = state().atlas, current_language()
    texts: dict[str, SourceView] = {}
    store = state().texts
    documents = store.documents() if store is not None else ()
    ingested = {one.sha256: page_url("reading.text_page", key=document_key(one)) for one in documents}
    for shown in atlas.journeys:
        way = (in_words(shown.title, lang), page_url("pages.journey_page", journey_id=shown.id))
        for source in shown.sources:
            known = texts[source.key].journeys if source.key in texts else ()
            way_to_read = ingested.get(source.sha256, "")
            title_lang = lang if lang in source.title else "en"
            texts[source.key] = SourceView(
                source.key, source.file, source.sha256, source.author or "", source.title[title_lang], title_lang,
                in_words(source.note, lang) if source.note else "", lang if lang in (source.note or {}) else "en",
                (*known, way), way_to_read,
            )  # fmt: skip
    frame = shell(
        _("Sources and licences"), _("The texts and data behind the maps."), current=page_url("pages.sources")
    )
    cited = {text.sha256 for text in texts.values()}
    further = tuple((one.name, ingested[one.sha256]) for one in documents if one.sha256 not in cited)
    page = SourcesPage(frame, tuple(texts[key] for key in sorted(texts)), further)
    return render_template("sources.html", page=page)


@bp.get("/about")
def about() -> str:
    """Tell what this is and how to read it."""
    atlas = state().atlas
    tellings = [telling for shown in atlas.journeys for telling in shown.itineraries]
    stops = [stop for telling in tellings for stop in telling.stops]
    notes = sum(len(s.notes) + sum(len(v.notes) for v in s.visits) for s in stops) + sum(
        len(leg.notes) for telling in tellings for leg in telling.legs
    )
    figures = (
        (str(len(atlas.journeys)), _("journeys")),
        (str(len(stops)), _("stops")),
        (str(sum(len(stop.visits) for stop in stops)), _("visits and events")),
        (str(len(atlas.gazetteer)), _("places in the gazetteer")),
        (str(notes), _("contradictions shown")),
    )
    frame = shell(_("About these maps"), _("What the maps show and how to read them."), current=page_url("pages.about"))
    return render_template("about.html", page=AboutPage(frame, figures))
