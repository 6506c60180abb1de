"""A page of the app as a page of the bundle: style sheets and scripts as files, its policy in its head.

Works on the words of our own templates, which say each of these in one way only; what is said otherwise is refused
here rather than found by a visitor.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from dataclasses import dataclass

from mapsvc.bundle.naming import STATIC
from mapsvc.bundle.rewriting import Rewriter
from mapsvc.errors import BundleError

__all__ = ["Dressed", "dress", "story_of", "with_one_size"]

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_PRELOAD = re.compile(r'<link rel="modulepreload" href="[^"]*">\n?')
_MODULE = re.compile(r'<script type="module" src="[^"]*/js/([\w-]+\.js)"></script>\n?')
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NAMES = re.compile(r'"names":(\[\[.*?\]\]),"words":')
_OTHER_SIZES = re.compile(r'<g class="at-size at-[sm]".*?(?=<g class="at-size at-)', re.DOTALL)
_ONE_SIZE = ('<g class="at-size at-l"', '<g class="at-every-size"')
_CHARSET = '<meta charset="utf-8">\n'
_STORY = re.compile(r'<(?:div|article|section)[^>]* class="(?:story|column)[^"]*".*(?=</main>)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dressed:
    """A page, and what it had inside that other pages have too."""

    page: str
    shared: dict[str, str]
    """File -> text: style sheets and names of the base map; pages that had the same share one file."""


def dress(text: str, file: str, first_script: str, fingerprint: str, rewriter: Rewriter) -> Dressed:
    """Return a page as it is in the bundle.

    Args:
        text: What the app answered.
        file: Where the page lies in the bundle.
        first_script: Name of the script that every page begins with.
        fingerprint: Of the static files.
        rewriter: Makes addresses relative.

    Raises:
        BundleError: Something in it cannot work without a server.
    """
    shared: dict[str, str] = {}
    folder = f"{STATIC}/{fingerprint}"
    up = posixpath.relpath(folder, posixpath.dirname(file) or ".")

    def sheet(match: re.Match[str]) -> str:
        digest = hashlib.sha256(match[1].encode()).hexdigest()[:12]
        name = f"{folder}/css/page-{digest}.css"
        shared[name] = rewriter.text(match[1].lstrip(), name)
        return f'<link rel="stylesheet" href="{up}/css/page-{digest}.css">'

    text = _without_names(_PRELOAD.sub("", _STYLE.sub(sheet, text)), posixpath.dirname(file), shared)
    entries = _MODULE.findall(text)
    if entries:
        head, _, tail = _MODULE.sub("", text).rpartition("</body>")
        script = f'<script defer src="{up}/js/{first_script}" data-run="{" ".join(entries)}"></script>\n'
        text = f"{head}{script}</body>{tail}"
    text = rewriter.html(text, file)
    if _CHARSET not in text or 'type="module"' in text:
        raise BundleError(file, "its head or its scripts are written in a way that the bundle does not know")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_policy(_SCRIPT.findall(text))}">\n'
    return Dressed(text.replace(_CHARSET, _CHARSET + policy, 1), shared)


def with_one_size(page: str) -> str:
    """Return a page whose picture keeps one of its three settings of labels, which three quarters of all pages are for.

    Only a visitor without a script on a small screen sees a difference: smaller letters.
    """
    return _OTHER_SIZES.sub("", page).replace(*_ONE_SIZE)


def _without_names(text: str, folder: str, shared: dict[str, str]) -> str:
    """Return a page that takes the names of the base map, a quarter of its script, from a file for all pages."""
    found = _NAMES.search(text)
    if found is None:
        return text
    digest = hashlib.sha256(found[1].encode()).hexdigest()[:12]
    shared[f"{folder}/names-{digest}.js"] = f"var mapNames = {found[1]};\n"
    text = text.replace(found[1], "mapNames", 1)
    return text.replace(
        "<script>function composeMap", f'<script src="names-{digest}.js"></script>\n<script>function composeMap', 1
    )


def story_of(page: str) -> str:
    """Return what other pages take from a page: its main part without the map, which they have themselves."""
    found = _STORY.search(page)
    return f"<main>{found[0]}</main>" if found is not None else ""


def _policy(scripts: list[str]) -> str:
    """Return what a page may load: files of the bundle, whether they come from a disk or from a host."""
    hashes = "".join(f" 'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts)
    # Browsers differ on whether 'self' means the files beside a file; from a host, `file:` loads nothing.
    ours = "'self' file:"
    return (
        f"default-src 'none'; script-src {ours}{hashes}; style-src {ours}; img-src {ours} data:; font-src {ours}; "
        f"base-uri 'none'; form-action {ours}"
    )
