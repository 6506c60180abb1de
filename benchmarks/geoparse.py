"""Measures the geoparser beside what a user would pick instead, on the same names, in one run: quality and speed.

    python benchmarks/geoparse.py SHARED [--rounds 3] [--gold tests/data/toponyms tests/data/toponyms]
    python benchmarks/geoparse.py SHARED --reliability GOLD TEXTS [GOLD TEXTS ...]
    python benchmarks/geoparse.py SHARED --fit GOLD TEXTS [GOLD TEXTS ...]

SHARED holds `texts/*.txt`, `gold-dev/` and `score_toponyms.py`. Rivals get the names of `Lexicon.shipped()` and the
folded text, as whole words, and give for each hit the name's place; those that are not installed are named and left
out (`pip install -e '.[benchmarks]'`). Speed is the processor time of a second round over the texts, in megabytes of
UTF-8 a second; F1, resolution and metonyms are those of the development sample, which the rules were made on, or of
another annotation and its texts (`--gold`), such as that of our own passages.

`--reliability` tells how often a mention of some confidence is right in annotated texts (folders as gold-dev), `--fit`
what the constants of `gazetteer.geoparsing.confidence` would be on them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.reliability import fitted, read_pairs, reliability_table
from gazetteer.geoparsing import geoparse
from gazetteer.geoparsing.lexicon import Lexicon
from gazetteer.turkish import fold

Hits = Iterable[tuple[int, int, str]]
Finder = Callable[[str], Hits]


def whole_words(text: str, hits: Hits) -> Iterator[tuple[int, int, str]]:
    """Yield the hits that are whole words, the longest first, none over another."""
    taken = -1
    for start, end, name in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        begins = start == 0 or not text[start - 1].isalnum()
        if begins and (end == len(text) or not text[end].isalnum()) and start >= taken:
            taken = end
            yield start, end, name


def word_list(names: list[str]) -> Finder:
    """Return a regular expression of all names."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b")
    return lambda text: ((match.start(), match.end(), match[0]) for match in pattern.finditer(text))


def spacy_matcher(names: list[str]) -> Finder:
    """Return spaCy's PhraseMatcher with its Turkish tokeniser."""
    import spacy  # noqa: PLC0415  it may not be installed
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415  it may not be installed

    nlp = spacy.blank("tr")
    nlp.max_length = 10_000_000
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("PLACE", list(nlp.tokenizer.pipe(names)))

    def find(text: str) -> Hits:
        doc = nlp.make_doc(text)
        spans = (doc[start:end] for _, start, end in matcher(doc))
        return whole_words(text, ((span.start_char, span.end_char, span.text) for span in spans))

    return find


def flashtext(names: list[str]) -> Finder:
    """Return flashtext's KeywordProcessor."""
    from flashtext import KeywordProcessor  # noqa: PLC0415  it may not be installed

    processor = KeywordProcessor(case_sensitive=True)
    processor.set_non_word_boundaries(set("abcçdefgğhıijklmnoöpqrsştuüvwxyzâîû0123456789_"))
    processor.add_keywords_from_list(names)
    return lambda text: (
        (start, end, text[start:end]) for _, start, end in processor.extract_keywords(text, span_info=True)
    )


def pyahocorasick(names: list[str]) -> Finder:
    """Return an automaton of pyahocorasick."""
    import ahocorasick  # noqa: PLC0415  it may not be installed

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return lambda text: whole_words(
        text, ((end + 1 - len(name), end + 1, name) for end, name in automaton.iter(text))
    )  # fmt: skip


def ahocorasick_rs(names: list[str]) -> Finder:
    """Return an automaton of ahocorasick_rs."""
    import ahocorasick_rs as rust  # noqa: PLC0415  it may not be installed

    automaton = rust.AhoCorasick(names, matchkind=rust.MatchKind.LeftmostLongest)
    return lambda text: whole_words(
        text, ((start, end, names[place]) for place, start, end in automaton.find_matches_as_indexes(text))
    )


RIVALS: dict[str, tuple[str, Callable[[list[str]], Finder]]] = {
    "word list (re)": ("re", word_list),
    "spaCy PhraseMatcher": ("spacy", spacy_matcher),
    "flashtext": ("flashtext", flashtext),
    "pyahocorasick": ("ahocorasick", pyahocorasick),
    "ahocorasick_rs": ("ahocorasick_rs", ahocorasick_rs),
}


def rows_of(finder: Finder) -> Callable[[str, str], list[dict[str, Any]]]:
    """Return a reader of texts that gives mentions as the scoring script wants them."""
    known = Lexicon.shipped().names

    def read(text: str, source: str) -> list[dict[str, Any]]:
        found = []
        for start, end, name in finder(fold(text)):
            place = known[name]
            found.append(
                {"source": source, "start": start, "end": end, "surface": text[start:end], "name": place.standard}
                | {"lat": place.lat, "lon": place.lon}
            )
        return found

    return read


def score(shared: Path, gold: Path, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the scoring script says."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        file.flush()
        command = [sys.executable, str(shared / "score_toponyms.py"), str(gold), file.name]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(ran.stdout)
    return result


def measure(
    label: str,
    read: Callable[[str, str], list[dict[str, Any]]],
    texts: dict[str, str],
    folders: tuple[Path, Path],
    rounds: int,
) -> None:
    """Print a row of the table."""
    rows = [row for name, text in texts.items() for row in read(text, name)]
    seconds = []
    for _ in range(rounds):
        begun = time.process_time()
        for name, text in texts.items():
            read(text, name)
        seconds.append(time.process_time() - begun)
    megabytes = sum(len(text.encode()) for text in texts.values()) / 1e6
    result = score(*folders, rows)
    exact, places = result["exact"], result["resolution"]["accuracy"]
    metonyms = result.get("metonym_accuracy")
    print(
        f"{label:22}{exact['precision']:10.3f}{exact['recall']:8.3f}{exact['f1']:8.3f}{places:11.3f}"
        f"{'-' if metonyms is None else format(metonyms, '.3f'):>10}{megabytes / min(seconds):9.2f}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--gold", type=Path, nargs=2, metavar=("GOLD", "TEXTS"))
    parser.add_argument("--reliability", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--fit", type=Path, nargs="+", metavar="FOLDER")
    arguments = parser.parse_args()
    for pairs, lines in ((arguments.reliability, reliability_table), (arguments.fit, fitted)):
        if pairs:
            print("\n".join(lines(read_pairs(pairs))))
    if arguments.reliability or arguments.fit:
        return
    gold, folder = arguments.gold or (arguments.shared / "gold-dev", arguments.shared / "texts")
    paths = sorted(folder.glob("*.txt"))
    texts = {path.name: path.read_bytes().decode() for path in paths}
    names = list(Lexicon.shipped().names)
    print(f"{len(names)} names, {sum(map(len, texts.values()))} characters")
    print(f"{'':22}{'precision':>10}{'recall':>8}{'F1':>8}{'resolved':>11}{'metonyms':>10}{'MB/s':>9}")
    ours = lambda text, source: [one._asdict() for one in geoparse(text, source)]  # noqa: E731  one line of plumbing
    measure("mapsvc geoparse", ours, texts, (arguments.shared, gold), arguments.rounds)
    print(f"{'':22}peak memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for label, (module, make) in RIVALS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{label:22}not installed")
            continue
        measure(label, rows_of(make(names)), texts, (arguments.shared, gold), arguments.rounds)


if __name__ == "__main__":
    main()
