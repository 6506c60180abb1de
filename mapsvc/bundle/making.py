"""Makes a bundle: its parts side by side, then what lies around them, then a look at every link."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from mapsvc import LANGUAGES
from mapsvc.bundle.cover import SUMS, cover, sums
from mapsvc.bundle.crawling import Found
from mapsvc.bundle.editions import SHARES, Edition, Wish, atlas_of
from mapsvc.bundle.links import check_links
from mapsvc.errors import BundlePartError
from mapsvc.failures import EXPECTED
from mapsvc.service import Atlas

__all__ = ["make"]

_LOOK_S = 0.2


@dataclass(frozen=True, slots=True)
class _Part:
    """What one process makes at a time."""

    kind: str
    """pages, places, sheets, shared."""
    lang: str = ""
    share: int = 0


_PARTS = (
    *(_Part("pages", lang) for lang in LANGUAGES),
    *(_Part("places", share=share) for share in range(SHARES)),
    *(_Part("sheets", lang) for lang in LANGUAGES),
    _Part("shared"),
)
"""The longest first, so that no process waits long for another in the end."""


@dataclass(slots=True)
class _Here:
    """What a process of the pool was given as it began."""

    edition: Edition | None = None
    queue: Any = None


_HERE = _Here()


def make(wish: Wish, tell: Callable[[int], None] = lambda _: None, *, workers: int | None = None) -> dict[str, bytes]:
    """Return the files of a bundle, by their path in it; the same wish and data give the same bytes.

    Args:
        wish: What is to be in it.
        tell: Told how many files were made so far.
        workers: How many processes; by default as many as there are processors.

    Raises:
        JourneyNotFoundError: There is no journey of a name.
        BundleError: A file could not be made, or a link leads nowhere; a mistake of ours.
    """
    edition = Edition(wish, atlas_of(wish, Atlas.load(wish.settings.data, wish.settings.theme)))
    workers = workers or min(len(_PARTS), os.cpu_count() or 1)
    count = _Count(tell)
    found = _apart(wish, count, workers) if workers > 1 else [_made(edition, part, count.add) for part in _PARTS]
    files = {name: content for one in found for name, content in one.files.items()}
    for lang in LANGUAGES:
        left = [
            kept for one in found for kept in one.left if kept.file.startswith(f"{lang}/") and kept.file not in files
        ]
        files |= edition.rest(lang, left, count.add).files
        files |= edition.searched(lang, files)
    files |= cover(
        edition.app,
        edition.atlas,
        edition.state.assets.fingerprint,
        wish.public_url,
        _titles(files),
        with_texts=wish.with_texts,
    )
    check_links(files)
    files[SUMS] = sums([(name, hashlib.sha256(content).hexdigest()) for name, content in files.items()])
    return dict(sorted(files.items()))


def _titles(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the title of each language's front page, as markup."""
    pages = {lang: files[f"{lang}/index.html"].decode() for lang in LANGUAGES}
    return {lang: page.partition("<title>")[2].partition("</title>")[0] for lang, page in pages.items()}


def _made(edition: Edition, part: _Part, tell: Callable[[int], None]) -> Found:
    """Return a part."""
    if part.kind == "pages":
        return edition.pages(part.lang, tell)
    if part.kind == "places":
        return edition.places(part.share, tell)
    return Found(edition.sheets(part.lang, tell) if part.kind == "sheets" else edition.shared(tell), ())


@dataclass(slots=True)
class _Count:
    """How many files were made."""

    tell: Callable[[int], None]
    number: int = 0

    def add(self, more: int) -> None:
        """Count some more, and tell."""
        self.number += more
        self.tell(self.number)


def _apart(wish: Wish, count: _Count, workers: int) -> Sequence[Found]:
    """Return all parts, made by processes side by side."""
    context = multiprocessing.get_context("spawn")
    queue = context.SimpleQueue()
    with ProcessPoolExecutor(workers, context, _begin, (wish, queue)) as pool:
        working: list[Future[Found]] = [pool.submit(_in_process, part) for part in _PARTS]
        try:
            going = set(working)
            while going:
                done, going = wait(going, _LOOK_S, FIRST_COMPLETED)
                while not queue.empty():
                    count.add(queue.get())
                for one in done:
                    one.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        return [one.result() for one in working]


def _begin(wish: Wish, queue: Any) -> None:
    """Make the edition of a process, once for all its parts."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _HERE.edition, _HERE.queue = (
        Edition(wish, atlas_of(wish, Atlas.load(wish.settings.data, wish.settings.theme))),
        queue,
    )


def _end_with_parent() -> None:
    """Wait for the end of the process that asked: one that was killed cannot stop those who work for it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_process(part: _Part) -> Found:
    assert _HERE.edition is not None  # noqa: S101  the pool began with it
    try:
        return _made(_HERE.edition, part, _HERE.queue.put)
    except EXPECTED as error:
        raise BundlePartError(str(error)) from None  # a message travels between processes; not every error does
