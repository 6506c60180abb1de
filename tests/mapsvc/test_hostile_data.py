"""A journey of a stranger, with markup in every field, does no harm: pages show it, and obey none of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

from helpers import HTML, ROOT, parse_html
from mapsvc.app import create_app
from mapsvc.errors import DataFolderError
from mapsvc.service import Atlas
from mapsvc.settings import Settings

PAYLOAD = (
    "</script></textarea></title><img src=x onerror=alert(1)><svg onload=alert(1)> {{7*7}} ${7*7} ]]> '\\\" &lt; `x`"
)
JOURNEY = "karadeniz-1931"
FIXTURES = ROOT / "tests" / "data"
ADDRESSES = (
    "/", f"/journeys/{JOURNEY}", f"/journeys/{JOURNEY}?itinerary=programme", f"/journeys/{JOURNEY}/stops/odesa",
    f"/journeys/{JOURNEY}/stops/kiev", "/compare", f"/compare?journey={JOURNEY}", "/places",
    "/places/odesa-irmak-fabrikasi", "/search?q=Irmak", "/search?q=alert", "/people", "/sources", "/about", "/data",
    f"/print/{JOURNEY}", f"/embed/{JOURNEY}",
)  # fmt: skip
DATA = (
    *(f"/api/journeys/{JOURNEY}.{form}" for form in ("geojson", "lpf", "gpx", "kml", "csv", "ics")),
    f"/journeys/{JOURNEY}/map.svg", f"/journeys/{JOURNEY}/preview.png",
    "/api/stops", "/api/places/odesa-irmak-fabrikasi",
)  # fmt: skip


TEXT = re.compile(r"(\b(?:tr|en|ru|vessel|author|printed|as_printed|toponym|note): )(?:\"[^\"\n]*\"|[^,}{>\n\"]+)")


def hostile(text: str) -> str:
    """Return a YAML file of ours with markup in every text that people write."""
    return TEXT.sub(lambda match: match[1] + json.dumps(PAYLOAD), text)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("journeys", "places"):
        (folder / name).mkdir()
    journey = (FIXTURES / "journeys" / f"{JOURNEY}.yaml").read_text(encoding="utf-8")
    (folder / "journeys" / "j.yaml").write_text(hostile(journey), encoding="utf-8")
    place = (
        "- id: odesa-irmak-fabrikasi\n  type: building\n  subtype: factory\n  names:\n"
        "    - {toponym: Irmak, lang: tr, kind: period}\n    - {toponym: Irmak, lang: en, kind: period, note: x}\n"
        "  footprint: {lon: 30.7, lat: 46.4, precision_m: 900, basis: editors, note: x}\n  parent: odesa\n"
        "  note: {tr: x, en: x}\n"
    )
    (folder / "places" / "p.yaml").write_text(hostile(place), encoding="utf-8")
    return create_app(Settings(data=folder)).test_client()


@pytest.mark.parametrize("lang", ["tr", "ru"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_markup_in_a_journey_is_text_on_every_page(client: FlaskClient, address: str, lang: str) -> None:
    """No element, attribute or script comes from the data; the page stays strict HTML."""
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    assert answer.status_code in (200, 302, 308), address
    tree = parse_html(answer.data)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert not any(name.startswith("on") for name in element.attrib), (address, element.attrib)
        assert element.get("src") != "x"
        if element.tag == f"{HTML}script":
            assert "<img src=x" not in (element.text or "")
    assert "49" not in re.findall(r"&lt;svg onload=alert\(1\)&gt; (\S+)", answer.text)


@pytest.mark.parametrize("address", DATA)
def test_markup_in_a_journey_is_text_in_every_file(client: FlaskClient, address: str) -> None:
    """XML is well formed and has no element of the data's; nothing else is a page."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    if "xml" in answer.content_type or "kml" in answer.content_type or "svg" in answer.content_type:
        root = etree.fromstring(answer.data, etree.XMLParser(resolve_entities=False))
        names = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
        assert names.isdisjoint({"script", "img", "foreignObject", "iframe"})
        assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
        for told in root.iter("{http://www.opengis.net/kml/2.2}description"):  # globes read it as HTML
            assert "<img" not in (told.text or "") and "<svg" not in (told.text or "")
    else:
        assert not answer.content_type.startswith("text/html")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [x]\nb: [*a, *a]\n", "j.yaml:1: anchors and aliases are not allowed"),
        ("id: !!python/object/apply:os.system [id]\n", "j.yaml:1: tags are not allowed"),
        ("id: ../../etc/passwd\n", "j.yaml:1: journey: id; got '../../etc/passwd'"),
        ("id: a\ntitle: {tr: '" + "x" * 1_000_000 + "', en: b}\n", "j.yaml:2: journey: title (tr) is too long"),
        ("id: a\ntitle: {tr: a\0b, en: b}\n", "j.yaml:2: character not allowed; got 'U+0000'"),
        ("id: a\ntitle: {tr: \"a\\ud800b\", en: b}\n", "j.yaml:2: "),
        ("id: a\ntitle: {tr: \"a\u202eb\", en: b}\n", "j.yaml:2: journey: title (tr): character not allowed"),
        ("id: a\nid: b\n", "j.yaml:2: key stands twice (first in line 1)"),
        ("[" * 10_000, "j.yaml:1: "),
        ("- {a: 1}\n" * 300_000, "j.yaml:"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    """Bombs, tags, paths that climb, endless texts, NUL, half surrogates, marks that turn the reading order."""
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "j.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DataFolderError, match=re.escape(said)) as caught:
        Atlas.load(tmp_path)
    assert len(str(caught.value)) < 10_000
