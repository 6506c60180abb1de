"""The parts of a bundle: pages, places and sheets of each language, and what all languages share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from mapsvc import LANGUAGES
from mapsvc.assets import Assets
from mapsvc.bundle.crawling import Found, Look, Visitor, crawl
from mapsvc.bundle.naming import CODES, DATA, STATIC, Kept, Names
from mapsvc.bundle.own import bundled_app
from mapsvc.bundle.papers import paper, paper_names
from mapsvc.bundle.rewriting import Rewriter
from mapsvc.bundle.scripts import Scripts, classic, twin
from mapsvc.bundle.searching import search_list
from mapsvc.dump import files_of
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.web.state import State

__all__ = ["SHARES", "Edition", "Wish", "atlas_of"]

_ENTRIES = ("start.js", "map.js")
_SCRIPTS, _MAP_DATA = "js/", "map/"
_PLACE = "place-"
SHARES = 6
"""Into how many parts the pages of places are cut: most of a bundle, to be made side by side."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be in a bundle."""

    settings: Settings
    journeys: tuple[str, ...] = ()
    """Ids; all journeys where there are none."""
    with_texts: bool = False
    with_sheets: bool = True

    @property
    def public_url(self) -> str:
        """Where the bundle will be reached; empty where nobody said."""
        return (self.settings.public_url or "").rstrip("/")


def atlas_of(wish: Wish, whole: Atlas) -> Atlas:
    """Return an atlas of the journeys that are wanted, in its own order.

    Raises:
        JourneyNotFoundError: There is no journey of a name.
    """
    if not wish.journeys:
        return whole
    wanted = {whole.journey(one).id for one in wish.journeys}
    journeys = tuple(one for one in whole.journeys if one.id in wanted)
    sources = {source.file for one in journeys for source in one.sources}
    # People and vessels that only the other journeys' texts tell of stay out with them.
    known = ((entry, tuple(one for one in entry.evidence if one.source in sources)) for entry in whole.entries)
    entries = tuple(replace(entry, evidence=evidence) for entry, evidence in known if evidence)
    return replace(whole, journeys=journeys, entries=entries)


class Edition:
    """All that is asked of one app, language by language."""

    def __init__(self, wish: Wish, atlas: Atlas) -> None:
        """Make the app."""
        self.wish, self.atlas = wish, atlas
        self.app = bundled_app(wish.settings, atlas, with_texts=wish.with_texts)
        self.state: State = self.app.extensions["mapsvc"]
        self.scripts = _scripts(self.state.assets)
        self._told = self._places_told()
        self._names = Names(
            self.app,
            atlas,
            None if wish.with_texts else self._told,
            has_previews=bool(wish.public_url),
            has_sheets=wish.with_sheets,
        )
        self._look = Look(self.scripts.first_name, self.state.assets.fingerprint, wish.public_url)

    def pages(self, lang: str, tell: Callable[[int], None]) -> Found:
        """Return all that the front page of a language leads to, but pages of places; and maps for pages of others."""
        # Nobody frames a file on a stick.
        embeds = [f"/embed/{journey.id}" for journey in self.atlas.journeys] if self.wish.public_url else []
        return crawl(
            self._visitor(lang), self._kept(["/", *embeds], lang), lambda one: _is_own(one, lang, but=_PLACE), tell
        )

    def places(self, share: int, tell: Callable[[int], None]) -> Found:
        """Return a share of the pages of places, each in all languages: the ground of their maps is the same."""
        files: dict[str, bytes] = {}
        left: list[Kept] = []
        for place in sorted(self._told)[share::SHARES]:
            for lang in LANGUAGES:
                starts = self._kept([f"/places/{place}"], lang)
                found = crawl(self._visitor(lang), starts, lambda one: one.file.startswith(CODES), tell)
                files |= found.files
                left += found.left
        return Found(files, tuple(left))

    def rest(self, lang: str, starts: Iterable[Kept], tell: Callable[[int], None]) -> Found:
        """Return what the others left, and all that it leads to."""
        return crawl(self._visitor(lang), starts, lambda one: _is_own(one, lang), tell)

    def searched(self, lang: str, files: Collection[str]) -> dict[str, bytes]:
        """Return the list that the search of a language looks in."""
        head, tail = f"{lang}/{_PLACE}", ".html"
        places = frozenset(one.removeprefix(head).removesuffix(tail) for one in files if one.startswith(head))
        listed = Rewriter(self._names, lang).text(search_list(self.app, lang, places), f"{lang}/search.json")
        return {f"{lang}/search.json.js": twin(listed).encode()}

    def sheets(self, lang: str, tell: Callable[[int], None]) -> dict[str, bytes]:
        """Return the sheets of a language."""
        files = {}
        for name, journey_id, kind in paper_names(self.atlas, lang) if self.wish.with_sheets else ():
            files[name] = paper(self.atlas, journey_id, kind, lang, self.wish.public_url)
            tell(1)
        return files

    def shared(self, tell: Callable[[int], None]) -> dict[str, bytes]:
        """Return what pages of all languages use: static files, scripts, data."""
        assets = self.state.assets
        folder = f"{STATIC}/{assets.fingerprint}"
        files = {
            f"{folder}/js/{self.scripts.first_name}": self.scripts.first.encode(),
            f"{folder}/js/{self.scripts.rest_name}": self.scripts.rest.encode(),
        }
        for name, asset in sorted(assets.by_name.items()):
            if name.startswith(_MAP_DATA) and name.endswith(".json"):
                files[f"{folder}/{name}.js"] = twin(asset.content.decode()).encode()
            elif not name.startswith(_SCRIPTS):
                files[f"{folder}/{name}"] = asset.content
        files |= {f"{DATA}/{name}": text.encode() for name, text, _told in files_of(self.atlas)}
        tell(len(files))
        return files

    def _places_told(self) -> frozenset[str]:
        """Return the places that accounts tell of, or name in any language: a page leads to itself in the others.

        The others have a page that says where they lie and that nothing is told of them: a bundle leaves it out.
        """
        accounts = self.state.accounts
        named = {one.place for lang in LANGUAGES for _account, namings in accounts.namings(lang) for one in namings}
        return frozenset({*named, *(one.place for one in accounts.places())})

    def _visitor(self, lang: str) -> Visitor:
        return Visitor(self.app, self._names, lang, self._look)

    def _kept(self, paths: Iterable[str], lang: str) -> list[Kept]:
        return [kept for path in paths if (kept := self._names.kept(path, {}, lang)) is not None]


def _is_own(kept: Kept, lang: str, *, but: str = "/") -> bool:
    """Return whether a file belongs to a language, or to none; `but` is how names begin that do not count."""
    return kept.file.startswith((f"{lang}/", CODES)) and not kept.file.startswith(f"{lang}/{but}")


def _scripts(assets: Assets) -> Scripts:
    own = {name: asset.content.decode() for name, asset in assets.by_name.items() if name.startswith(_SCRIPTS)}
    return classic({name.removeprefix(_SCRIPTS): text for name, text in own.items()}, _ENTRIES)
