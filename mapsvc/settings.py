"""Settings of the service, read once from environment variables. Nothing is read at import.

Only `wsgi.py` and the command call `Settings.from_environ`; everything else is handed the value.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mapsvc.errors import SettingsError

__all__ = ["PREFIX", "Settings"]

PREFIX = "MAPSVC_"
_HOST_NAME = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\.[A-Za-z0-9-]{1,63})*\.?\Z")
_DIGITS = re.compile(r"[0-9]{1,9}\Z")
_TILES = re.compile(r"[A-Za-z0-9._~!$&()*+=:@%/?-]{1,300}\Z")
_LONGEST_ATTRIBUTION = 200
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\.[A-Za-z0-9-]{1,63})*(:[0-9]{1,5})?")
_MOST_ORIGINS = 40


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever runs the service can choose; each field is the variable of its name in capitals after MAPSVC_."""

    host: str = "127.0.0.1"
    """Address to listen at: an IP address or a host name; 0.0.0.0 for every network."""
    port: int = 8000
    """TCP port to listen at, 1 to 65535."""
    workers: int = 1
    """Processes that answer, 1 to 64; each keeps the data and its own page cache in memory."""
    proxy: int = 0
    """How many reverse proxies in front set X-Forwarded-For, -Proto, -Host and -Prefix, 0 to 8; 0 ignores them."""
    public_url: str | None = None
    """Address of the service as visitors see it, such as https://maps.example.org; by default the request's own."""
    cache_mb: int = 8
    """Megabytes of rendered pages that each process keeps, 0 to 4096; 0 renders every page anew."""
    store: Path | None = None
    """File of the store of texts; by default `texts.sqlite` in the user's data folder."""
    data: Path | None = None
    """Folder of journeys and places of one's own, shown with the shipped ones or in their place; see `data_folder`."""
    theme: Path | None = None
    """Theme file of a house style: name, logo, colours, fonts, footer, language; see `mapsvc/theming`."""
    tiles_url: str | None = None
    """Street map of an online provider that visitors may switch on: an https address with {z}, {x} and {y}."""
    tiles_attribution: str | None = None
    """What the provider asks to be said of its street map, in plain text; together with the address, or not at all."""
    frame_ancestors: str = "*"
    """Who may show `/embed` in a frame: * for all, none, self, or origins such as https://museum.example."""

    @property
    def tiles_origin(self) -> str:
        """Scheme and host of the street map's provider; empty where there is none."""
        return "/".join(self.tiles_url.split("/")[:3]) if self.tiles_url else ""

    @property
    def embed_ancestors(self) -> str:
        """Who may frame an embed, as the Content-Security-Policy says it; its star alone leaves out pages of files."""
        return {"*": "* file:", "none": "'none'", "self": "'self'"}.get(self.frame_ancestors, self.frame_ancestors)

    @property
    def store_path(self) -> Path:
        """Where the store of texts is, or will be."""
        if self.store is not None:
            return self.store
        from platformdirs import user_data_path  # noqa: PLC0415  only those who have texts need it

        return user_data_path("mapsvc", appauthor=False) / "texts.sqlite"

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Settings:
        """Read the settings from environment variables; those not set keep their defaults.

        Raises:
            SettingsError: A variable with our prefix is unknown, or its value cannot be read.
        """
        known = {PREFIX + field.name.upper(): field.name for field in fields(cls)}
        values: dict[str, Any] = {}
        for variable in sorted(name for name in environ if name.startswith(PREFIX)):
            if variable not in known:
                raise SettingsError(variable, environ[variable], f"one of the settings {', '.join(sorted(known))}")
            values[known[variable]] = _READERS[known[variable]](variable, environ[variable].strip())
        _check_pairs(values)
        return cls(**values)


def _whole_number(low: int, high: int) -> Any:
    """Return a reader of whole numbers from `low` to `high`."""

    def read(variable: str, text: str) -> int:
        if not _DIGITS.match(text) or not low <= int(text) <= high:
            raise SettingsError(variable, text, f"a whole number from {low} to {high}")
        return int(text)

    return read


def _host(variable: str, text: str) -> str:
    try:
        return str(ipaddress.ip_address(text.strip("[]")))
    except ValueError:
        if not _HOST_NAME.match(text):
            raise SettingsError(variable, text, "an IP address or a host name, such as 127.0.0.1") from None
    return text


def _public_url(variable: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or parts.username or re.search(r"[\s<>\"'\\]", text):
        raise SettingsError(variable, text, "an http or https address, such as https://maps.example.org")
    return text.rstrip("/")


def _frame_ancestors(variable: str, text: str) -> str:
    """Read who may frame: nothing in it may end the policy's directive or say more than hosts."""
    if text in ("*", "none", "self"):
        return text
    origins = text.split()
    if not 0 < len(origins) <= _MOST_ORIGINS or not all(_ORIGIN.fullmatch(one) for one in origins):
        expected = "*, none, self, or origins with blanks between, such as https://museum.example https://*.example.org"
        raise SettingsError(variable, text, expected)
    return " ".join(dict.fromkeys(origins))


def _tiles_url(variable: str, text: str) -> str:
    """Read a template of tiles: nothing in it may end an attribute or open the pages' policy to more than its host."""
    plain = re.sub(r"\{[xyz]\}", "0", text)
    try:
        parts = urlsplit(plain)
        host = (parts.hostname or "") if parts.port != 0 else ""
    except ValueError:
        host = ""
    # A tile server on the same machine needs no certificate: a kiosk may have its own.
    schemes = ("http", "https") if host in ("localhost", "127.0.0.1") else ("https",)
    usable = _TILES.match(plain) and _HOST_NAME.match(host) and parts.scheme in schemes and "@" not in parts.netloc
    if not usable or sorted(re.findall(r"\{([xyz])\}", text)) != ["x", "y", "z"] or "{" in text.split("/")[2]:
        expected = "an https address with {z}, {x} and {y} once each, such as https://tiles.example.org/{z}/{x}/{y}.png"
        raise SettingsError(variable, text, expected)
    return text


def _attribution(variable: str, text: str) -> str:
    if not 0 < len(text) <= _LONGEST_ATTRIBUTION or not text.isprintable():
        expected = f"1 to {_LONGEST_ATTRIBUTION} letters of plain text, such as © the provider"
        raise SettingsError(variable, text, expected)
    return text


def _check_pairs(values: Mapping[str, Any]) -> None:
    """Refuse a street map whose provider is not named, and a name without a street map."""
    for given, other in (("tiles_url", "tiles_attribution"), ("tiles_attribution", "tiles_url")):
        if given in values and other not in values:
            expected = f"a value, because {PREFIX}{given.upper()} is set: a street map always names its provider"
            raise SettingsError(PREFIX + other.upper(), "", expected)


def _file(variable: str, text: str) -> Path:
    if not text or "\0" in text or Path(text).expanduser().is_dir():
        raise SettingsError(variable, text, "the name of a file, such as /srv/mapsvc/texts.sqlite")
    return Path(text).expanduser()


def _folder(variable: str, text: str) -> Path:
    if not text or "\0" in text or not Path(text).expanduser().is_dir():
        raise SettingsError(variable, text, "a folder that is there, such as /srv/mapsvc/data")
    return Path(text).expanduser()


_READERS: Mapping[str, Any] = {
    "host": _host,
    "port": _whole_number(1, 65535),
    "workers": _whole_number(1, 64),
    "proxy": _whole_number(0, 8),
    "public_url": _public_url,
    "cache_mb": _whole_number(0, 4096),
    "store": _file,
    "theme": _file,
    "data": _folder,
    "tiles_url": _tiles_url,
    "tiles_attribution": _attribution,
    "frame_ancestors": _frame_ancestors,
}
