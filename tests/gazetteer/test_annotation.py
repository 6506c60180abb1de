"""Requirements of `gazetteer.annotation`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.annotation import (
    Annotation,
    Quote,
    annotation_from_w3c,
    annotation_to_w3c,
    annotations_of,
    collection_to_w3c,
    page_to_w3c,
)
from gazetteer.errors import AnnotationError

# The example of RFC 6920, section 8.1: the hash of "Hello World!" and its name.
SHA256 = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
NI = "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
FULL = Annotation(
    "urn:x:1", "linking", SHA256, "a.txt", 4, 9, "urn:mapsvc:journey:j:i:s", "because", 0.8, "confirmed", "import",
    Quote("liman", "eski ", "a girdi"),
)  # fmt: skip


def _record(**changes: object) -> dict[str, Any]:
    return annotation_to_w3c(FULL) | changes


def test_what_was_written_is_read() -> None:
    """Nothing that an annotation says is lost on the way through JSON."""
    assert annotation_from_w3c(json.loads(json.dumps(annotation_to_w3c(FULL)))) == FULL


@given(
    st.integers(0, 10**9), st.integers(1, 10**6), st.text(min_size=1), st.none() | st.text(min_size=1),
    st.none() | st.floats(0, 1),
)  # fmt: skip
def test_any_annotation_survives(start: int, length: int, about: str, comment: str | None, share: float | None) -> None:
    """Whatever a text or an id holds."""
    one = Annotation("", "identifying", SHA256, None, start, start + length, about, comment, share)
    assert annotation_from_w3c(annotation_to_w3c(one)) == one


def test_the_text_is_named_by_its_hash() -> None:
    """RFC 6920: the hash in URL-safe base 64 without padding."""
    source = _record()["target"]["source"]
    assert source["id"] == NI


def test_there_is_no_wording_without_a_quote() -> None:
    """The texts are other people's: only the user's own export has their words."""
    bare = annotation_to_w3c(Annotation("x", "linking", SHA256, "a.txt", 4, 9, "urn:y"))
    assert bare["target"]["selector"] == {"type": "TextPositionSelector", "start": 4, "end": 9}


def test_shapes_that_other_tools_write_are_read() -> None:
    """JSON-LD lets one value stand without brackets, a body be an address, and a source too."""
    record = {
        "type": ["Annotation"],
        "motivation": ["tagging", "linking"],
        "body": "urn:y",
        "target": [
            {
                "source": NI + "?ct=text/plain",
                "selector": [{"type": "SvgSelector"}, {"type": "TextPositionSelector", "start": 1, "end": 2}],
            }
        ],
        "creator": "https://example.org/me",
    }
    read = annotation_from_w3c(record)
    assert (read.sha256, read.start, read.end, read.about) == (SHA256, 1, 2, "urn:y")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (7, "annotation: got 7; expected an object"),
        (_record(type="Note"), "type: got 'Note'; expected Annotation"),
        (_record(motivation="liking"), "motivation: got 'liking'; expected identifying or linking"),
        (_record(target=[]), "target: got '0 targets'"),
        (_record(target={"source": "ni:///x"}), "selector: got None; expected a TextPositionSelector"),
        (_record(body=[]), "body: got .*; expected what the stretch is about"),
        (_record(**{"mapsvc:confidence": 2}), "mapsvc:confidence: got 2; expected a number from 0 to 1"),
        (_record(**{"mapsvc:confidence": True}), "mapsvc:confidence: got True"),
        (_record(**{"mapsvc:status": 1}), "mapsvc:status: got 1; expected a text"),
        (
            _record(target={"source": {"id": "x"}, "selector": {"type": "TextPositionSelector", "start": 0, "end": 1}}),
            "target: source: got 'x'",
        ),
        (
            _record(target={"source": "x", "selector": {"type": "TextPositionSelector", "start": 3, "end": 3}}),
            r"TextPositionSelector: got \(3, 3\)",
        ),
        (
            _record(target={"source": "x", "selector": {"type": "TextPositionSelector", "start": True, "end": 3}}),
            r"TextPositionSelector: got \(True, 3\)",
        ),
    ],
)
def test_what_is_wrong_is_said(record: object, message: str) -> None:
    """What, got, expected."""
    with pytest.raises(AnnotationError, match=message):
        annotation_from_w3c(record)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "target", "body", "selector", "source", "motivation", "items", "first", "id"]),
            inner | st.sampled_from(["Annotation", "linking", "AnnotationPage", "TextPositionSelector"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused_by_name(document: object) -> None:
    """Nothing that a file holds raises anything else."""
    try:
        for record in annotations_of(document):
            annotation_from_w3c(record)
    except AnnotationError as error:
        assert "expected" in str(error)


def test_annotations_are_found_in_pages_collections_and_lists() -> None:
    """Tools give them back in any of these shapes."""
    one, two = _record(id="1"), _record(id="2")
    page = page_to_w3c("p", [one, two], 0, partOf="c")
    whole = collection_to_w3c("c", "label", 2, page)
    for document in (page, whole, [one, two], [page]):
        assert list(annotations_of(document)) == [one, two]
    assert list(annotations_of(one)) == [one]
    assert whole["total"] == 2 and page["partOf"] == "c"
    assert list(annotations_of(collection_to_w3c("c", "label", 0))) == []


def test_endless_nesting_is_refused() -> None:
    """A hostile file ends with a message."""
    document: object = _record()
    for _ in range(50):
        document = [document]
    with pytest.raises(AnnotationError, match="pages inside pages"):
        list(annotations_of(document))
