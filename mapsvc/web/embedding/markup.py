"""The markup of an embed: a frame for any page, with a link inside for readers that show none. Knows no request."""

from __future__ import annotations

from html import escape

__all__ = ["frame_markup", "script_markup"]


def frame_markup(address: str, title: str, link: str, width: str, height_px: int) -> str:
    """Return the markup of a frame, as XHTML has it too.

    The attribute `frameborder`, long out of HTML, is for sites that let no style through, such as WordPress.

    Args:
        address: Of the embed, absolute.
        title: What the frame shows, for those who hear the page.
        link: The page that is linked where no frame is shown, absolute.
        width: In pixels, or as a share of the page's width such as 100%.
        height_px: In pixels.

    Examples:
        >>> print(frame_markup("https://x.example/embed/a?story=0&lang=en", "Road", "https://x.example/a", "100%", 400))
        <iframe src="https://x.example/embed/a?story=0&amp;lang=en" title="Road" width="100%" height="400" \
loading="lazy" allow="fullscreen" referrerpolicy="strict-origin-when-cross-origin" frameborder="0" \
style="border:0;max-width:100%"><a href="https://x.example/a">Road</a></iframe>
    """
    attributes = {
        "src": address,
        "title": title,
        "width": width,
        "height": str(height_px),
        "loading": "lazy",
        "allow": "fullscreen",
        "referrerpolicy": "strict-origin-when-cross-origin",
        "frameborder": "0",
        "style": "border:0;max-width:100%",
    }
    said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f'<iframe {said}><a href="{escape(link)}">{escape(title)}</a></iframe>'


def script_markup(address: str) -> str:
    """Return the markup of the script that gives frames the height that they tell."""
    return f'<script async="async" src="{escape(address)}"></script>'
