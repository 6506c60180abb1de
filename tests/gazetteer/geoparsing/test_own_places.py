"""Places that did not ship: whoever added a village finds it in texts, by all its names."""

from __future__ import annotations

from dataclasses import replace

from gazetteer import Gazetteer
from gazetteer.geoparsing import geoparse
from gazetteer.place import LonLat, NameKind, Place, PlaceType, Toponym

SHIPPED = Gazetteer.shipped()


def village(id_: str, *names: str, type_: PlaceType = PlaceType.SETTLEMENT, lat: float = 39.1) -> Place:
    """Return a place of ours, its names Turkish; the first is the period's."""
    like = SHIPPED.place("odesa")
    kinds = (NameKind.PERIOD, *(NameKind.VARIANT for _ in names[1:]))
    toponyms = tuple(Toponym(name, "tr", "Latn", kind) for name, kind in zip(names, kinds, strict=True))
    assert like.footprint is not None
    footprint = replace(like.footprint, point=LonLat(27.3, lat))
    return replace(like, id=id_, type=type_, toponyms=toponyms, footprint=footprint, attestations=())


def named(text: str, *own: Place) -> list[tuple[str, str | None]]:
    return [(one.surface, one.place) for one in geoparse(text, "", Gazetteer((*SHIPPED.places, *own)))]


def test_own_places_are_found_by_all_their_names() -> None:
    """With endings; the shipped ones too; without them only that it is a place is known of it."""
    text = "Heyet Odesa’dan Aksubeyli’ye geçti; Aksubeğlinin ilerisinde durdu."
    own = village("aksubeyli", "Aksubeyli", "Aksubeğli")
    assert named(text, own) == [("Odesa", "odesa"), ("Aksubeyli", "aksubeyli"), ("Aksubeğli", "aksubeyli")]
    assert named(text) == [("Odesa", "odesa"), ("Aksubeyli", None)]


def test_own_places_come_before_those_of_the_lists() -> None:
    """A town that the lists have too keeps the curator's id; a building is found whatever it is."""
    assert named("Kafile Soma’da kaldı.", village("soma-eski", "Soma", lat=39.18)) == [("Soma", "soma-eski")]
    school = village("mektep", "Taşkonak Mektebi", type_=PlaceType.BUILDING)
    assert named("Çocuklar Taşkonak Mektebi’nde bekledi.", school) == [("Taşkonak Mektebi", "mektep")]


def test_a_name_that_is_a_persons_too_needs_a_sign() -> None:
    """Adding a village does not make everyone of its name one."""
    own = village("koy", "Hasan")
    assert named("Ertesi gün Hasan geldi.", own) == []
    assert named("Ertesi gün Hasan köyüne varıldı.", own) == [("Hasan", "koy")]


def test_a_place_of_the_same_id_takes_the_shipped_ones_place() -> None:
    """Also with another name."""
    own = replace(SHIPPED.place("odesa"), toponyms=(Toponym("Hocabeyli", "tr", "Latn", NameKind.PERIOD),))
    changed = Gazetteer(own if place.id == "odesa" else place for place in SHIPPED)
    assert [one.place for one in geoparse("Heyet Hocabeyli’ye vardı.", "", changed)] == ["odesa"]
