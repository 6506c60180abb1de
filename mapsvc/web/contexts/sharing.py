"""What templates receive to share a page: the link, its code, citations, pictures, and the card that networks show."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Card", "Citation", "FileLink", "ShareView"]


@dataclass(frozen=True, slots=True)
class Card:
    """What search engines and networks are told of a page."""

    url: str
    """The page's own absolute address."""
    default_url: str
    """The same without a language: the visitor's browser decides."""
    image: str
    """Absolute address of the preview picture; empty where there is none."""
    image_alt: str
    kind: str
    """Open Graph's word: website or article."""
    json_ld: str
    """schema.org data, safe markup; empty where there is none."""
    oembed: str
    """Absolute address of what a site has to know that embeds the page, all but json or xml; empty where it cannot."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that can be taken away."""

    label: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A work in Chicago style."""

    text: str
    lang: str
    """The language of its title."""


@dataclass(frozen=True, slots=True)
class ShareView:
    """The share sheet of a page."""

    url: str
    """The page's absolute address; a script puts what is really shown in its place."""
    title: str
    qr_href: str
    qr_action: str
    """Where a script asks for the code of another state of the page; takes `?path=`."""
    citations: tuple[Citation, ...]
    """The page, then the articles behind it."""
    citation_files: tuple[FileLink, ...]
    pictures: tuple[FileLink, ...]
    print_href: str
    """The page for printing; empty where a script has to print."""
    embed_href: str
    """The page with the code that shows the map in another site; empty where it cannot be shown there."""
