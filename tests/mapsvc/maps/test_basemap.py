"""The base map shows the world of 1932-33, whole and without flaws."""

from __future__ import annotations

import gzip
from importlib.resources import files

import numpy as np
import pytest
import shapely

from gazetteer.place import LonLat
from mapsvc.maps.basemap import Basemap, Level
from routes.geodesy import BBox

LEVELS: tuple[Level, ...] = ("detail", "overview")
TOWNS = {
    "Edirne": (26.555, 41.677, "turkiye"),
    "Kars": (43.095, 40.600, "turkiye"),
    "Artvin": (41.820, 41.182, "turkiye"),
    "Iğdır": (44.045, 39.920, "turkiye"),
    "İskenderun": (36.174, 36.587, "suriye"),
    "Antakya": (36.161, 36.202, "suriye"),
    "Rodos": (28.215, 36.430, "italya"),
    "Chișinău": (28.858, 47.006, "romanya"),
    "Cernăuți": (25.934, 48.292, "romanya"),
    "Izmail": (28.838, 45.351, "romanya"),
    "Silistra": (27.261, 44.117, "romanya"),
    "Lviv": (24.029, 49.842, "polonya"),
    "Brest": (23.688, 52.097, "polonya"),
    "Vilnius": (25.280, 54.687, "polonya"),
    "Vyborg": (28.753, 60.713, "finlandiya"),
    "Narva": (28.190, 59.377, "estonya"),
    "Uzhhorod": (22.288, 48.621, "cekoslovakya"),
    "Königsberg": (20.511, 54.707, "almanya"),
    "Minsk": (27.567, 53.900, "sovyetler-birligi"),
    "Kiev": (30.524, 50.450, "sovyetler-birligi"),
    "Odesa": (30.733, 46.477, "sovyetler-birligi"),
    "Tiraspol": (29.644, 46.840, "sovyetler-birligi"),
    "Gyumri": (43.845, 40.790, "sovyetler-birligi"),
    "Nakhchivan": (45.412, 39.209, "sovyetler-birligi"),
    "Tabriz": (46.292, 38.080, "iran"),
}
RESERVOIRS = {
    "Rybinsk": (38.37, 58.62),
    "Gorky": (43.07, 57.17),
    "Kuibyshev": (48.65, 54.57),
    "Volgograd": (46.01, 51.04),
    "Tsimlyansk": (43.45, 48.52),
    "Kakhovka": (34.07, 47.34),
    "Kremenchuk": (32.73, 49.29),
    "Kiev": (30.50, 50.91),
    "Mingechevir": (46.61, 40.92),
    "Keban": (39.29, 38.84),
    "Atatürk": (38.81, 37.66),
    "Assad": (38.09, 36.06),
    "Thartar": (43.22, 34.02),
}
FIRST_VIEW = BBox(20, 35, 50, 62)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("town", TOWNS)
def test_each_border_town_lies_in_its_state_of_1932(town: str, level: Level) -> None:
    """Border towns whose state has changed since, or was drawn wrongly elsewhere, lie where they lay."""
    lon, lat, state = TOWNS[town]
    assert Basemap.load(level).country_at(LonLat(lon, lat)) == state


@pytest.mark.parametrize(("lon", "lat"), [(34.0, 43.2), (28.1, 40.75), (51.0, 42.0)])
def test_the_sea_belongs_to_no_state(lon: float, lat: float) -> None:
    """A point in the Black Sea, the Marmara or the Caspian has no country."""
    assert Basemap.load("detail").country_at(LonLat(lon, lat)) is None


@pytest.mark.parametrize("level", LEVELS)
def test_land_and_states_are_valid_areas_that_tile_each_other(level: Level) -> None:
    """No ring crosses itself, no sliver lies between two states, no land is without a state."""
    basemap = Basemap.load(level)
    land = basemap.land_geometry()
    assert land.is_valid
    states = [shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in state.polygons]) for state in basemap.states]
    assert all(state.is_valid for state in states)
    assert sum(state.area for state in states) == pytest.approx(land.area, rel=1e-9)


def test_no_splinter_of_a_state_lies_inside_another() -> None:
    """Where two digitisings of one border differ, nothing is left between them."""
    basemap = Basemap.load("detail")
    borders = shapely.MultiLineString([shapely.LineString(line) for line in basemap.borders])
    pieces = [(state.id, shapely.Polygon(polygon[0])) for state in basemap.states for polygon in state.polygons]
    shapely.prepare(borders)
    small = [(state, p) for state, p in pieces if p.area < 0.005 and borders.intersects(p)]
    zara = shapely.Point(15.24, 44.12)  # the one enclave that was as small
    assert [(state, p.centroid.wkt) for state, p in small if not p.contains(zara)] == []


def test_the_states_have_names_in_three_languages() -> None:
    """Turkish, English and Russian names are there for each state, river and label."""
    basemap = Basemap.load("overview")
    for thing in (*basemap.states, *basemap.rivers, *basemap.labels):
        assert set(thing.name) == {"tr", "en", "ru"}, thing.id
        assert all(thing.name.values()), thing.id


def test_names_stand_where_they_belong() -> None:
    """Cities lie on land, a state's name on its own land, names of seas on none."""
    basemap = Basemap.load("detail")
    at = {(label.kind, label.id): basemap.country_at(label.at) for label in basemap.labels}
    assert [key for key, state in at.items() if key[0] == "city" and state is None] == []
    assert [key for key, state in at.items() if key[0] == "state" and state != key[1]] == []
    assert [key for key, state in at.items() if key[0] == "sea" and state is not None] == []


@pytest.mark.parametrize("level", LEVELS)
def test_no_reservoir_of_later_years_is_shown(level: Level) -> None:
    """Where a reservoir lies today, there was land in 1932-33."""
    lakes = shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in Basemap.load(level).lakes])
    wet = [name for name, spot in RESERVOIRS.items() if lakes.contains(shapely.Point(spot))]
    assert wet == []


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("lake", "lon", "lat"), [("Ladoga", 31.66, 60.84), ("Van", 42.82, 38.66), ("Tuz", 33.31, 38.83), ("Aral", 60, 45)]
)
def test_the_lakes_of_the_time_are_shown(level: Level, lake: str, lon: float, lat: float) -> None:
    """Taking out the reservoirs leaves the lakes that were there, the Aral Sea in its full size."""
    lakes = shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in Basemap.load(level).lakes])
    assert lakes.contains(shapely.Point(lon, lat)), lake


@pytest.mark.parametrize(
    ("river", "start", "end"),
    [
        ("volga", (36.0, 56.8), (47.0, 47.5)),
        ("dinyeper", (32.0, 54.8), (32.7, 46.65)),
        ("don", (38.7, 53.0), (39.7, 47.2)),
    ],
)
def test_a_river_runs_through_its_later_reservoirs_without_a_gap(
    river: str, start: tuple[float, float], end: tuple[float, float]
) -> None:
    """Volga, Dnieper and Don are one line from the upper course to the mouth."""
    lines = next(entry for entry in Basemap.load("detail").rivers if entry.id == river).lines
    whole = shapely.line_merge(shapely.union_all([shapely.buffer(shapely.LineString(line), 0.02) for line in lines]))
    parts = [part for part in shapely.get_parts(whole) if part.distance(shapely.Point(start)) < 0.5]
    assert any(part.distance(shapely.Point(end)) < 0.5 for part in parts)


def test_the_straits_are_open() -> None:
    """Marmara and Black Sea, Marmara and Aegean are one water, in the pictures too."""
    for level in LEVELS:
        water = shapely.box(24, 38, 32, 43).difference(Basemap.load(level).land_geometry())
        sea = next(part for part in shapely.get_parts(water) if part.contains(shapely.Point(28.1, 40.75)))
        assert sea.contains(shapely.Point(31.0, 42.0)), level
        assert sea.contains(shapely.Point(25.3, 39.3)), level


def test_the_files_are_small() -> None:
    """The detailed file is loaded once by the page: at most 225 KB gzipped."""
    data = (files("mapsvc.maps") / "data" / "basemap.json").read_bytes()
    assert len(gzip.compress(data, 6)) < 225_000


def test_the_overview_has_few_points_in_the_first_view() -> None:
    """The picture of the first view has at most 11,000 points, about 20 KB compressed."""
    part = Basemap.load("overview").within(FIRST_VIEW)
    areas = [ring for polygon in (*part.land, *part.lakes) for ring in polygon]
    lines = [*part.borders, *(line for river in part.rivers for line in river.lines)]
    assert 3_000 < sum(len(line) for line in (*areas, *lines)) < 11_000


def test_a_cut_map_stays_inside_its_box() -> None:
    """`within` leaves nothing outside the box, and land and sea where they were."""
    part = Basemap.load("overview").within(FIRST_VIEW)
    for ring in (ring for polygon in part.land for ring in polygon):
        assert np.all(ring >= (20, 35))
        assert np.all(ring <= (50, 62))
    land = part.land_geometry()
    assert land.contains(shapely.Point(32.85, 39.93))
    assert not land.contains(shapely.Point(34.0, 43.2))


def test_today_has_other_borders_than_1932() -> None:
    """The layer of today's borders divides Kiev from Moscow and not Kiev from Lviv."""
    basemap = Basemap.load("detail")
    today = shapely.MultiLineString([shapely.LineString(line) for line in basemap.borders_today])
    then = shapely.MultiLineString([shapely.LineString(line) for line in basemap.borders])
    kiev_moscow = shapely.LineString([(30.5, 50.45), (37.6, 55.75)])
    kiev_lviv = shapely.LineString([(30.5, 50.45), (24.0, 49.84)])
    assert today.intersects(kiev_moscow)
    assert not then.intersects(kiev_moscow)
    assert then.intersects(kiev_lviv)
    assert not today.intersects(kiev_lviv)
