from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapsvc.errors import ParameterError
from mapsvc.sheets.options import Form, Kind, Output, SheetOptions

WORDS = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from([kind.value for kind in Kind]),
        "lang": st.sampled_from(["tr", "en", "ru"]),
        "ink": st.sampled_from(["colour", "mono"]),
        "paper": st.sampled_from(["a4", "a3", "letter"]),
        "orientation": st.sampled_from(["portrait", "landscape", ""]),
        "blank": st.sampled_from(["names", "dates", "route", "all", ""]),
        "level": st.integers(1, 3).map(str),
        "seed": st.integers(0, 999_999).map(str),
        "from": st.sampled_from(["", "odesa"]),
    },
)


@given(WORDS)
def test_an_address_says_all_that_was_chosen(words: dict[str, str]) -> None:
    """Reading back the permanent address gives the same sheet."""
    options = SheetOptions.read(words)
    assert SheetOptions.read(options.query()) == options


def test_a_panel_and_a_scale_keep_their_numbers() -> None:
    """Both are written as they are read."""
    options = SheetOptions.read({"panel": "900 x 600", "scale": "1:5 000 000"})
    assert (options.panel, options.scale) == ((900.0, 600.0), 5_000_000)
    assert options.query() == {"panel": "900x600", "scale": "5000000"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"kind": "puzzle"}, "parameter 'kind': got 'puzzle', expected one of map, handout, worksheet, answers"),
        ({"paper": "a5"}, "parameter 'paper': got 'a5', expected one of a4, a3, letter"),
        ({"lang": "fr"}, "parameter 'lang': got 'fr', expected one of tr, en, ru"),
        ({"ink": "gold"}, "expected one of colour, mono"),
        ({"level": "4"}, "parameter 'level': got '4', expected a whole number from 1 to 3"),
        ({"seed": "-1"}, "parameter 'seed': got '-1', expected a whole number from 0 to 999999"),
        ({"scale": "1:12"}, "expected a scale from 1:1000 to 1:100000000, such as 1:5000000"),
        ({"scale": "half"}, "expected a scale"),
        ({"panel": "0x0"}, "parameter 'panel': got '0x0', expected width x height in mm, each from 100 to 3000"),
        ({"panel": "10000x10000"}, "expected width x height in mm, each from 100 to 3000"),
        ({"panel": "nan"}, "expected width x height in mm"),
        ({"poster": "a9"}, "parameter 'poster': got 'a9', expected one of a2, a1, a0"),
        ({"panel": "900x600", "poster": "a2"}, "expected a panel or a poster, not both"),
        ({"panel": "900x600", "kind": "cards"}, "expected the kind map or timeline; cards is for paper"),
        ({"scale": "1:5000000", "kind": "timeline"}, "expected a kind with a map; timeline has none"),
        ({"from": "../../etc"}, "expected an id of small letters, digits and hyphens"),
    ],
)
def test_what_cannot_be_read_is_said(words: dict[str, str], said: str) -> None:
    """The message names the option, what it got, what it takes."""
    with pytest.raises(ParameterError) as raised:
        SheetOptions.read(words)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"format": "docx"}, "parameter 'format': got 'docx', expected one of pdf, svg, png"),
        ({"dpi": "9999"}, "parameter 'dpi': got '9999', expected a whole number from 50 to 600"),
        ({"dpi": "1e9"}, "expected a whole number"),
    ],
)
def test_an_output_that_cannot_be_made_is_said(words: dict[str, str], said: str) -> None:
    """The same for format and resolution."""
    with pytest.raises(ParameterError, match=said):
        Output.read(words)


def test_what_is_left_empty_has_its_default() -> None:
    """A form sends every field."""
    assert SheetOptions.read({"kind": "", "scale": " ", "panel": ""}) == SheetOptions()
    assert Output.read({"format": "", "dpi": ""}) == Output(Form.PDF, 300)
