"""MAPSVC_DATA: a curator's journeys, places, entries and lines are shown with the shipped ones, or in their place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers import ROOT
from mapsvc.app import create_app
from mapsvc.cli import cli
from mapsvc.data_folder import DataFolder
from mapsvc.errors import DataFolderError
from mapsvc.service import Atlas
from mapsvc.settings import Settings

FIXTURES = ROOT / "tests" / "data"
PLACES = """\
- id: odesa-irmak-fabrikasi
  type: building
  subtype: factory
  names:
    - {toponym: Irmak Fabrikası, lang: tr, kind: period}
  footprint: null
  parent: odesa
- id: odesa
  type: settlement
  names:
    - {toponym: Odesa limanı, lang: tr, kind: period}
  footprint: {lon: 30.7, lat: 46.4, precision_m: 9000, basis: editors, note: placed for a test}
  parent: sovyetler-birligi
  attestations: ["t:0-5"]
"""
SOURCES = f"- {{key: t, file: karadeniz-1931.txt, code_points: 900, sha256: {'0' * 64}}}\n"
ENTRIES = f"""\
sources:
  - {{key: t, file: karadeniz-1931.txt, sha256: {"0" * 64}}}
entries:
  - id: own-steamer
    kind: vessel
    journeys: [karadeniz-1931]
    names: {{tr: Deneme vapuru, en: steamer Deneme}}
    text: {{tr: Bir vapur., en: A steamer.}}
    evidence: ["t:1-9"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a journey, two places (one with the id of a shipped one), an entry and lines."""
    for name in ("journeys", "places"):
        (tmp_path / name).mkdir()
    shutil.copy(FIXTURES / "journeys" / "karadeniz-1931.yaml", tmp_path / "journeys")
    shutil.copy(FIXTURES / "lines.geojson", tmp_path)
    for name, text in (("places/own.yaml", PLACES), ("sources.yaml", SOURCES), ("entries.yaml", ENTRIES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), env={"MAPSVC_DATA": str(folder)}, prog_name="mapsvc")


def test_what_is_in_the_folder_is_shown_with_what_ships(folder: Path, shipped: Atlas) -> None:
    """Pages, data, search, reconciliation and entries know the folder's records; the shipped ones stay."""
    client = create_app(Settings(data=folder)).test_client()
    assert client.get("/healthz").get_json()["journeys"] == len(shipped.journeys) + 1
    for address, has in (
        ("/journeys/karadeniz-1931?lang=en", "A tour of the Black Sea"),
        ("/journeys/karadeniz-1931/stops/odesa", "Odesa limanı"),
        ("/places/odesa-irmak-fabrikasi", "Irmak Fabrikası"),
        ("/search?q=Irmak+Fabrikası", "odesa-irmak-fabrikasi"),
        ("/people?lang=en", "steamer Deneme"),
        ("/", "karadeniz-1931"),
        ("/", shipped.journeys[0].id),
        ("/api/journeys/karadeniz-1931.geojson", "Odesa limanı"),
        ("/reconcile?queries=" + json.dumps({"a": {"query": "Irmak Fabrikası"}}), "odesa-irmak-fabrikasi"),
    ):
        answer = client.get(address)
        assert (answer.status_code, has in answer.text) == (200, True), address


def test_the_commands_know_the_folder(folder: Path, tmp_path: Path) -> None:
    """Export, geocode, sheet and check work on it."""
    exported = run(folder, "export", "karadeniz-1931")
    assert json.loads(exported.stdout)["features"]
    found = json.loads(run(folder, "geocode", "Irmak Fabrikası").stdout)
    assert [one["place"] for one in found] == ["odesa-irmak-fabrikasi"]
    sheet = tmp_path / "sheet.pdf"
    assert run(folder, "sheet", "karadeniz-1931", "-o", str(sheet)).exit_code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    for arguments in ((), (str(folder / "journeys" / "karadeniz-1931.yaml"), str(folder / "places" / "own.yaml"))):
        checked = run(folder, "check", *arguments)
        mine = [line for line in checked.stdout.splitlines() if line.startswith(str(folder))]
        assert all("ship runs over land" in line for line in mine), checked.output  # the fixture's lane is a sketch


def test_a_record_with_a_shipped_id_takes_its_place(folder: Path, shipped: Atlas) -> None:
    """Places, journeys, entries and lines can be replaced; nothing else moves."""
    journey = folder / "journeys" / "karadeniz-1931.yaml"
    text = journey.read_text(encoding="utf-8").replace("id: karadeniz-1931", "id: voroshilov-1933")
    journey.write_text(text, encoding="utf-8")
    entry = shipped.entries[0]
    (folder / "entries.yaml").write_text(ENTRIES.replace("own-steamer", entry.id), encoding="utf-8")
    line = next(iter(shipped.lines))
    lines = (folder / "lines.geojson").read_text(encoding="utf-8")
    (folder / "lines.geojson").write_text(lines.replace("sea-istanbul-odesa", line), encoding="utf-8")
    atlas = Atlas.load(folder)
    assert [one.id for one in atlas.journeys] == [one.id for one in shipped.journeys]
    assert atlas.journey("voroshilov-1933").title["en"] == "A tour of the Black Sea"
    assert atlas.place(shipped.gazetteer.place("odesa").id).name() == "Odesa limanı"
    assert len(atlas.gazetteer) == len(shipped.gazetteer) + 1
    assert (len(atlas.entries), atlas.entries[0].names["en"]) == (len(shipped.entries), "steamer Deneme")
    assert (atlas.lines[line].id, atlas.lines[line] == shipped.lines[line]) == (line, False)


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        ("places/own.yaml", "type: building", "type: bilding", ":2: place 'odesa-irmak-fabrikasi', type: unknown"),
        ("places/own.yaml", "id: odesa\n", "id: odesa-irmak-fabrikasi\n", ":8: .*id is taken by .*own.yaml:1"),
        ("places/own.yaml", "parent: sovyetler-birligi", "parent: odesa", ":13: .*parent: runs in a circle"),
        ("places/own.yaml", "t:0-5", "000:1-9999999", ":14: .*no such range"),
        ("places/own.yaml", "- id: odesa\n", "- &a {b: *a}\n- id: odesa\n", ":8: anchors and aliases are not allowed"),
        ("journeys/karadeniz-1931.yaml", "place: ankara", "place: atlantis", ":22: .*unknown place; got 'atlantis'"),
        ("journeys/karadeniz-1931.yaml", "id: karadeniz-1931", "id: ../../etc", ":2: journey: id; got '../../etc'"),
        ("journeys/karadeniz-1931.yaml", "title:", "title: !!python/object:os.system", ":3: tags are not allowed"),
        ("entries.yaml", "kind: vessel", "kind: ship", ":5: .*kind; got 'ship'"),
        ("sources.yaml", "code_points: 900, ", "", ":1: sources: wrong record"),
        ("lines.geojson", '"sea-lane"', '"canal"', ":4: line 'sea-istanbul-odesa' cannot be read"),
        ("lines.geojson", "{", "", ":1: not a GeoJSON"),
    ],
)
def test_a_mistake_stops_the_start_with_file_and_line(
    folder: Path, name: str, old: str, new: str, found: str
) -> None:  # fmt: skip
    """The service does not start with half of the data; check says the same."""
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFolderError, match=f"MAPSVC_DATA=.* has mistakes.*\n(.*\n)*.*{name}{found}"):
        Atlas.load(folder)


def test_check_says_the_same_all_at_once(folder: Path) -> None:
    """One run names the mistakes of all files, each once."""
    mistakes = {"places/own.yaml": "footprint: null", "entries.yaml": "kind: vessel", "lines.geojson": '"sea-lane"'}
    for name, old in mistakes.items():
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, "x: 1" if ":" in old else '"canal"', 1), encoding="utf-8")
    checked = run(folder, "check")
    assert checked.exit_code == 1
    for name in mistakes:
        found = [line for line in checked.stdout.splitlines() if line.startswith(f"{folder / name}:")]
        assert found and len(set(found)) == len(found), checked.output


def test_two_journeys_with_one_id_are_a_mistake(folder: Path) -> None:
    """Which one is meant cannot be known."""
    shutil.copy(folder / "journeys" / "karadeniz-1931.yaml", folder / "journeys" / "second.yaml")
    with pytest.raises(DataFolderError, match=r"second.yaml:2: journey: id is taken by .*karadeniz-1931.yaml"):
        Atlas.load(folder)


def test_what_is_no_plain_file_of_its_size_is_not_read(folder: Path) -> None:
    """A file of gigabytes, a folder in place of a file: said, and never opened."""
    large = folder / "journeys" / "large.yaml"
    with large.open("wb") as file:
        file.truncate(3_000_000_000)
    (folder / "places" / "folder.yaml").mkdir()
    with pytest.raises(DataFolderError) as caught:
        Atlas.load(folder)
    assert any("large.yaml:1: file cannot be read: it has more than" in one for one in caught.value.mistakes)
    assert any("folder.yaml:1: file cannot be read: not a plain file" in one for one in caught.value.mistakes)


def test_a_hundred_thousand_parents_are_no_burden(folder: Path) -> None:
    """A chain of parents as long as the file is refused, and does not take for ever."""
    one = (
        "- {{id: p{0}, type: region, names: [{{toponym: P, lang: tr, kind: period}}], footprint: null, parent: p{1}}}\n"
    )
    chain = "".join(one.format(n, n + 1) for n in range(5_000))
    (folder / "places" / "chain.yaml").write_text(chain + one.format(5_000, 0), encoding="utf-8")
    with pytest.raises(DataFolderError, match="parent: lies in too many places"):
        Atlas.load(folder)


def test_a_file_in_the_wrong_place_is_said(folder: Path) -> None:
    """A journey beside the folder of journeys would silently not be shown."""
    shutil.copy(folder / "journeys" / "karadeniz-1931.yaml", folder / "my-journey.yaml")
    assert f"{folder / 'my-journey.yaml'}:1: warning: file is not read" in run(folder, "check").stdout


@pytest.mark.parametrize("name", ["journey/mine.yaml", "Places/mine.yml", "journeys/mine.yaml.txt", "places/MINE.YAML"])
def test_a_file_in_a_misspelt_folder_or_with_another_ending_is_said(folder: Path, name: str) -> None:
    """Whoever writes `journey` for `journeys` learns why nothing is shown."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("id: mine", encoding="utf-8")
    assert (
        f"{path}:1: warning: file is not read; got '{name}'; expected a name that ends in .yaml"
        in run(folder, "check").stdout
    )


def test_a_change_of_any_file_is_seen(folder: Path) -> None:
    """What is watched while writing is what is read."""
    before = DataFolder(folder).state()
    (folder / "places" / "new.yaml").write_text("[]", encoding="utf-8")
    assert DataFolder(folder).state() != before
