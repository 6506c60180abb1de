"""Requirements of `gazetteer.inflection`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.inflection import stems
from gazetteer.turkish import APOSTROPHES, fold


def texts_of_stems(text: str) -> list[str]:
    return [stem.text for stem in stems(text)]


@pytest.mark.parametrize(
    ("inflected", "stem"),
    [
        # the cases, after back and front, open and closed syllables
        *[
            (form, "Moskova")
            for form in ("Moskovayı", "Moskovaya", "Moskovada", "Moskovadan", "Moskovanın", "Moskovayla")
        ],
        *[
            (form, "Tiflis")
            for form in ("Tiflisi", "Tiflise", "Tifliste", "Tiflisten", "Tiflisin", "Tiflisle", "Tiflisçe")
        ],
        *[(form, "Harkof") for form in ("Harkofu", "Harkofa", "Harkofta", "Harkoftan", "Harkofun")],
        *[(form, "Üsküdar") for form in ("Üsküdarı", "Üsküdara", "Üsküdarda", "Üsküdardan", "Üsküdarın")],
        # plural, possessive, both, and -ki
        ("Balkanlarda", "Balkan"),
        ("İstanbulumuzun", "İstanbul"),
        ("Ankaramızdan", "Ankara"),
        ("Bakülerinde", "Bakü"),
        ("Odesadaki", "Odesa"),
        ("Odesadakilerden", "Odesa"),
        ("Odesanınkini", "Odesa"),
        # the n after the ending of a fixed compound
        ("Galata Rıhtımına", "Galata Rıhtımı"),
        ("Büyükdere koyunda", "Büyükdere koyu"),
        ("Sovyetler Birliğini", "Sovyetler Birliği"),
        # softened consonants
        ("Zonguldağa", "Zonguldak"),
        ("Dikilitaşlığı", "Dikilitaşlık"),
        ("Beşiktaşacı", "Beşiktaşaç"),
        ("Bolvadının", "Bolvadın"),
        # a palatal l, typing without Turkish letters, a full stop behind
        ("Sivastopole", "Sivastopol"),
        ("Eskisehirde", "Eskisehir"),
        ("Kutahyayi", "Kutahya"),
        ("Bakirkoyun", "Bakirkoy"),
        ("ISPARTADAN", "ISPARTA"),
        ("Bergamadan.", "Bergama"),
        ("Moskova ya", "Moskova"),
    ],
)
def test_endings_without_apostrophe_come_off(inflected: str, stem: str) -> None:
    """The stem is among the readings where the ending is in harmony with it."""
    assert stem in texts_of_stems(inflected)


@pytest.mark.parametrize("sign", APOSTROPHES)
@pytest.mark.parametrize("form", ["Odesa{}da", "Odesa {}da", "Odesa{} da", "Odesa {} da", "ODESA{}DA"])
def test_an_apostrophe_marks_the_ending_wherever_it_stands(form: str, sign: str) -> None:
    """Straight, curly, detached: the reading is one and sure."""
    (stem,) = stems(form.format(sign))
    assert (fold(stem.text), stem.suffix, stem.is_marked) == ("odesa", "da", True)


@pytest.mark.parametrize("form", ["Sivastopol'a", "Sivastopol'e", "Lyon'a", "Kutahya'yi", "Москва'ya", "l'Odesa'ya"])
def test_behind_an_apostrophe_harmony_is_not_asked_for(form: str) -> None:
    """Loan words go by their sound, and typists leave dots out."""
    assert texts_of_stems(form) == [form[: form.rindex("'")]]


@pytest.mark.parametrize("text", ["Odesade", "Üsküpa", "Moskovaye", "Harkofi", "Kiev", "Batumt", "Москваya"])
def test_what_breaks_harmony_is_not_an_ending(text: str) -> None:
    """Without an apostrophe only well-formed endings come off, and none of a stem without Turkish vowel."""
    stem = {"Odesade": "Odesa", "Üsküpa": "Üsküp", "Moskovaye": "Moskova", "Harkofi": "Harkof"}.get(text, text[:-1])
    assert stem not in texts_of_stems(text)


@pytest.mark.parametrize("text", ["", "'", "da", "'da", "Rostov'lu", "Kiev'xyz", "x" * 401])
def test_what_has_no_stem_gives_none(text: str) -> None:
    """An apostrophe before something that is no ending belongs to the name; endless texts are not looked at."""
    assert stems(text) == ()


def test_the_longest_stem_comes_first() -> None:
    """A name that itself looks inflected is tried before what it could come from."""
    assert texts_of_stems("Boğazlara") == ["Boğazlar", "Boğaz"]


@given(st.text(alphabet=st.characters(categories=None), max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever the text, the readings are few and cut from it."""
    found = stems(text)
    assert len(found) < 40
    assert all(fold(text).startswith(fold(stem.text[:-1])) for stem in found)


@given(st.sampled_from(["Odesa", "Kiev", "Batum", "Kütahya", "Üsküp"]), st.sampled_from(sorted(APOSTROPHES)))
def test_each_case_of_a_name_leads_back_to_it(name: str, sign: str) -> None:
    """The ablative in harmony is taken off with and without apostrophe."""
    last = next(letter for letter in reversed(fold(name)) if letter in "aıoueiöü")
    ablative = ("t" if fold(name)[-1] in "fstkçşhp" else "d") + ("an" if last in "aıou" else "en")
    assert name in texts_of_stems(name + ablative)
    assert texts_of_stems(name + sign + ablative) == [name]
