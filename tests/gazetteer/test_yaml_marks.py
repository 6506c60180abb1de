"""Requirements of `gazetteer.yaml_marks`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import GazetteerError, MarkedYamlError, RecordError
from gazetteer.yaml_marks import MAX_CHARACTERS, MAX_NODES, load_document

SAMPLE = """\
id: odesa
names:
  - Odesa
  - {toponym: Одесса, lang: ru}
when: 1932-04-26
nothing:
quoted: ""
nil: ~
long: >
  one
  two
"""


def test_every_node_knows_its_line() -> None:
    """Keys, values and members are found again in the file."""
    root = load_document("a.yaml", SAMPLE)
    names = root.get("names")
    assert names is not None
    assert [key for key, _ in root.items()] == ["id", "names", "when", "nothing", "quoted", "nil", "long"]
    assert [value.key_line for _, value in root.items()] == [1, 2, 5, 6, 7, 8, 9]
    assert (names.line, [member.line for member in names.values]) == (3, [3, 4])


def test_scalars_stay_text() -> None:
    """A date is what the author wrote; only an unquoted nothing is None, and it stands at its key."""
    root = load_document("a.yaml", SAMPLE)
    texts = {key: value.text for key, value in root.items()}
    assert texts == {
        "id": "odesa", "names": None, "when": "1932-04-26", "nothing": None, "quoted": "", "nil": None,
        "long": "one two\n",
    }  # fmt: skip
    nothing = root.get("nothing")
    assert nothing is not None
    assert (nothing.is_null, nothing.line, root.is_null) == (True, 6, False)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: &x 2", 2, "anchors and aliases are not allowed; got 'anchor &x'; expected the value itself"),
        ("a: 1\nb: *x", 2, "anchors and aliases are not allowed; got 'alias [*]x'"),
        ("- !!python/object/apply:os.system [ls]", 1, "tags are not allowed; got 'tag:yaml.org,2002:python/object"),
        ("- ! a", 1, "tags are not allowed; got '!'"),
        ("a: 1\nb: 2\na: 3", 3, r"key stands twice \(first in line 1\); got 'a'; expected each key once"),
        ("? [a, b]\n: c", 1, "a key is not a text; got 'a sequence'"),
        ("a\n---\nb", 2, "more than one document in the file"),
        ("[" * 100, 1, "nesting is too deep; got 'more than 24 levels'"),
        ("- " * 3000, 1, "nesting is too deep"),
        ("a: [1,\n2", 2, r"not valid YAML: did not find expected ',' or '\]'; expected YAML 1.1"),
        ("a:\n\tb: c", 2, "not valid YAML: found character that cannot start any token; expected spaces, never tabs"),
        (
            "a: b: c",
            1,
            "mapping values are not allowed in this context; expected a text with a colon in quotation marks",
        ),
        ("- a: 1\n b: 2", 2, "expected what belongs together in one column"),
        ('a: "b\nc: d\n', 2, "expected each quotation mark closed"),
        ("a: b\nc: \x00", 2, r"character not allowed; got 'U\+0000'; expected printable text"),
        ("a: \ud800", 1, r"character not allowed; got 'U\+D800'"),
        (b"a: b\nc: \xff\xfe", 2, r"file is not UTF-8; got b'\\xff\\xfe'; expected UTF-8"),
        ("x" * (MAX_CHARACTERS + 1), 1, "file is too large; got '4,000,001'; expected at most 4,000,000 characters"),
        ("[" + "a," * MAX_NODES + "]", 1, "too many entries; got 'more than 400,000'"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_line(text: str | bytes, line: int, message: str) -> None:
    """Tags, aliases, duplicate keys, bombs and broken files each have a message of their own."""
    with pytest.raises(MarkedYamlError, match=message) as caught:
        load_document("some.yaml", text)
    assert (caught.value.file, caught.value.line) == ("some.yaml", line)
    assert str(caught.value).startswith(f"some.yaml:{line}: ")


def test_its_error_is_a_record_error_and_a_value_error() -> None:
    """Whoever reports mistakes of records reports mistakes of YAML too."""
    assert issubclass(MarkedYamlError, RecordError)
    assert issubclass(MarkedYamlError, (GazetteerError, ValueError))


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\ufeff", b"\xef\xbb\xbf"])
def test_an_empty_file_says_nothing(text: str | bytes) -> None:
    """It is a scalar without text, also with a byte-order mark."""
    assert load_document("a.yaml", text).is_null


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    """Editors on Windows write one."""
    assert load_document("a.yaml", b"\xef\xbb\xbfid: a").get("id") is not None


@pytest.mark.parametrize("text", ["", "x", "1.5", "1_000", "٣", "0x10", "nan", "1e3", "9" * 19, "'-'", "true"])
def test_what_is_no_whole_number_is_not_read_as_one(text: str) -> None:
    """Python would take some of these; authors of records would not."""
    with pytest.raises(MarkedYamlError, match=r"a.yaml:1: size; got '.*'; expected a whole number"):
        load_document("a.yaml", text).as_integer("size")


@pytest.mark.parametrize("text", ["", "x", "nan", "inf", "-inf", "1e999", "1_0", "1,5", "[1]"])
def test_what_is_no_finite_number_is_not_read_as_one(text: str) -> None:
    """A coordinate that is not finite would spoil every map."""
    with pytest.raises(MarkedYamlError, match="expected a finite number"):
        load_document("a.yaml", text).as_number("lon")


def test_numbers_and_texts_are_read() -> None:
    """The ordinary case."""
    root = load_document("a.yaml", "[-12, 36.25, Harkov]")
    number, degrees, name = root.values
    assert (number.as_integer("n"), degrees.as_number("lon"), name.as_text("name")) == (-12, 36.25, "Harkov")


@pytest.mark.parametrize("text", ["", "'  '", "[a]", "{a: b}"])
def test_a_text_that_says_nothing_is_refused(text: str) -> None:
    """Blank is as good as missing."""
    with pytest.raises(MarkedYamlError, match=r"name; got .*; expected a text that is not empty"):
        load_document("a.yaml", text).as_text("name")


def test_long_values_are_shortened_in_messages() -> None:
    """A message stays readable whatever stands in the file."""
    with pytest.raises(MarkedYamlError, match=r"x{59}…'"):
        load_document("a.yaml", "x" * 500).as_integer("size")


@given(st.text(alphabet=st.characters(categories=None), max_size=200) | st.binary(max_size=200))
def test_no_input_ends_in_another_error(text: str | bytes) -> None:
    """Either a tree or a message with a line that the file has."""
    try:
        assert load_document("a.yaml", text).line >= 1
    except MarkedYamlError as error:
        lines = text.count("\n" if isinstance(text, str) else b"\n") + 1  # type: ignore[arg-type]  # matched above
        assert 1 <= error.line <= max(lines, len(text.splitlines()))
