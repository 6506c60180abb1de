"""Settings: read whole, or refused with a message that says what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapsvc.errors import SettingsError
from mapsvc.settings import Settings

TILES = "https://tiles.example.org:8443/street/{z}/{x}/{y}.png?key=a1"


def test_without_variables_the_defaults_hold() -> None:
    """The service runs with no setting at all, for this machine only."""
    assert Settings.from_environ({"PATH": "/bin", "MAP": "x"}) == Settings(host="127.0.0.1", port=8000, workers=1)


def test_every_setting_can_be_given() -> None:
    """Each field has a variable of its name."""
    environ = {
        "MAPSVC_HOST": "::1",
        "MAPSVC_PORT": " 80 ",
        "MAPSVC_WORKERS": "2",
        "MAPSVC_PROXY": "1",
        "MAPSVC_PUBLIC_URL": "https://maps.example.org/journeys/",
        "MAPSVC_CACHE_MB": "0",
        "MAPSVC_STORE": " /srv/texts.sqlite ",
        "MAPSVC_TILES_URL": TILES,
        "MAPSVC_TILES_ATTRIBUTION": "© the provider",
        "MAPSVC_FRAME_ANCESTORS": "https://museum.example  https://*.example.org:8443",
    }
    assert Settings.from_environ(environ) == Settings(
        "::1",
        80,
        2,
        1,
        "https://maps.example.org/journeys",
        0,
        Path("/srv/texts.sqlite"),
        tiles_url=TILES,
        tiles_attribution="© the provider",
        frame_ancestors="https://museum.example https://*.example.org:8443",
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("MAPSVC_PORT", "80a", "a whole number from 1 to 65535"),
        ("MAPSVC_PORT", "0", "a whole number from 1 to 65535"),
        ("MAPSVC_PORT", "65536", "a whole number from 1 to 65535"),
        ("MAPSVC_PORT", "٨٠٠٠", "a whole number from 1 to 65535"),
        ("MAPSVC_PORT", "", "a whole number from 1 to 65535"),
        ("MAPSVC_WORKERS", "-1", "a whole number from 1 to 64"),
        ("MAPSVC_PROXY", "yes", "a whole number from 0 to 8"),
        ("MAPSVC_STORE", "/", "the name of a file, such as /srv/mapsvc/texts.sqlite"),
        ("MAPSVC_DATA", "/no/such/folder", "a folder that is there"),
        ("MAPSVC_CACHE_MB", "1e3", "a whole number from 0 to 4096"),
        ("MAPSVC_HOST", "my host", "an IP address or a host name"),
        ("MAPSVC_HOST", "", "an IP address or a host name"),
        ("MAPSVC_PUBLIC_URL", "maps.example.org", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", "javascript:alert(1)", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", "https://[bad", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", "https://me@example.org", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", 'https://example.org/"><b>', "an http or https address"),
        ("MAPSVC_FRAME_ANCESTORS", "", r"\*, none, self, or origins"),
        ("MAPSVC_FRAME_ANCESTORS", "museum.example", r"\*, none, self, or origins"),
        ("MAPSVC_FRAME_ANCESTORS", "https://*", r"\*, none, self, or origins"),
        ("MAPSVC_FRAME_ANCESTORS", "* https://a.example", r"\*, none, self, or origins"),
        ("MAPSVC_FRAME_ANCESTORS", "https://a.example; script-src *", r"\*, none, self, or origins"),
        ("MAPSVC_FRAME_ANCESTORS", "https://a.example/path", r"\*, none, self, or origins"),
        ("MAPSVC_PROT", "8000", "one of the settings MAPSVC_CACHE_MB, MAPSVC_DATA"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, value: str, expected: str) -> None:
    """An unknown or unreadable setting stops the start, and the message says the variable, its value, the remedy."""
    with pytest.raises(SettingsError, match=f"setting {name}: got .*, expected {expected}") as caught:
        Settings.from_environ({name: value})
    assert (caught.value.name, caught.value.got) == (name, value.strip())


@pytest.mark.parametrize(
    "template",
    [
        "",
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{y}.png",
        "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
        "https://{z}.example.org/{x}/{y}.png",
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "//tiles.example.org/{z}/{x}/{y}.png",
        "javascript:alert('{z}{x}{y}')",
        "data:image/png,{z}{x}{y}",
        "https://me:secret@tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org; script-src *;/{z}/{x}/{y}.png",
        "https://tiles.example.org'/{z}/{x}/{y}.png",
        'https://tiles.example.org/"><script>/{z}/{x}/{y}.png',
        "https://*/{z}/{x}/{y}.png",
        "https://tiles.example.org:0/{z}/{x}/{y}.png",
        "https://tiles.example.org:port/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y}.png\nSet-Cookie: a",
        "https://tiles.example.org/{z}/{x}/{y}/{{}}.png",
        "https://tiles.example.org/{z}/{x}/{y}/" + "a" * 300,
    ],
)
def test_a_hostile_street_map_is_refused(template: str) -> None:
    """Nothing but one https host, whose name alone opens the pages' policy."""
    with pytest.raises(SettingsError, match=r"setting MAPSVC_TILES_URL: got .*, expected an https address with"):
        Settings.from_environ({"MAPSVC_TILES_URL": template, "MAPSVC_TILES_ATTRIBUTION": "© the provider"})


def test_a_street_map_names_its_provider() -> None:
    """Address and attribution are set together, or neither."""
    with pytest.raises(SettingsError, match="MAPSVC_TILES_ATTRIBUTION: got '', expected a value, because"):
        Settings.from_environ({"MAPSVC_TILES_URL": TILES})
    with pytest.raises(SettingsError, match="MAPSVC_TILES_URL: got '', expected a value, because"):
        Settings.from_environ({"MAPSVC_TILES_ATTRIBUTION": "© the provider"})
    for said in ("", "two\nlines", "x" * 201):
        with pytest.raises(SettingsError, match="1 to 200 letters of plain text"):
            Settings.from_environ({"MAPSVC_TILES_URL": TILES, "MAPSVC_TILES_ATTRIBUTION": said})


def test_the_origin_of_a_street_map_is_its_scheme_and_host() -> None:
    """A tile server on the same machine needs no certificate."""
    assert Settings(tiles_url=TILES).tiles_origin == "https://tiles.example.org:8443"
    near = {"MAPSVC_TILES_URL": "http://127.0.0.1:9/{z}/{x}/{y}.png", "MAPSVC_TILES_ATTRIBUTION": "own"}
    assert Settings.from_environ(near).tiles_origin == "http://127.0.0.1:9"
    assert Settings().tiles_origin == ""


def test_the_store_is_in_the_users_data_folder_unless_set() -> None:
    """Who sets nothing finds their texts again after the next start."""
    assert Settings().store_path.name == "texts.sqlite"
    assert Settings(store=Path("/srv/a.sqlite")).store_path == Path("/srv/a.sqlite")
