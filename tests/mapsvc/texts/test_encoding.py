"""Letters: what is read, as what, and what is refused with its reason."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapsvc.errors import TextFileError
from mapsvc.texts.encoding import decoded, detect

TURKISH = "Şehirde gezinti; ığdır, çağrı, öğle, ÜSKÜDAR, İzmir."
FILE = Path("a.txt")


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (TURKISH.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TURKISH.encode(), "UTF-8 with BOM"),
        (b"only ASCII", "UTF-8"),
        (TURKISH.encode("iso8859-9"), "ISO-8859-9"),
        ((TURKISH + " “Odesa’ya”").encode("cp1254"), "Windows-1254"),
    ],
)
def test_encodings_are_told(data: bytes, label: str) -> None:
    """UTF-8 with or without BOM, and the two Turkish ones; in pieces of any size."""
    for size in (1, 3, 1000):
        chunks = [data[at : at + size] for at in range(0, len(data), size)]
        encoding = detect(FILE, chunks)
        assert encoding.label == label
        assert "".join(decoded(chunks, encoding)) == data.decode(encoding.codec)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty"),
        (b"text\0text", "byte 4 is NUL, which no text has"),
        (b"\x7fELF" + bytes(range(1, 32)) * 9, "of its bytes are control codes"),
        (TURKISH.encode("utf-16"), "it is UTF-16, expected UTF-8 or Windows-1254"),
        (codecs.BOM_UTF32_LE + TURKISH.encode("utf-32-le"), "it is UTF-32"),
        (TURKISH.encode() * 3 + b"\xff" + TURKISH.encode(), "byte 192 is not UTF-8 (the rest is; the file is damaged)"),
        (TURKISH.encode() + b"\xed\xa0\x80", "byte 64 is not UTF-8 (half of a surrogate pair)"),
        (TURKISH.encode()[:-1] + "ş".encode()[:1], "is not UTF-8"),
        (b"%PDF-1.7\n" + bytes(90), "it is a PDF, and its name does not say so"),
        (("İğneada’ya Şile’den geçildi. " * 9).encode("mac-turkish"), "as Windows-1254 it would be no Turkish"),
        ("Одесса и Киев".encode("cp1251"), "as Windows-1254 it would be no Turkish"),
        (bytes(range(0x81, 0x100)) * 2, "as Windows-1254 it would be no Turkish"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, why: str) -> None:
    """The message names the file and the spot."""
    with pytest.raises(TextFileError) as error:
        detect(FILE, [data[:7], data[7:]])
    assert why in str(error.value)
    assert str(error.value).startswith("cannot read a.txt: ")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing else can happen, and what was detected can be decoded."""
    try:
        encoding = detect(FILE, [data])
    except TextFileError:
        return
    assert "".join(decoded([data], encoding)) == data.decode(encoding.codec)
