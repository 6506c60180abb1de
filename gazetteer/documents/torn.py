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
# From the beginning of a word on, and of bearable length: a text of one endless word takes no longer than another.
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,60}-[^\W\d_]{1,60}(?![^\W\d_])")
_MOST_PIECES = 7
_LONGEST_PIECE = 3
_RARE = 2
_BEFORE_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[ ][{APOSTROPHES}]([^\W\d_]{{1,14}})(?![^\W_])")
_TORN_ENDING = re.compile(rf"[^\W\d_] ?[{APOSTROPHES}]((?: ?[^\W\d_]{{1,3}}(?![^\W\d_])){{2,4}}| [^\W\d_]{{1,6}})")
_SMALL, _CAPITAL = "[a-zçğıöşüâîû]", "[A-ZÇĞİÖŞÜÂÎÛ]"
_SPACED_LETTERS = re.compile(rf"(?<![^\W_])[^\W\d_](?:(?: {_SMALL}){{2,}}|(?: {_CAPITAL}){{2,}})(?![^\W_])")
_SHORT_PIECE = re.compile(r"(?<![^\W_])[^\W\d_]{1,3}(?= [^\W\d_])|(?<=[^\W\d_] )[^\W\d_]{1,3}(?![^\W_])")


class TornWords:
    """What a text's words are, and so which of its blanks tear one."""

    def __init__(self, text: str) -> None:
        """Count the words of a text, once for all of its paragraphs."""
        folded = fold(text)
        self._counts = Counter(_WORD.findall(folded))
        self._suspects = self._find_suspects(folded)
        self._hyphenated = frozenset(_HYPHENATED.findall(folded))

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether a hyphen at a line's end belongs to the word, by how the text writes it elsewhere."""
        first, second = fold(before), fold(after)
        return f"{first}-{second}" in self._hyphenated and first + second not in self._counts

    def blanks(self, text: str) -> list[int]:
        """Return the offsets of the blanks that do not belong in a text, in order."""
        found = {match.start() for match in _BEFORE_APOSTROPHE.finditer(text) if _is_ending(match[1])}
        for match in _SPACED_LETTERS.finditer(text):
            found.update(self._blanks_in(match.start(), match.end(), text))
        for match in _TORN_ENDING.finditer(text):
            found.update(_blanks_of_ending(text, match))
        if self._suspects:
            found.update(self._torn_tokens(fold(text), text))
        return sorted(found)

    def _find_suspects(self, folded: str) -> frozenset[str]:
        """Return pieces that are hardly words: single letters, rare short ones, rests of common ones."""
        pieces = {
            word
            for word, count in self._counts.items()
            if len(word) <= _LONGEST_PIECE and word not in _SHORT_WORDS and (len(word) == 1 or count <= _RARE)
        }
        return frozenset(pieces.intersection(_SHORT_PIECE.findall(folded)) | set(self._rests()))

    def _rests(self) -> Iterator[str]:
        """Yield rare words that are the rest of a common one, where its beginning stands alone too."""
        counts = self._counts
        for word, count in list(counts.items()):
            if count < _RARE:
                continue
            for cut in range(1, len(word) - 1):
                rest, beginning = word[cut:], word[:cut]
                if rest not in counts or beginning not in counts or counts[rest] > _RARE:
                    continue
                if cut <= _LONGEST_PIECE or counts[beginning] <= _RARE:
                    yield rest

    def _torn_tokens(self, folded: str, text: str) -> Iterator[int]:
        """Yield the blanks of the longest runs of pieces that make a known word and have a suspect among them."""
        words = _WORD.findall(folded)
        if self._suspects.isdisjoint(words):
            return
        tokens = [token.span() for token in _WORD.finditer(folded)]
        doubtful = [place for place, word in enumerate(words) if word in self._suspects]
        done = 0
        for place in doubtful:
            for length in range(_MOST_PIECES, 1, -1):
                firsts = range(max(done, place - length + 1), min(place, len(tokens) - length) + 1)
                first = next((one for one in firsts if self._is_torn(words, tokens, one, length, text)), None)
                if first is not None:
                    yield from (tokens[one][1] for one in range(first, first + length - 1))
                    done = first + length
                    break

    def _is_torn(self, words: list[str], tokens: list[tuple[int, int]], first: int, length: int, text: str) -> bool:
        whole = self._counts["".join(words[first : first + length])]
        if not whole:
            return False
        for place in range(first + 1, first + length):
            start = tokens[place][0]
            if start != tokens[place - 1][1] + 1 or text[start - 1] != " " or not text[start].islower():
                return False
        counts = (self._counts[word] for word in words[first : first + length] if word not in _SHORT_WORDS)
        rarest = min(counts, default=_RARE * 50)
        return whole > rarest * (rarest > _RARE)

    @staticmethod
    def _blanks_in(start: int, end: int, text: str) -> Iterator[int]:
        return (offset for offset in range(start, end) if text[offset] == " ")


def _blanks_of_ending(text: str, match: re.Match[str]) -> Iterator[int]:
    """Yield the blanks inside an ending behind an apostrophe: of as many pieces as make a well-formed one."""
    pieces = [(piece.start() + match.start(1), piece[0]) for piece in _WORD.finditer(match[1])]
    for count in range(len(pieces), 0, -1):
        ending = "".join(piece for _, piece in pieces[:count])
        # "Ali’nin de" has a particle behind it; only a single letter is surely a piece.
        is_torn = count == 1 or any(len(piece) == 1 and fold(piece) not in "oe" for _, piece in pieces[:count])
        if is_torn and _is_ending(ending):
            last = pieces[count - 1][0]
            yield from (offset for offset in range(match.start(), last) if text[offset] == " ")
            return


def _is_ending(letters: str) -> bool:
    return bool(stems(f"Ali'{letters}"))
