"""The security headers of every answer; no cookie is ever set.

The Content-Security-Policy admits our own files and nothing else. A page whose map needs folium's inline script
passes the script through `admit_script`, and the policy of that answer names its hash.
"""

from __future__ import annotations

import base64
import hashlib

from flask import Flask, Response, g
from markupsafe import Markup

__all__ = ["admit_script", "register"]

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ON_PAGES = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_NOTHING = "default-src 'none'"
"""The policy of what is no page: should a browser open it as one, it may load and run nothing."""


def admit_script(script: str) -> Markup:
    """Return an inline script as markup, and admit it by its hash in this answer's policy.

    Args:
        script: The text between `<script>` and `</script>`, exactly as the template will print it.

    Raises:
        ValueError: The text would end the script element, or open another one, by itself.
    """
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("inline script: got text that closes its own element, expected '</' to be escaped")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    g.setdefault("script_hashes", []).append(f"'sha256-{digest}'")
    return Markup(script)  # noqa: S704  it is our own script, and its hash says so


def content_security_policy(script_hashes: tuple[str, ...] = ()) -> str:
    """Return the policy of a page whose inline scripts have these hashes."""
    scripts = " ".join(("'self'", *script_hashes))
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def register(app: Flask) -> None:
    """Put the headers on every answer of an app."""
    app.after_request(_secure)


def _secure(response: Response) -> Response:
    is_page = response.mimetype == "text/html"
    # A page has twenty files; headers that mean nothing for a file would cost each visitor a tenth of all bytes.
    for name, value in (_EVERYWHERE | _ON_PAGES if is_page else _EVERYWHERE).items():
        response.headers.setdefault(name, value)
    hashes = tuple(dict.fromkeys(g.get("script_hashes", ())))
    response.headers.setdefault("Content-Security-Policy", content_security_policy(hashes) if is_page else _NOTHING)
    return response
