"""Opens the store and turns SQLite's errors into ours: the one place that knows what each of them means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mapsvc.errors import StoreError
from mapsvc.texts import schema

__all__ = ["BUSY_TIMEOUT_S", "named_errors", "open_to_read", "open_to_write", "transaction"]

BUSY_TIMEOUT_S = 60.0
"""How long a writer waits for another; documents are written one a transaction, so that the turn comes soon."""

_REMEDIES = (
    ("locked", "another mapsvc is writing to it", "run it again when the other has ended"),
    ("disk is full", "the disk is full", "make room and run it again; texts that were told to be in it stay"),
    ("disk i/o error", "the disk cannot be written or read", "look for room and rights and run it again"),
    ("readonly", "it cannot be written to", "give yourself the right, or set MAPSVC_STORE to another file"),
    ("unable to open", "it cannot be opened", "look at its folder's rights, or set MAPSVC_STORE to another file"),
    ("not a database", "it is no store of texts", "set MAPSVC_STORE to another file"),
    ("malformed", "it is damaged", "move it away and ingest the texts anew"),
)


def store_error(path: Path, error: sqlite3.Error | OSError) -> StoreError:
    """Return our error for one of SQLite or the system."""
    text = str(error)
    for sign, why, remedy in _REMEDIES:
        if sign in text.encode().lower().decode():
            return StoreError(str(path), why, remedy)
    if isinstance(error, OSError):
        return StoreError(str(path), error.strerror or text, "look at its folder, or set MAPSVC_STORE to another file")
    return StoreError(str(path), text, "if it stays so, move the file away and ingest the texts anew")


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and the system inside into `StoreError`."""
    try:
        yield
    except StoreError:
        raise
    except (sqlite3.Error, OSError) as error:
        raise store_error(path, error) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all that is inside, or nothing; waits for other writers first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some errors of SQLite roll back by themselves
            connection.execute("ROLLBACK")
        raise


def open_to_write(path: Path, timeout_s: float = BUSY_TIMEOUT_S) -> sqlite3.Connection:
    """Open the store to change it; makes it, and its folder, where there is none.

    Raises:
        StoreError: It cannot be opened or made, or is of a newer mapsvc.
    """
    with named_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=timeout_s, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if _version(connection, path) < schema.VERSION:
                with transaction(connection):
                    _bring_up_to_date(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the store to look into it only; one of an older mapsvc is brought up to date first.

    Raises:
        StoreError: It is not there, cannot be opened, is of a newer mapsvc, or of an older one and cannot be written.
    """
    with named_errors(path):
        if not path.is_file():
            raise StoreError(str(path), "there is none", "make it with mapsvc ingest FOLDER")
        connection = _readable(path)
        try:
            version = _version(connection, path)
        except BaseException:
            connection.close()
            raise
        if version == schema.VERSION:
            return connection
        connection.close()
        if not version:
            raise StoreError(str(path), "it is empty", "fill it with mapsvc ingest FOLDER")
    try:
        open_to_write(path).close()
    except StoreError as error:
        why = f"it has version {version} of an older mapsvc, expected {schema.VERSION}, and {error.why}"
        remedy = "bring it up to date by running mapsvc texts list where it can be written, or use that mapsvc"
        raise StoreError(str(path), why, remedy) from error
    return open_to_read(path)


def _readable(path: Path) -> sqlite3.Connection:
    """Return a connection that reads; from a folder that cannot be written, one that trusts nobody else writes."""
    for options in ("mode=ro", "mode=ro&immutable=1"):
        address = f"{path.absolute().as_uri()}?{options}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path)
            connection.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.OperationalError as error:
            connection.close()
            # Reading needs a file beside it, which such a folder does not take; what is in an old one would be missed.
            is_kept_out = "unable to open" in str(error) or "readonly" in str(error)
            if not is_kept_out or "immutable" in options or _has_log(path):
                raise
        else:
            return connection
    raise AssertionError("the loop returns or raises")


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application_id != schema.APPLICATION_ID and not is_empty:
        raise StoreError(str(path), "it is another program's SQLite file", "set MAPSVC_STORE to another file")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.VERSION:
        why = f"it has version {version} of a newer mapsvc, expected {schema.VERSION}"
        raise StoreError(str(path), why, "use that mapsvc, or set MAPSVC_STORE to another file")
    return version


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Make or change the tables; whoever waited for another to do so finds it done."""
    version = _version(connection, path)
    if version == 0:
        schema.create(connection)
    else:
        schema.migrate(connection, version)
