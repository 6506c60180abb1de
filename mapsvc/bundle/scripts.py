"""Our modules as two plain scripts: from `file://` a browser loads no module and fetches nothing.

Our modules import named things from neighbours, at their top or later, and export declarations; whoever writes one
otherwise learns of it here. Each becomes a function in a registry; `runtime.js` says how they find one another.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mapsvc.assets import without_comments
from mapsvc.errors import BundleError

__all__ = ["Scripts", "classic", "twin"]

_IMPORT = re.compile(r"^import \{([^{}]*)\} from '\./([\w-]+\.js)';$", re.MULTILINE)
_LATER = re.compile(r"\bimport\('\./([\w-]+\.js)'\)")
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\*? (\w+))", re.MULTILINE)
_OWN_ADDRESS = "import.meta.url"
_LEFT = re.compile(r"^\s*(?:import|export)\b.*|.*\bimport\s*[.(].*", re.MULTILINE)
_NAMED_AS = re.compile(r"(\w+)\s+as\s+(\w+)")
_COMMENT = re.compile(r"/\*\*? @type .*?\*/|/\*\*? @param .*?\*/")
_RUNTIME = Path(__file__).with_name("runtime.js")


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of a bundle: what pages begin with, and what they load when it is first asked for."""

    first_name: str
    first: str
    rest_name: str
    rest: str


def classic(modules: Mapping[str, str], entries: Iterable[str]) -> Scripts:
    """Return modules as plain scripts.

    Args:
        modules: File name -> text of every module.
        entries: The modules that pages begin with; what these import comes along.

    Raises:
        BundleError: A module is written in a way that cannot be told apart without reading all of JavaScript.
    """
    first = _closure(modules, entries)
    rest = [name for name in _closure(modules, sorted(modules)) if name not in first]
    rest_text = "\n".join(_defined(name, modules[name]) for name in rest)
    rest_name = f"rest-{_digest(rest_text)}.js"
    runtime = without_comments(_RUNTIME.read_text("utf-8")).replace("'REST'", json.dumps(rest_name))
    first_text = "\n".join([runtime, *(_defined(name, modules[name]) for name in first), "void mapsvcBundle.run();\n"])
    return Scripts(f"exhibit-{_digest(first_text)}.js", first_text, rest_name, rest_text)


def twin(text: str) -> str:
    """Return a script that tells a text, for pages that may not fetch it."""
    told = json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"mapsvcBundle.tell({told});\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _closure(modules: Mapping[str, str], entries: Iterable[str]) -> list[str]:
    """Return modules with all that they import at their top, each behind what it imports."""
    found: list[str] = []
    under_way: list[str] = []

    def visit(name: str) -> None:
        if name in found:
            return
        if name in under_way or name not in modules:
            why = "imports itself in a circle" if name in under_way else "is imported and not there"
            raise BundleError(name, why)
        under_way.append(name)
        for match in _IMPORT.finditer(modules[name]):
            visit(match[2])
        under_way.pop()
        found.append(name)

    for name in entries:
        visit(name)
    return found


def _defined(name: str, text: str) -> str:
    """Return a module as an entry of the registry."""
    exported = _EXPORT.findall(text)

    def taken(match: re.Match[str]) -> str:
        names = ", ".join(_NAMED_AS.sub(r"\1: \2", one.strip()) for one in match[1].split(",") if one.strip())
        return f"const {{ {names} }} = $need('{match[2]}');"

    text = _EXPORT.sub("", _IMPORT.sub(taken, text))
    text = _LATER.sub(r"$bring('\1')", text).replace(_OWN_ADDRESS, "$address")
    left = _LEFT.search(_COMMENT.sub("", text))
    if left is not None:
        told = "expected named imports from './name.js', exported declarations and import('./name.js')"
        raise BundleError(name, f"got {left[0].strip()[:80]!r}, {told}")
    exports = ", ".join(exported)
    return (
        f"mapsvcBundle.define('{name}', ($need, $bring, $address, fetch) => {{\n"
        f"{text.rstrip()}\nreturn {{ {exports} }};\n}});"
    )
