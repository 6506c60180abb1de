"""The production server of `mapsvc serve`: granian, with a parent that stays small and workers that load the data.

The parent says the service's address once it really answers. A worker that cannot start says why in one line.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import gc
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from mapsvc.errors import ServerStartError
from mapsvc.settings import Settings

__all__ = ["run"]

_START_TIMEOUT_S = 60.0
_BLOCKING_THREADS = 2
"""Threads of a worker that run Python: enough that one slow page does not hold up the others."""
_GRACE_S = 10
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Numbers of the options in glibc's malloc.h."""
_LARGE_BYTES = 128 * 1024


def run(settings: Settings, announce: Callable[[str], None], *, is_reloading: bool = False) -> None:
    """Serve until SIGINT or SIGTERM.

    Args:
        settings: Where to listen and how.
        announce: Is called once with the address, when the service answers there.
        is_reloading: Whether data are read again when they change, by one worker; for those who write.

    Raises:
        ServerStartError: Nothing can listen at the address, or the worker did not come up.
    """
    _check_address(settings)
    server = Server(
        "mapsvc.app:create_app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=1 if is_reloading else settings.workers,
        blocking_threads=_BLOCKING_THREADS,
        workers_kill_timeout=_GRACE_S,
        log_enabled=False,
    )
    ready = threading.Event()
    threading.Thread(target=_announce_when_ready, args=(settings, announce, ready), daemon=True).start()
    try:
        server.serve(target_loader=_Loader(settings, is_reloading=is_reloading), wrap_loader=False)
    except SystemExit as stopped:
        # granian exits by itself when a worker has gone; the worker has said why.
        if stopped.code and not ready.is_set():
            raise ServerStartError(_url(settings), "the worker did not start", "see the message above") from None
        raise


class _Loader:
    """Makes the application inside a worker; a value, so that it can be sent to one."""

    def __init__(self, settings: Settings, *, is_reloading: bool = False) -> None:
        self.settings, self.is_reloading = settings, is_reloading

    def __call__(self) -> Any:
        _keep_memory_low()
        gc.disable()  # what is loaded now stays: looking for what could be freed takes a tenth of the start
        from mapsvc.app import create_app  # noqa: PLC0415  here, so that the parent never loads it
        from mapsvc.failures import EXPECTED  # noqa: PLC0415

        logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(message)s")
        if self.is_reloading:
            from mapsvc.reloading import Reloading  # noqa: PLC0415  for those who write only

            gc.enable()  # what is loaded now is soon replaced
            return Reloading(self.settings, create_app)
        try:
            app = create_app(self.settings)
        except EXPECTED as error:
            print(f"mapsvc: {error}", file=sys.stderr, flush=True)  # noqa: T201  the worker's last word
            os._exit(1)  # not sys.exit: nothing may run on with half of the data
        theme = app.extensions["mapsvc"].atlas.theme
        if theme.file:
            print(f"House style: {theme.name} ({theme.file})", file=sys.stderr, flush=True)  # noqa: T201  a note
        threading.Thread(target=_get_ready_to_draw, daemon=True).start()
        return app


def _get_ready_to_draw() -> None:
    """Load what the first page needs beyond the first answer, while its visitor is still on the way."""
    try:
        import mapsvc.maps.interactive  # noqa: PLC0415
        import mapsvc.maps.picture  # noqa: F401, PLC0415
    finally:
        gc.freeze()
        gc.enable()


def _keep_memory_low() -> None:
    """Have glibc keep one pool of memory for all threads of this process, and give back what is free.

    Each pool keeps what its threads have freed. Python's threads take turns anyway, so more pools only hold memory:
    measured after every page was rendered once, 14 MB of 144. Set by hand, the limits do not grow with the largest
    block seen, so that a page's intermediate strings leave no holes behind.
    Other systems have other allocators: nothing is done.
    """
    with contextlib.suppress(OSError, AttributeError):
        for option, value in ((_M_ARENA_MAX, 1), (_M_MMAP_THRESHOLD, _LARGE_BYTES), (_M_TRIM_THRESHOLD, _LARGE_BYTES)):
            ctypes.CDLL(None).mallopt(option, value)


def _check_address(settings: Settings) -> None:
    """Find out whether anything can listen at the address, before any worker starts.

    granian shares ports between processes, so a second service would start beside the first without a word.
    """
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _name, address = found[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name == "posix":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except socket.gaierror as error:
        raise _start_error(
            settings, f"the host name is not known ({error.strerror})", "choose another --host"
        ) from None
    except OSError as error:
        raise _start_error(
            settings, *_ADVICE.get(error.errno or 0, (str(error.strerror), "choose another --host"))
        ) from None


_ADVICE = {
    errno.EADDRINUSE: ("the port is in use", "stop the other program or choose another --port"),
    errno.EACCES: ("this port needs more rights", "choose a --port from 1024 on"),
    errno.EADDRNOTAVAIL: ("this machine has no such address", "choose another --host, such as 127.0.0.1"),
}


def _start_error(settings: Settings, why: str, remedy: str) -> ServerStartError:
    return ServerStartError(_url(settings), why, remedy)


def _url(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def _announce_when_ready(settings: Settings, announce: Callable[[str], None], ready: threading.Event) -> None:
    """Ask the service whether it is well until it says so, then announce its address."""
    any_address = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  compared with, not listened at
    host = any_address.get(settings.host, settings.host)
    give_up = time.monotonic() + _START_TIMEOUT_S
    while time.monotonic() < give_up:
        try:
            is_well = _is_well(host, settings.port)
        except OSError:
            time.sleep(0.01)
            continue
        if is_well:
            ready.set()
            announce(settings.public_url or _url(settings))
            return
        time.sleep(0.05)


def _is_well(host: str, port: int) -> bool:
    """Ask the service by hand: http.client and what it loads are 4 MB that the parent would keep for one question."""
    with socket.create_connection((host, port), timeout=5) as line:
        line.sendall(f"GET /healthz HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        return line.recv(64).split()[1:2] == [b"200"]
