"""Citations as BibTeX, RIS and in Chicago style: of a page, and of the articles that it rests on.

What a source does not print, year, journal or pages, stays out: nothing is made up. No date of access is written,
since that is the reader's own. Knows no request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Work", "bibtex", "chicago", "ris"]

SITE = "mapsvc"
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_BLANKS = re.compile(r"\s+")
_LANGUAGES = {"tr": "turkish", "en": "english", "ru": "russian"}


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a page of ours, or an article."""

    key: str
    title: str
    lang: str
    author: str = ""
    """As the source prints it, first names first; empty where it names none."""
    url: str = ""
    part_of: str = ""
    """The journey that a page belongs to."""
    note: str = ""
    title_lang: str = ""
    """The language of the title, where that is another one than the work's."""

    @property
    def author_last_first(self) -> str:
        """Return "Arslan, Gürbüz" for "Gürbüz Arslan"."""
        first, _blank, last = self.author.rpartition(" ")
        return f"{last}, {first}" if first else last


def bibtex(works: Sequence[Work]) -> str:
    r"""Return works as BibTeX in UTF-8, one entry each.

    Examples:
        >>> print(bibtex([Work("a-b", "Roads & Rails", "en", "Ada Bay")]), end="")
        @misc{a-b,
          author = {Bay, Ada},
          title = {{Roads \& Rails}},
          language = {english}
        }
    """
    entries = []
    for work in works:
        fields = [
            ("author", _tex(work.author_last_first)),
            ("title", f"{{{_tex(work.title)}}}"),
            ("booktitle", _tex(work.part_of)),
            ("publisher", SITE if work.url else ""),
            ("url", work.url),  # an address is read as it stands
            ("language", _LANGUAGES.get(work.lang, work.lang)),
            ("note", _tex(work.note)),
        ]
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
        entries.append(f"@{'online' if work.url else 'misc'}{{{_key(work.key)},\n{lines}\n}}\n")
    return "\n".join(entries)


def ris(works: Sequence[Work]) -> str:
    r"""Return works as RIS, one record each; its lines end as the format asks.

    Examples:
        >>> ris([Work("a", "Roads", "en", "Ada Bay")])
        'TY  - GEN\r\nAU  - Bay, Ada\r\nTI  - Roads\r\nLA  - en\r\nER  - \r\n'
    """
    records = []
    for work in works:
        fields = [
            ("TY", "ELEC" if work.url else "GEN"),
            ("AU", work.author_last_first),
            ("TI", work.title),
            ("T2", work.part_of),
            ("PB", SITE if work.url else ""),
            ("UR", work.url),
            ("LA", work.lang),
            ("N1", work.note),
        ]
        lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
        records.append("\r\n".join([*lines, "ER  - ", ""]))
    return "\r\n".join(records)


def chicago(work: Work) -> str:
    """Return a work as an entry of a bibliography in Chicago style.

    Examples:
        >>> chicago(Work("a", "Roads", "en", "Ada Bay", "https://x.example/a", "A Journey"))
        'Bay, Ada. “Roads.” A Journey. mapsvc. https://x.example/a.'
        >>> chicago(Work("a", "Roads …", "en"))
        '“Roads …”'
    """
    inner = work.title.replace("“", "‘").replace("”", "’")
    stop = "" if inner.endswith((".", "…", "?")) else "."
    parts = [
        f"{work.author_last_first}." if work.author else "",
        f"“{inner}{stop}”",
        f"{work.part_of}." if work.part_of else "",
        f"{SITE}." if work.url else "",
        f"{work.url}." if work.url else "",
    ]
    return " ".join(part for part in parts if part)


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in _line(text))


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _key(text: str) -> str:
    """Return a key that every BibTeX takes: small ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "page"  # an id of ours: ASCII
