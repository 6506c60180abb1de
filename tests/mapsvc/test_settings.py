"""Settings: read whole, or refused with a message that says what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapsvc.errors import SettingsError
from mapsvc.settings import Settings


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
    }
    assert Settings.from_environ(environ) == Settings(
        "::1", 80, 2, 1, "https://maps.example.org/journeys", 0, Path("/srv/texts.sqlite")
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
        ("MAPSVC_CACHE_MB", "1e3", "a whole number from 0 to 4096"),
        ("MAPSVC_HOST", "my host", "an IP address or a host name"),
        ("MAPSVC_HOST", "", "an IP address or a host name"),
        ("MAPSVC_PUBLIC_URL", "maps.example.org", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", "javascript:alert(1)", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", "https://[bad", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", "https://me@example.org", "an http or https address"),
        ("MAPSVC_PUBLIC_URL", 'https://example.org/"><b>', "an http or https address"),
        ("MAPSVC_PROT", "8000", "one of the settings MAPSVC_CACHE_MB, MAPSVC_HOST"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, value: str, expected: str) -> None:
    """An unknown or unreadable setting stops the start, and the message says the variable, its value, the remedy."""
    with pytest.raises(SettingsError, match=f"setting {name}: got .*, expected {expected}") as caught:
        Settings.from_environ({name: value})
    assert (caught.value.name, caught.value.got) == (name, value.strip())


def test_the_store_is_in_the_users_data_folder_unless_set() -> None:
    """Who sets nothing finds their texts again after the next start."""
    assert Settings().store_path.name == "texts.sqlite"
    assert Settings(store=Path("/srv/a.sqlite")).store_path == Path("/srv/a.sqlite")
