"""Which articles carry the text of which other one."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from beleg.model import Span
from beleg.reconcile.copies import (
    BANDS,
    Carrier,
    Copy,
    body,
    compare,
    gather,
    may_copy,
    pairs,
    signature,
    similarity,
    sketch,
)

FIRST_TWO = (370133991137272241, 1549753353432414718)

REPORT = """Bei einem Brand in einem Lagerhaus am Hafen von Kelmar sind in der Nacht zum Mittwoch nach Angaben der Feuerwehr 26 Menschen gestorben.
Weitere 14 wurden verletzt in Krankenhäuser gebracht, teilte eine Sprecherin am Morgen mit. Das Feuer war kurz nach Mitternacht ausgebrochen.
Rund 180 Einsatzkräfte kämpften bis zum Vormittag gegen die Flammen, die auf zwei benachbarte Hallen übergegriffen hatten.
Die Ursache ist noch unklar. Die Polizei sperrte das Gelände weiträumig ab und nahm Ermittlungen auf.
"""

MOULD = """Das Geologische Zentrum hat am {day}. März ein Beben der Stärke {size} registriert. Das Epizentrum lag {far} Kilometer von der Stadt entfernt in einer Tiefe
von {deep} Kilometern. Nach Angaben des Zentrums wurden keine Schäden gemeldet. Das Zentrum betreibt ein Netz von Messstationen im ganzen Land und
veröffentlicht seine Meldungen im Internet, sobald die Daten geprüft worden sind und feststeht, wo genau der Herd des Bebens gelegen hat.
Wer ein Beben gespürt hat, kann dem Zentrum einen Fragebogen senden, in dem nach Ort, Zeit und Folgen gefragt wird und der bei der Einordnung hilft.
Alle Angaben sind vorläufig und können sich ändern, wenn weitere Messwerte aus den Nachbarländern eingetroffen und ausgewertet worden sind.
"""


def invented(seed: int, words: int = 300) -> str:
    draw = random.Random(seed)
    vocabulary = [f"wort{n}" for n in range(3_000)]
    return " ".join(draw.choices(vocabulary, k=words)) + "."


def copied(one: str, other: str) -> tuple[float, bool] | None:
    return compare(body(one), body(other))


def test_the_signature_is_the_same_everywhere_and_in_every_version() -> None:
    assert (
        signature("Die Zahl der Toten nach dem Brand im Hafen von Kelmar ist auf 26 gestiegen.")[:2]
        == FIRST_TWO
    )


def test_the_signature_does_not_hang_on_the_seed_of_the_process() -> None:
    code = (
        "from beleg.reconcile.copies import signature; print(signature('ein Wort und noch eines ' * 5 + '.'))"
    )
    once, again = (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, env={"PYTHONHASHSEED": seed}, check=True
        )
        for seed in "12"
    )
    assert once.stdout == again.stdout != b""


def test_hashes_fit_a_signed_column() -> None:
    hashes = signature(invented(1))
    assert len(hashes) == BANDS == len(set(hashes))
    assert all(0 <= each < 2**63 for each in hashes)
    assert list(hashes) == sorted(hashes)


def test_case_accents_blanks_and_soft_hyphens_make_no_difference() -> None:
    other = REPORT.upper().replace(" ", "\u00a0 ").replace("Ü", "U\u0308").replace("Brand", "Br\u00adand")
    assert copied(REPORT, other) == (1.0, True)


def test_line_ends_make_no_difference_where_sentences_end() -> None:
    assert copied(REPORT, REPORT.replace("\n", " ")) == (1.0, True)


def test_furniture_around_a_text_makes_no_difference() -> None:
    around = f"Startseite\nPolitik\nMehr zum Thema\n{REPORT}\nImpressum\nDatenschutz | Kontakt"
    assert copied(REPORT, around) == (1.0, True)


def test_the_caller_names_furniture_that_looks_like_text() -> None:
    box = "Bestellen Sie jetzt den Newsletter der Redaktion und lesen Sie jeden Morgen alles Wichtige aus der Stadt.\n"
    long = REPORT[:60] + "\n" + box + REPORT[60:]
    left = body(long, [Span(61, 61 + len(box))])
    assert left.grams == body(REPORT[:60] + "\n" + REPORT[60:]).grams


def test_a_shortened_copy_is_a_copy() -> None:
    short = " ".join(REPORT.split()[:50]) + "."
    share, exact = copied(REPORT, short)
    assert share == pytest.approx(1.0)
    assert not exact
    assert similarity(body(short), body(REPORT)) == share


def test_below_forty_words_a_part_is_no_copy() -> None:
    assert copied(REPORT, " ".join(REPORT.split()[:39]) + ".") is None
    assert copied(REPORT, " ".join(REPORT.split()[:40]) + ".") is not None


def test_a_text_with_a_few_words_changed_is_a_copy() -> None:
    words = REPORT.split()
    words[12], words[50] = "Donnerstag", "Nachmittag"
    share, exact = copied(REPORT, " ".join(words))
    assert 0.8 < share < 1 and not exact


def test_an_update_of_one_number_is_a_copy() -> None:
    assert copied(REPORT, REPORT.replace("26", "28")) is not None


def test_two_reports_from_one_mould_are_none() -> None:
    one = MOULD.format(day=3, size="4,1", far=12, deep=9)
    other = MOULD.format(day=19, size="5,6", far=88, deep=30)
    assert similarity(body(one), body(other)) > 0.8
    assert copied(one, other) is None
    assert copied(one, one.replace("12", "13")) is not None


def test_one_opening_and_other_facts_are_no_copy() -> None:
    opening = "Seit Beginn der Offensive vor drei Wochen greifen beide Seiten jede Nacht Städte und Dörfer entlang der Grenze an."
    assert copied(f"{opening} {invented(2, 60)}", f"{opening} {invented(3, 60)}") is None


def test_a_sketch_rules_out_no_copy() -> None:
    draw = random.Random(1)
    met = missed = 0
    for seed in range(300):
        words = invented(seed, draw.choice((15, 60, 300, 4_000))).split()
        for at in draw.sample(range(len(words)), len(words) // draw.choice((5, 30, 60))):
            words[at] = str(at)
        one, other = body(invented(seed, len(words))), body(" ".join(words[: draw.choice((45, None))]) + ".")
        is_copy = compare(one, other) is not None
        met += is_copy
        missed += is_copy and not (
            may_copy(sketch(one), sketch(other)) and may_copy(sketch(other), sketch(one))
        )
    assert met > 100
    assert not missed


def test_sketches_rule_out_texts_that_share_a_few_sentences() -> None:
    shared = invented(7, 60)
    drawn = [sketch(body(f"{shared} {invented(seed, 120)}")) for seed in range(40)]
    assert not any(may_copy(one, other) for one in drawn for other in drawn if one is not other)


def test_a_headline_alone_is_no_copy() -> None:
    assert signature("26 Tote bei Brand in Kelmar.") == ()
    assert copied("26 Tote bei Brand in Kelmar.", "26 Tote bei Brand in Kelmar.") is None


@pytest.mark.parametrize("text", ["", "\n", "...", "a\u0300\udcff", "\x00" * 50, "9 " * 100_000])
def test_any_text_has_a_signature(text: str) -> None:
    assert isinstance(signature(text), tuple)


def test_copies_share_a_hash() -> None:
    missed = 0
    for seed in range(200):
        whole = invented(seed)
        cut = " ".join(whole.split()[:40]) + "."
        missed += not set(signature(whole)) & set(signature(cut))
        edited = " ".join(word for n, word in enumerate(whole.split()) if n % 30)
        assert set(signature(whole)) & set(signature(edited))
    assert missed <= 20


def test_other_texts_share_none() -> None:
    assert not list(pairs((str(seed), signature(invented(seed))) for seed in range(300)))


def test_pairs_stay_few_where_all_texts_share_a_sentence() -> None:
    common = " ".join(f"immer{n}" for n in range(12)) + ". "
    found = list(pairs((f"{seed:04}", signature(common + invented(seed, 60))) for seed in range(600)))
    assert all(one < other for one, other in found)
    assert len(found) < 600 * 16 * 8


def edges(*names: str) -> list[Copy]:
    return [Copy(one, other, 0.9, False) for one, other in (name.split() for name in names)]


def carriers(*rows: tuple[str | None, ...]) -> dict[str, Carrier]:
    return {row[0]: Carrier(*row) for row in rows}


def test_the_earliest_is_the_root() -> None:
    known = carriers(
        ("a", "kurier.example", "2031-03-06"),
        ("b", "bote.example", "2031-03-05"),
        ("c", "post.example", None),
    )
    (found,) = gather(edges("a b", "b c", "a c"), known)
    assert (found.root, found.copies, found.versions) == ("b", ("a", "c"), ())
    assert found.articles == ("b", "a", "c")


def test_on_one_day_the_agency_is_the_root() -> None:
    known = carriers(
        ("a", "bote.example", "2031-03-05", "reuters"),
        ("b", "www.reuters.com", "2031-03-05", None),
        ("c", "kurier.example", "2031-03-05", "reuters"),
    )
    (found,) = gather(edges("a b", "a c", "b c"), known)
    assert found.root == "b"
    assert found.agency == "reuters"


def test_else_the_smallest_id_is_the_root() -> None:
    known = carriers(("b", "bote.example", "2031-03-05"), ("a", "kurier.example", "2031-03-05"))
    assert [each.root for each in gather(edges("b a"), known)] == ["a"]


def test_the_same_outlet_writes_a_version_and_copies_nobody() -> None:
    known = carriers(
        ("a", "bote.example", "2031-03-05"),
        ("b", "bote.example", "2031-03-06"),
        ("c", "kurier.example", "2031-03-07"),
    )
    (found,) = gather(edges("a b", "a c"), known)
    assert (found.copies, found.versions) == (("c",), ("b",))
    (alone,) = gather(edges("a b"), known)
    assert (alone.copies, alone.versions, alone.similarity) == ((), ("b",), 1.0)


def test_articles_of_unknown_outlets_are_copies() -> None:
    (found,) = gather(edges("a b"), {})
    assert (found.root, found.copies) == ("a", ("b",))


def test_a_chain_is_no_set_each_copies_its_root() -> None:
    known = carriers(*((id, f"{id}.example", f"2031-03-0{n}") for n, id in enumerate("abcd", 1)))
    found = gather(edges("a b", "b c", "c d"), known)
    assert [each.articles for each in found] == [("a", "b"), ("c", "d")]


def test_the_order_of_the_copies_found_makes_no_difference() -> None:
    known = carriers(*((id, f"{id}.example", "2031-03-01") for id in "abcdef"))
    links = edges("a b", "c b", "a c", "d e", "e f")
    assert gather(links, known) == gather(links[::-1], known)


def test_a_set_is_exact_where_all_its_copies_are() -> None:
    links = [Copy("a", "b", 1.0, True), Copy("a", "c", 0.85, False)]
    assert gather(links[:1], {})[0].exact
    found = gather(links, {})[0]
    assert (found.exact, found.similarity) == (False, 0.85)
