"""Every kind of finding is said in both languages, with who says what; titles and names read as people write them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from tests.report.invented import KEY, KIM, NIS, WEST, finding, point, series, told

from beleg.model import FINDINGS, INTERESTS, METHODS, SCOPES, SEVERITIES, Evidence, Key, Source, Span
from beleg.model.measures import measures
from beleg.report import sentences, words

POINTS = {
    each.id: each
    for each in (
        point("a", 300, None),
        point("b", 100, 100, sources=(KIM,), interest="own_side", admission=True, qualifier="about"),
        point("n", 500, 500, sources=()),
    )
}
TOLD = {"f": told("f", "300", 300), "g": told("g", "500", 500, origin=None, place="Kursk")}


def said(ui: str, kind: str, *args: Any, **fields: Any) -> str:
    return sentences.finding_sentence(finding(kind, *args, **fields), POINTS, TOLD, ui)


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("finding", FINDINGS),
        ("severity", SEVERITIES),
        ("interest", INTERESTS),
        ("scope", SCOPES),
        ("method", METHODS),
        ("toll", tuple(measures())),
        ("measure", tuple(measures())),
    ],
)
def test_closed_vocabularies_have_words(group: str, values: tuple[str, ...]) -> None:
    assert set(values) <= set(words.known(group))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_label_of_the_packs_has_a_german_word(language: str) -> None:
    pack = tomllib.loads((files("beleg.languages") / language / "nouns.toml").read_text("utf-8"))
    labels = {label for group in pack["group"] for label in group["words"] if group["kind"] != "noise"}
    assert labels <= set(words.known("population")), "add them to [population] in words/"


@pytest.mark.parametrize(
    ("kind", "args", "fields", "en"),
    [
        (
            "echo",
            (("a",), ("f",)),
            {"values": {"n": 4}},
            "4 outlets pass on one statement. NIS (South Korea): more than 300.",
        ),
        (
            "syndicated",
            (),
            {"reason": "near", "values": {"n": 3, "percent": 87, "agency": "dpa"}},
            "4 articles carry the text of dpa, at least 87 % the same.",
        ),
        ("syndicated", (), {"reason": "exact", "values": {"n": 2}}, "3 articles carry the same text."),
        (
            "corroboration",
            (("a", "b"),),
            {},
            (
                "NIS (South Korea): more than 300. Kim Jong Un: about 100. "
                "The figures overlap and come from different primary sources."
            ),
        ),
        (
            "contradiction",
            (("a", "b"),),
            {"values": {"factor": "3"}},
            "NIS (South Korea): more than 300. Kim Jong Un: about 100. If both count the same, they cannot both hold.",
        ),
        (
            "contradiction",
            (("a", "b"),),
            {"reason": "total_fell"},
            (
                "NIS (South Korea): more than 300. Kim Jong Un: about 100, which is later and lower. "
                "If both are running totals of the same, they cannot both hold."
            ),
        ),
        (
            "contradiction",
            (("n", "a"),),
            {},
            "No origin named: 500. NIS (South Korea): more than 300. If both count the same, they cannot both hold.",
        ),
        (
            "revision",
            (("a", "n"),),
            {"values": {"date": "2025-04-30"}},
            "NIS (South Korea): more than 300, changed to 500 on 30 Apr 2025.",
        ),
        (
            "revision",
            (("a", "n"),),
            {"values": {"date": ""}},
            "NIS (South Korea): more than 300, changed to 500.",
        ),
        (
            "revision",
            ((), ("f", "g")),
            {"reason": "said"},
            "Ministerium: corrected from 300 to 500, as the text says.",
        ),
        (
            "withdrawn",
            (("b",),),
            {"values": {"date": "2025-05-01"}},
            "Kim Jong Un: about 100, taken back on 1 May 2025.",
        ),
        ("withdrawn", (("b", "a"),), {}, "Kim Jong Un: about 100, later denied."),
        (
            "decrease",
            (("n", "b"),),
            {},
            "No origin named: the running total falls from 500 to about 100; no correction was found.",
        ),
        (
            "decrease",
            (("a", "b"),),
            {"reason": "transposed", "values": {"date": "2025-05-01"}},
            (
                "NIS (South Korea): the running total falls from more than 300 to about 100 on 1 May 2025; "
                "two digits may have changed places."
            ),
        ),
        (
            "jump",
            (("a", "n"),),
            {"reason": "older", "values": {"rise": "1200", "days": "3", "note": "late reports"}},
            (
                "NIS (South Korea): the running total rises from more than 300 to 500, by 1,200 in 3 days; "
                'older deaths were accepted. The source notes: "late reports"'
            ),
        ),
        (
            "part_exceeds_whole",
            ((), ("g", "f")),
            {"reason": "place"},
            "500 killed in Kursk (no origin named) is more than 300 killed (Ministerium), of which it is a part.",
        ),
        (
            "sum_mismatch",
            ((), ("f", "g", "f")),
            {"reason": "parts", "values": {"sum": "1800"}},
            "300 killed and 500 killed make 1,800; 300 killed is said (Ministerium).",
        ),
        (
            "sum_mismatch",
            ((), ("g", "g", "f")),
            {"reason": "measures", "values": {"sum": "1000"}},
            "500 killed and 500 killed make 1,000; 300 killed is said (Ministerium).",
        ),
        (
            "inconsistent",
            ((), ("f", "g")),
            {"reason": "headline"},
            (
                "Headline: 300 killed (Ministerium, at 23). Text: 500 killed (no origin named, at 49). "
                "If both count the same, they cannot both hold."
            ),
        ),
        (
            "scope_mismatch",
            ((), ("f", "g")),
            {"reason": "place"},
            "Ministerium: 300. No origin named: 500 (Kursk). Different places: not compared.",
        ),
        ("missing_number", ((), ("g",)), {}, 'A number is missing here: "Später waren es 500."'),
        ("missing_number", ((), ("x",)), {}, "A number is missing here."),
        (
            "ambiguous",
            (),
            {"values": {"word": "Opfer"}},
            '"Opfer": dead, or dead and wounded? The text allows both.',
        ),
        ("unattributed", ((), ("f",)), {"values": {"n": 1}}, "No origin named."),
        ("unattributed", ((), ("f", "g")), {"values": {"n": 3}}, "No origin named for 3 figures."),
        (
            "unverified",
            ((), ("f", "g")),
            {},
            "The articles say that nobody could check 2 figures.",
        ),
        (
            "stale",
            (("a",),),
            {"values": {"last": "2025-08-22", "newest": "2025-10-01", "days": 40}},
            "Last reported 22 Aug 2025; the newest article is of 1 Oct 2025, 40 days later.",
        ),
    ],
)
def test_findings_in_english(kind: str, args: tuple[Any, ...], fields: dict[str, Any], en: str) -> None:
    assert said("en", kind, *args, **fields) == en


@pytest.mark.parametrize(
    ("kind", "args", "fields", "de"),
    [
        (
            "contradiction",
            (("a", "b"),),
            {},
            "NIS (Südkorea): mehr als 300. Kim Jong Un: etwa 100. Wenn beide dasselbe zählen, kann nicht beides stimmen.",
        ),
        (
            "revision",
            (("a", "n"),),
            {"values": {"date": "2025-04-30"}},
            "NIS (Südkorea): mehr als 300, am 30.04.2025 geändert zu 500.",
        ),
        (
            "decrease",
            (("n", "b"),),
            {"reason": "reset"},
            "Kein Urheber genannt: die Gesamtzahl fällt von 500 auf etwa 100; die Zählung beginnt wohl neu.",
        ),
        (
            "jump",
            (("a", "n"),),
            {"values": {"rise": "1200", "days": "1"}},
            (
                "NIS (Südkorea): die Gesamtzahl steigt von mehr als 300 auf 500, um 1.200 in 1 Tag; "
                "steiler als je um diese Zeit, ein Grund wurde nicht gefunden."
            ),
        ),
    ],
)
def test_findings_in_german(kind: str, args: tuple[Any, ...], fields: dict[str, Any], de: str) -> None:
    assert said("de", kind, *args, **fields) == de


REASONS = {
    "contradiction": ("", "total_fell"),
    "revision": ("", "said"),
    "decrease": ("", "revision", "reset", "scope", "transposed", "reading"),
    "jump": ("", "older", "recovered", "gap", "counted"),
    "part_exceeds_whole": ("measure", "population", "place", "said"),
    "sum_mismatch": ("measures", "parts"),
    "inconsistent": ("headline", "same thing"),
    "scope_mismatch": ("place", "population", "scope", "baseline", "method"),
    "syndicated": ("exact", "near"),
}


@pytest.mark.parametrize("ui", words.LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "reason"), [(kind, reason) for kind in FINDINGS for reason in REASONS.get(kind, ("",))]
)
def test_every_kind_and_reason_is_a_sentence(kind: str, reason: str, ui: str) -> None:
    full = said(ui, kind, ("a", "b"), ("f", "g"), reason=reason, values={"sum": 5})
    bare = said(ui, kind, ("gone",), ("gone too",), reason=reason)
    assert full.endswith((".", "“", '"')) and "{" not in full
    assert bare and "{" not in bare


def test_each_reason_has_its_own_sentence() -> None:
    for kind, reasons in REASONS.items():
        if kind in ("part_exceeds_whole", "inconsistent", "sum_mismatch"):
            continue
        told_apart = {
            said("en", kind, ("a", "b"), ("f", "g"), reason=reason, values={"sum": 9}) for reason in reasons
        }
        assert len(told_apart) == len(reasons), kind


@pytest.mark.parametrize(
    ("key", "en", "de"),
    [
        (
            KEY,
            "killed · North Korean soldiers · Kursk · running total since Oct 2024",
            "getötet · nordkoreanische Soldaten · Kursk · Gesamtzahl seit Okt. 2024",
        ),
        (
            Key("killed", "person", "people", "", "Ukraine", "incident", "2031-03-02"),
            "killed · people · Ukraine · 2 Mar 2031",
            "getötet · Menschen · Ukraine · 02.03.2031",
        ),
        (
            Key("attacks", "item", "drones", "RU", "", "incident"),
            "attacks · Russian drones · one event",
            "Angriffe · russische Drohnen · ein Ereignis",
        ),
        (
            Key("other", "other", "buildings", "", "Herat", "incident", "2031-03"),
            "buildings · Herat · Mar 2031",
            "Gebäude · Herat · März 2031",
        ),
        (
            Key("area", "km2", "ground", "UA", "Kharkiv", "state"),
            "area · Ukraine · Kharkiv · at a time",
            "Fläche · Ukraine · Charkiw · zu einem Zeitpunkt",
        ),
        (
            Key("attacks", "item", "people", "CH", "Herat", "rate"),
            "attacks · Switzerland · Herat · per period",
            "Angriffe · Schweiz · Herat · je Zeitraum",
        ),
        (
            Key("killed", "person", "women", "CH", "", "cumulative", baseline="phase 2", method="named"),
            "killed · Swiss women · running total, phase 2 · list of named dead",
            "getötet · Schweizer Frauen · Gesamtzahl, Phase 2 · Liste namentlich Bekannter",
        ),
        (
            Key("killed", "person", "frogmen", "XX", "", "state"),
            "killed · frogmen (XX) · at a time",
            "getötet · frogmen (XX) · zu einem Zeitpunkt",
        ),
    ],
)
def test_titles(key: Key, en: str, de: str) -> None:
    assert (sentences.series_title(key, "en"), sentences.series_title(key, "de")) == (en, de)


@pytest.mark.parametrize(
    ("source", "en"),
    [
        (NIS, "NIS (South Korea)"),
        (KIM, "Kim Jong Un"),
        (WEST, "Western intelligence"),
        (Source("x1", ""), "x1"),
    ],
)
def test_names_of_sources(source: Source, en: str) -> None:
    assert sentences.source_name(source, "en") == en


def test_nobody_is_named_in_words() -> None:
    assert sentences.sources_name(POINTS["n"], "de") == "kein Urheber genannt"


@pytest.mark.parametrize(
    ("fields", "en", "short"),
    [
        ({"interest": "own_side", "admission": True}, "own side (admission)", "own side"),
        ({"interest": "own_side"}, "own side", "own side"),
        ({"interest": "opponent"}, "opposing side (claim)", "opposing side"),
        ({"interest": "third_party"}, "third party", "third party"),
        ({"interest": "unknown"}, "stands not known", "not known"),
    ],
)
def test_how_an_origin_stands(fields: dict[str, Any], en: str, short: str) -> None:
    one = point("p", 1, 1, **fields)
    assert (sentences.stands_as(one, "en"), sentences.stands_as(one, "en", short=True)) == (en, short)


def test_a_stated_zero_is_told_from_an_unknown() -> None:
    assert sentences.point_number(point("z", 0, 0), "en") == "0 (stated)"
    assert sentences.point_number(point("m", None, None, qualifier="missing"), "de") == "Zahl fehlt im Text"


def test_a_series_in_a_sentence() -> None:
    west = point("w", 1000, None, sources=(WEST,), qualifier="at_least", reported="2025-02-07")
    one = series(POINTS["a"], west, POINTS["n"], POINTS["b"])
    assert sentences.series_sentence(one, "en") == (
        "3 origins name about 100 to at least 1,000 killed, open above; the own side about 100. "
        "1 statement names no origin."
    )
    assert sentences.series_sentence(one, "de").startswith(
        "3 Urheber nennen etwa 100 bis mindestens 1.000 Getötete, nach oben offen; die eigene Seite etwa 100."
    )


def test_a_series_of_one_number_and_one_of_none() -> None:
    assert sentences.series_sentence(series(POINTS["b"]), "en") == "1 origin names about 100 killed."
    assert sentences.series_sentence(series(POINTS["n"], POINTS["n"]), "en") == (
        "No named origin gives a number that stands. 2 statements name no origin."
    )
    assert sentences.range_words(series(POINTS["n"]), "en") == ""


def test_an_ambiguous_word_is_written_as_the_article_has_it() -> None:
    one = told("h", "Toten", None)
    start = one.figure.start
    figure = one.figure._replace(evidence=(Evidence("measure", "noun", (Span(start, start + 5),)),))
    found = finding("ambiguous", figures=("h",), values={"word": "toten"})
    sentence = sentences.finding_sentence(found, {}, {"h": one._replace(figure=figure)}, "de")
    assert sentence.startswith("„Toten“: Tote, oder Tote und Verletzte?")


def test_the_end_of_a_range_is_one_number() -> None:
    ranged = point("r", 480, 500, sources=(WEST,), qualifier="range")
    vague = point("v", 200, 999, sources=(WEST,), qualifier="vague", quote="Hunderte")
    low, high = point("l", 17, 17), point("h", 1000, 1000)
    assert sentences.range_words(series(low, ranged), "en") == "17 to 500"
    assert sentences.range_words(series(ranged, high), "de") == "480 bis 1.000"
    assert sentences.range_words(series(vague, high), "en") == "Hunderte (200-999) to 1,000"
    assert sentences.range_words(series(ranged), "en") == "480 to 500"
