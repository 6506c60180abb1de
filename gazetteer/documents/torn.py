"""Words that the extraction of a PDF tore: "İs tanbul 'a", "L o z a n". Finds the blanks that are not the author's.

A blank is taken out where that makes a word that the text has elsewhere of pieces that it hardly has, where single
letters stand in a row, before a detached apostrophe, and inside the ending behind one.

Sources:
    Göksel and Kerslake 2005, chapter 8 (endings); Türk Dil Kurumu, Yazım Kılavuzu, "Kesme işareti".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gazetteer.inflection import stems
from gazetteer.turkish import APOSTROPHES, fold

__all__ = ["TornWords"]

_WORD = re.compile(r"[^\W\d_]+")
# Words of one to three letters that Turkish prose is full of; Latin ones of citations as well.
_SHORT_WORDS = frozenset(
    "o a e i ı u ü ab abd acı aç ad af ağ ah ak al alt an ana ant ara art as at av ay az bal ban bar baş bay bel"  # noqa: SIM905  a line each would fill pages
    " ben bey bez bin bir biz boş boy bu bul buz can cep cilt çağ çam çan çap çar çay çok da dağ dal dam dar de"
    " den der dev dil din diş dış don dur dün düz dip eğe ege ek el elt en er es eş et ev evi fen gar gaz göl göz"
    " güç gün gür hac hak hal han hat hem hep her hoş hür iç için iki il ile in ip is iş it iyi iz kan kar kaç kap"
    " kat kaz kez kıl kır kış kıt kız ki kim kol kod kom kor koy köy kul kum kur kuş kut küp kül laf lig mal maç"
    " mi mı mu mü muş nam ne net ney not od ok ol on ona ora ot oy oya öc ön öte öz pay pek pis raf ray rey rol"
    " ruh rum rus saç saf sağ san saz sel ses sır siz son sol su suç sur süs şah şan şey şu tam tan tek ter top"
    " toz tul tür türk tüm tuz uç un us uz üç ün üs üst var ve veya ver ya yad yan yar yap yaş yay yaz yer yeri"
    " yıl yol yok yön yurt yük yün yüz zam zar zor bkz s ss vd c no m p t of the and to by le la les du des une"
    " von die das".split()
)
_MOST_PIECES = 7
_LONGEST_PIECE = 3
_RARE = 2
_BEFORE_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[ ](?=[{APOSTROPHES}] ?[^\W\d_])")
_TORN_ENDING = re.compile(rf"[^\W\d_] ?[{APOSTROPHES}]((?: ?[^\W\d_]{{1,3}}(?![^\W\d_])){{2,4}}| [^\W\d_]{{1,6}})")
_SPACED_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_](?: [^\W\d_]){2,}(?![^\W_])")
_TOKENS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")


class TornWords:
    """What a text's words are, and so which of its blanks tear one."""

    def __init__(self, text: str) -> None:
        """Count the words of a text, once for all of its paragraphs."""
        self._counts = Counter(_WORD.findall(fold(text)))
        self._suspects = self._find_suspects(text)
        self._hyphenated = frozenset(fold(pair) for pair in re.findall(r"[^\W\d_]+-[^\W\d_]+", text))

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether a hyphen at a line's end belongs to the word, by how the text writes it elsewhere."""
        first, second = fold(before), fold(after)
        return f"{first}-{second}" in self._hyphenated and first + second not in self._counts

    def blanks(self, text: str) -> list[int]:
        """Return the offsets of the blanks that do not belong in a text, in order."""
        found = {match.start() for match in _BEFORE_APOSTROPHE.finditer(text)}
        for match in _SPACED_LETTERS.finditer(text):
            found.update(self._blanks_in(match.start(), match.end(), text))
        for match in _TORN_ENDING.finditer(text):
            found.update(_blanks_of_ending(text, match))
        if self._suspects is not None:
            for match in _TOKENS.finditer(text):
                if self._suspects.search(match[0]):
                    found.update(self._torn_tokens(match))
        return sorted(found)

    def _find_suspects(self, text: str) -> re.Pattern[str] | None:
        """Return what finds pieces that are hardly words: single letters, and rare short ones."""
        pieces = {
            word
            for word, count in self._counts.items()
            if word not in _SHORT_WORDS and (len(word) == 1 or (count <= _RARE and len(word) <= _LONGEST_PIECE))
        }
        torn = {
            match[0]
            for match in re.finditer(r"(?<=[^\W_] )[^\W\d_]{1,3}(?= [^\W\d_])|[^\W\d_]{1,3}(?= [^\W\d_])", text)
            if fold(match[0]) in pieces
        }
        if not torn:
            return None
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, torn)))})(?![^\W_])")

    def _torn_tokens(self, match: re.Match[str]) -> Iterator[int]:
        """Yield the blanks of the longest runs of pieces that make a known word."""
        tokens = [(token.start() + match.start(), token[0]) for token in _WORD.finditer(match[0])]
        place = 0
        while place < len(tokens):
            length = next((n for n in range(_MOST_PIECES, 1, -1) if self._is_torn(tokens[place : place + n], n)), 1)
            for start, token in tokens[place : place + length - 1]:
                yield start + len(token)
            place += length

    def _is_torn(self, tokens: list[tuple[int, str]], length: int) -> bool:
        words = [fold(token) for _, token in tokens]
        if len(words) < length or not all(token[0].islower() for _, token in tokens[1:]):
            return False
        rarest = min(self._counts[word] if word not in _SHORT_WORDS else _RARE * 50 for word in words)
        return self._counts["".join(words)] > rarest * (rarest > _RARE) and self._has_suspect(tokens)

    def _has_suspect(self, tokens: list[tuple[int, str]]) -> bool:
        return self._suspects is not None and any(self._suspects.fullmatch(token) for _, token in tokens)

    @staticmethod
    def _blanks_in(start: int, end: int, text: str) -> Iterator[int]:
        return (offset for offset in range(start, end) if text[offset] == " ")


def _blanks_of_ending(text: str, match: re.Match[str]) -> Iterator[int]:
    """Yield the blanks inside an ending behind an apostrophe: of as many pieces as make a well-formed one."""
    pieces = [(piece.start() + match.start(1), piece[0]) for piece in _WORD.finditer(match[1])]
    for count in range(len(pieces), 0, -1):
        ending = "".join(piece for _, piece in pieces[:count])
        is_torn = count == 1 or any(fold(piece) not in _SHORT_WORDS for _, piece in pieces[:count])
        if is_torn and stems(f"Ali'{ending}"):
            last = pieces[count - 1][0]
            yield from (offset for offset in range(match.start(), last) if text[offset] == " ")
            return
