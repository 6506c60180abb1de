from __future__ import annotations

from collections.abc import Callable

import pytest

from routes.linking.speech import goes_on, has_verb, reports_speech

from .conftest import TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Reis iki ülkenin dost kalacağını belirtmiştir.12",
        "Kadehini kaldırarak konuklara hitaben birkaç söz etti.",
        "Bunun kolay olmadığını da dile getirmişti.",
        "Konuşmasının sonunda çiftçileri andı.",
    ],
)
def test_sentences_that_report_speech_are_known(text: str) -> None:
    """The verb of saying closes the sentence, or the speech is named."""
    assert reports_speech(text)


def test_other_sentences_report_none() -> None:
    """Telling and doing are no speaking."""
    assert not reports_speech("Heyet sabah müzeyi gezmiş, öğleyin yola çıkmıştır.")


def test_a_quotation_goes_on_until_it_is_closed() -> None:
    """What stands between the marks belongs to the sentence that opens them."""
    assert goes_on(["Reis: “Hoş geldiniz.", "Yolunuz açık olsun.", "Yine bekleriz.”", "Heyet gezdi."]) == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_quotation_that_is_never_closed_ends() -> None:
    """Scans lose marks."""
    assert goes_on(["Reis: “Hoş geldiniz."] + ["Heyet gezdi."] * 12) == [False] + [True] * 10 + [False] * 2


def test_a_speech_belongs_to_the_visit_where_it_is_held(told: Callable[[str], dict[tuple[str, str], str]]) -> None:
    """Sentences that name neither place nor occasion go with the one that begins the speech."""
    speech = "usta Veysel kısa bir konuşma yaptı. Emeğin her şeyden kıymetli olduğunu belirtmiştir."
    text = TEXT.replace("usta Veysel\nonlara bilgi verdi; sonra", f"{speech} Kurul")
    assert told(text)["odesa", "v-fabrika"].endswith("olduğunu belirtmiştir.")
    silent = text.replace("belirtmiştir", "bilmekteydi")
    assert told(silent)["odesa", "v-fabrika"].endswith("konuşma yaptı.")


def test_what_tells_something_closes_with_a_verb() -> None:
    """A footnote with a verb tells; a title with its page does not."""
    assert has_verb("Kurul ancak güzün dönebilmiştir.12")
    assert has_verb("Konuklar bahçeleri gördüler.")
    assert not has_verb("Nalân Yurt, Bir Kurulun Anıları, s. 14.")
    assert not has_verb("Ayrıntı için bkz. Güneş, 9 Mayıs 1931")
