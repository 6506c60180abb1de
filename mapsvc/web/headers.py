"""The security headers of every answer; no cookie is ever set.

The Content-Security-Policy admits our own files and nothing else. What a page has inline, folium's script and the
styles of the first paint, passes through `admit_script` or `admit_style`, and the policy of that answer names its hash.
No page may stand in a frame but those that say so by `admit_frames`: the embeds.
"""

from __future__ import annotations

import base64
import hashlib

from flask import Flask, Response, g, request
from markupsafe import Markup

__all__ = ["admit_frames", "admit_images", "admit_script", "admit_style", "register"]

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ON_PAGES = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FRAMED = {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
"""Without both, a site that isolates itself from others could not frame the page."""
_READ_ACROSS = frozenset({"pages.stop_page", "people.people_page"})
"""Pages of which embeds show parts; one in a sandbox has no origin, and reads only what anyone may."""
_NOBODY = "'none'"
_IN_OLD_BROWSERS = {_NOBODY: "DENY", "'self'": "SAMEORIGIN"}
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The policy of what is no page: should a browser open it as one, it may load and run nothing."""
_INERT = ("text/javascript", "text/css", "font/", "image/png", "image/webp")
"""Files that a browser which opens them shows as text or picture: for them a policy means nothing. SVG is none."""


def admit_script(script: str) -> Markup:
    """Return an inline script as markup, and admit it by its hash in this answer's policy.

    Args:
        script: The text between `<script>` and `</script>`; print what is returned, unchanged.

    Raises:
        ValueError: The text would end the script element, or open another one, by itself.
    """
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("inline script: got text that closes its own element, expected '</' to be escaped")
    script = _with_plain_line_ends(script)
    g.setdefault("script_hashes", []).append(_hash(script))
    return Markup(script)  # noqa: S704  it is our own script, and its hash says so


def admit_style(style: str) -> Markup:
    """Return an inline style sheet as markup, and admit it by its hash in this answer's policy.

    Args:
        style: The text between `<style>` and `</style>`; print what is returned, unchanged.

    Raises:
        ValueError: The text would end the style element by itself.
    """
    if "</style" in style.lower():
        raise ValueError("inline style: got text that closes its own element, expected none")
    style = _with_plain_line_ends(style)
    g.setdefault("style_hashes", []).append(_hash(style))
    return Markup(style)  # noqa: S704  it is our own style sheet, and its hash says so


def admit_images(origin: str) -> None:
    """Admit pictures of one other host, such as https://tiles.example.org, in this answer's policy."""
    g.setdefault("image_hosts", []).append(origin)


def admit_frames(ancestors: str) -> None:
    """Let this answer stand in frames of other sites.

    Args:
        ancestors: Which, as `frame-ancestors` of the Content-Security-Policy has it.
    """
    g.frame_ancestors = ancestors


def _with_plain_line_ends(text: str) -> str:
    """Return a text as the browser will hash it: reading HTML, it makes every line end a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def content_security_policy(
    script_hashes: tuple[str, ...] = (),
    style_hashes: tuple[str, ...] = (),
    image_hosts: tuple[str, ...] = (),
    ancestors: str = _NOBODY,
) -> str:
    """Return the policy of a page whose inline scripts and style sheets have these hashes."""
    images = " ".join(("'self'", "data:", *image_hosts))
    scripts, styles = " ".join(("'self'", *script_hashes)), " ".join(("'self'", *style_hashes))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src {images}; font-src 'self'; "
        f"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
    )


def register(app: Flask) -> None:
    """Put the headers on every answer of an app."""
    app.after_request(_secure)


def _secure(response: Response) -> Response:
    is_page = response.mimetype == "text/html"
    ancestors: str = g.get("frame_ancestors", _NOBODY)
    has_own_policy = "Content-Security-Policy" in response.headers
    headers = _EVERYWHERE | _ON_PAGES if is_page else _EVERYWHERE
    if is_page and not has_own_policy:
        headers = headers | ({} if ancestors == _NOBODY else _FRAMED)
        headers |= {"X-Frame-Options": _IN_OLD_BROWSERS[ancestors]} if ancestors in _IN_OLD_BROWSERS else {}
    if is_page and request.endpoint in _READ_ACROSS:
        response.headers["Access-Control-Allow-Origin"] = "*"
    if "Access-Control-Allow-Origin" in response.headers:  # whoever may read it may load it
        headers = {name: value for name, value in headers.items() if name != "Cross-Origin-Resource-Policy"}
    # A page has twenty files; headers that mean nothing for a file would cost each visitor a tenth of all bytes.
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    kinds = ("script_hashes", "style_hashes", "image_hosts")
    scripts, styles, images = (tuple(dict.fromkeys(g.get(kind, ()))) for kind in kinds)
    if not has_own_policy and (is_page or not (response.mimetype or "").startswith(_INERT)):
        policy = content_security_policy(scripts, styles, images, ancestors) if is_page else _NOTHING
        response.headers["Content-Security-Policy"] = policy
    return response
