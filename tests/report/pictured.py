"""An invented picture with every kind of finding, every mark and every interest, and pictures of any size."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.report.desk import Desk

from beleg.model import Article, Decision, Finding, Key, Point, Position, Series, Source, Span
from beleg.report.picture import Picture

NIS = Source("nis-kr", "NIS", "intelligence", "KR", "KR")
KIM = Source("kim-jong-un", "Kim Jong Un", "person", "KP", "KP")
STAFF = Source("military-ua", "ukrainischer Generalstab", "military", "UA", "UA")
RUSSIA = Source("ministry-defence-ru", "russisches Verteidigungsministerium", "ministry", "RU", "RU")
WEST = Source("westliche geheimdienste", "Westliche Geheimdienste")
RELIEF = Source("hilfswerk nordlicht", "Hilfswerk Nordlicht", "ngo")
GOVERNOR = Source("gouverneur von herat", "Gouverneur von Herat", "office", "AF", "AF")
HOSPITAL = Source("kreiskrankenhaus herat", "Kreiskrankenhaus Herat")

KURSK = Key("killed", "person", "soldiers", "KP", "Kursk", "cumulative", baseline="2030-10")
BELGOROD = KURSK._replace(place="Belgorod")
CASUALTIES = KURSK._replace(measure="casualties")
DEPLOYED = Key("deployed", "person", "soldiers", "KP", "Kursk", "state")
FLOOD = Key("killed", "person", "people", "", "Herat", "incident", "2031-03-12")
HURT = FLOOD._replace(measure="wounded")
LAND = Key("area", "km2", "territory", "", "Kursk", "state")


def picture() -> Picture:
    """Everything once."""
    desk = Desk()
    series = (*_war(desk), *_flood(desk))
    found = tuple(_findings(series, desk))
    return Picture(
        series=series,
        findings=found,
        positions=tuple(_positions(desk, series[0])),
        decisions=tuple(_decisions(series)),
        told=desk.told,
        articles=desk.articles,
        scope="Kursk, Herat",
        revision="r17",
        version="0.1.0",
        unreviewed=7,
    )


def _war(desk: Desk) -> tuple[Series, ...]:
    nis = desk.article(
        *("nis-1", _NIS_1, "abendbote.example", "2031-01-13"), title="Seoul: Hunderte Soldaten gefallen"
    )
    again = desk.article(
        "nis-2", _NIS_2, "daily-ledger.example", "2031-01-14", language="en", title="NIS report"
    )
    west = desk.article("west", _WEST, "kurier.example", "2031-02-07", url="https://kurier.example/a?x=1&y=2")
    staff = desk.article("staff", _STAFF, "front-ticker.example", "2031-03-02")
    later = desk.article("nis-3", _NIS_3, "abendbote.example", "2031-04-30")
    revised = desk.article("staff-2", _STAFF_2, "front-ticker.example", "2031-05-04")
    relief = desk.article("relief", _RELIEF, "weltblatt.example", "2031-06-10")
    lost = desk.article("lost", _LOST, "ticker-ost.example", "2031-06-20")
    fall = desk.article("nis-4", _NIS_4, "abendbote.example", "2031-07-15")
    kim = desk.article("kim", _KIM, "staatsblatt.example", "2031-08-22")
    undated = desk.article("undated", _UNDATED, "archiv.example", None)
    kp: dict[str, Any] = {"nationality": "KP", "population": "North Korean soldiers", "place": "Kursk"}
    nis_name = {"origins": ("südkoreanische Geheimdienst NIS",), "via": ("Yonhap",)}

    f = desk.figure
    more300 = f(nis, "mehr als 300", 300, None, **kp, **nis_name, cue="getötet")
    more300b = f(
        *(again, "more than 300", 300, None), **kp, origins=("National Intelligence Service",), cue="killed"
    )
    thousand = f(
        *(west, "mindestens 1.000", 1000, None),
        **kp,
        qualifier="at_least",
        origins=("Westliche Geheimdienste",),
        certainty="hedged",
        cue="ums Leben gekommen",
    )
    sent = f(
        *(west, "11.000", 11000, 11000),
        **{**kp, "population": None},
        measure="deployed",
        scope="state",
        origins=("Westliche Geheimdienste",),
    )
    hundreds = f(staff, "Hunderte", 200, 999, **kp, qualifier="vague", unverified=True)
    range_ = f(staff, "1.100 bis 1.500", 1100, 1500, **kp, origins=("Generalstab in Kiew",))
    gone = f(
        staff,
        "etwa 4.000",
        4000,
        4000,
        **kp,
        qualifier="about",
        measure="casualties",
        origins=("Generalstab in Kiew",),
    )
    about600 = f(later, "etwa 600", 600, 600, **kp, qualifier="about", **nis_name, cue="getötet")
    six = f(*(later, "mehr als 6.000", 6000, None), **kp, measure="casualties", **nis_name, cue="Verluste")
    exact = f(revised, "1.213", 1213, 1213, **kp, origins=("Generalstab in Kiew",), cue="gefallen")
    denied = f(revised, "1.900", 1900, 1900, **kp, certainty="denied", origins=("Moskau",), cue="bestritt")
    most = f(relief, "höchstens 900", None, 900, **kp, qualifier="at_most", origins=("Hilfswerk Nordlicht",))
    fewer = f(
        relief,
        "weniger als 50",
        None,
        50,
        **{**kp, "place": "Belgorod"},
        qualifier="less_than",
        origins=("Hilfswerk Nordlicht",),
    )
    missing = f(lost, " Soldaten", None, None, **kp, qualifier="missing", origins=("Hilfswerk Nordlicht",))
    nis560 = f(fall, "560", 560, 560, **kp, **nis_name)
    kim100 = f(
        kim, "rund 100", 100, 100, **kp, qualifier="about", origins=("Machthaber Kim",), cue="räumte ein"
    )
    zero = f(kim, "kein einziger", 0, 0, **{**kp, "place": "Belgorod"}, origins=("Machthaber Kim",))
    old = f(undated, "400", 400, 400, **kp)
    land = f(
        relief, "480 Quadratkilometer", 480, 480, measure="area", unit="km2", scope="state", place="Kursk"
    )

    since: dict[str, Any] = {"first": "2030-10-01"}
    p = desk.point
    points = (
        p([more300, more300b], (NIS,), **since, last="2031-01-13"),
        p([thousand], (WEST,), first="2030-11-01", last="2031-02-07"),
        p([hundreds], ()),
        p([range_], (STAFF,), interest="opponent", **since, last="2031-03-01", successor=exact),
        p(
            [about600],
            (NIS,),
            **since,
            last="2031-04-30",
            copies=2,
            differs=("baseline",),
            carriers=(("x", "nachdruck.example"), ("y", "zweitdruck.example")),
        ),
        p([exact], (STAFF,), interest="opponent", **since, last="2031-05-03"),
        p([denied], (RUSSIA,), interest="unknown"),
        p([most], (RELIEF,), first="2030-10-01", last="2031-06-09"),
        p([missing], (RELIEF,)),
        p([nis560], (NIS,), **since, last="2031-07-14", differs=("place",), places=("Sudscha",)),
        p([kim100], (KIM,), interest="own_side", admission=True),
        p([old], ()),
    )
    return (
        Series(KURSK, "KP", points),
        Series(CASUALTIES, "KP", (p([gone], (STAFF,), interest="opponent"), p([six], (NIS,)))),
        Series(BELGOROD, "KP", (p([fewer], (RELIEF,)), p([zero], (KIM,), interest="own_side"))),
        Series(DEPLOYED, "KP", (p([sent], (WEST,)),)),
        Series(LAND, "RU", (p([land], ()),)),
    )


def _flood(desk: Desk) -> tuple[Series, ...]:
    first = desk.article(
        "flood-1", _FLOOD_1, "abendbote.example", "2031-03-12", title="Acht Tote nach Flut in Herat"
    )
    copy = desk.article("flood-2", _FLOOD_1 + "\n", "kurier.example", "2031-03-12", title="Flut in Herat")
    second = desk.article("flood-3", _FLOOD_2, "daily-ledger.example", "2031-03-12", language="en")
    third = desk.article("flood-4", _FLOOD_3, "weltblatt.example", "2031-03-14")
    herat: dict[str, Any] = {"place": "Herat", "scope": "incident"}
    f, p = desk.figure, desk.point
    head = f(first, "Acht", 8, 8, **herat)
    eight = f(first, "neun", 9, 9, **herat, origins=("Gouverneur",), via=("dpa",), cue="ums Leben")
    nine = f(copy, "neun", 9, 9, **herat, origins=("Gouverneur",), via=("dpa",))
    twelve = f(second, "12", 12, 12, **herat, origins=("district hospital",), cue="died")
    thirty = f(second, "30", 30, 30, **herat, measure="wounded", origins=("district hospital",))
    victims = f(second, "dozens of victims", 24, 119, **herat, qualifier="vague", measure="casualties")
    now = f(third, "26", 26, 26, **herat, origins=("Gouverneur",), cue="gestiegen")
    was = f(third, "neun", 9, 9, **herat, origins=("Gouverneur",))
    women = f(third, "31 Frauen", 31, 31, **herat, population="women")
    desk.told[women] = desk.told[women]
    killed = (
        p(
            [eight, nine, was],
            (GOVERNOR,),
            interest="own_side",
            first="2031-03-12",
            last="2031-03-12",
            successor=now,
        ),
        p([twelve], (HOSPITAL,), first="2031-03-12", last="2031-03-12"),
        p([head], (), first="2031-03-12", last="2031-03-12"),
        p([now], (GOVERNOR,), interest="own_side", first="2031-03-12", last="2031-03-12"),
    )
    hurt = (p([thirty], (HOSPITAL,)),)
    lost = (p([victims], ()),)
    return (
        Series(FLOOD, "AF", killed),
        Series(HURT, "AF", hurt),
        Series(FLOOD._replace(measure="casualties"), "AF", lost),
        Series(FLOOD._replace(population="women"), "AF", (p([women], ()),)),
    )


def _findings(series: tuple[Series, ...], desk: Desk) -> list[Finding]:
    war, casualties, elsewhere, _, _, flood, hurt, victims, women = series
    nis, west, hundreds, range_, about600, exact, denied, _, missing, fall, kim, _ = war.points
    eight, twelve, head, now = flood.points
    return [
        _of("contradiction", "conflict", [war], [west, kim], values={"factor": "10"}),
        _of("part_exceeds_whole", "conflict", [women, flood], [women.points[0], now], reason="population"),
        _of(
            "sum_mismatch",
            "conflict",
            [flood, hurt, victims],
            [twelve, hurt.points[0], victims.points[0]],
            reason="parts",
            values={"sum": "42"},
        ),
        _of("inconsistent", "conflict", [flood], [], [head.id, eight.id], reason="headline"),
        _of("decrease", "check", [war], [about600, fall], reason="transposed", values={"date": "2031-07-15"}),
        _of(
            "jump",
            "check",
            [war],
            [nis, about600],
            reason="older",
            values={"rise": "300", "days": "107", "note": ""},
        ),
        _of("withdrawn", "check", [war], [denied], values={"date": "2031-05-04"}),
        _of("missing_number", "check", [war], [], [missing.id]),
        _of("ambiguous", "check", [victims], [], [victims.points[0].id], values={"word": "victims"}),
        _of("revision", "note", [flood], [eight, now], values={"date": "2031-03-14"}),
        _of("revision", "note", [war], [range_, exact], values={"date": "2031-05-04"}),
        _of("scope_mismatch", "note", [war, elsewhere], [kim, elsewhere.points[0]], reason="place"),
        _of("corroboration", "note", [war], [west, exact]),
        _of("echo", "note", [war], [nis], list(nis.mentions), values={"n": "2"}),
        _of(
            "syndicated",
            "note",
            [flood],
            [],
            list(eight.mentions[:2]),
            reason="exact",
            values={"n": "2", "percent": "100", "agency": "dpa"},
        ),
        _of("unattributed", "note", [war], [], [hundreds.id], values={"n": "1"}),
        _of("unverified", "note", [war], [], [hundreds.id], values={"n": "1"}),
        _of(
            "stale",
            "note",
            [casualties],
            [casualties.points[1]],
            values={"last": "2031-04-30", "newest": "2031-08-22", "days": "114"},
        ),
    ]


def _of(
    kind: str,
    severity: str,
    series: list[Series],
    points: list[Point],
    figures: list[str] | None = None,
    **fields: Any,
) -> Finding:
    values = tuple(fields.get("values", {}).items())
    shown = figures if figures is not None else [point.id for point in points]
    return Finding(
        *(
            kind,
            severity,
            tuple(each.id for each in series),
            tuple(point.id for point in points),
            tuple(shown),
        ),
        *((), fields.get("reason", ""), values),
    )


def _positions(desk: Desk, war: Series) -> list[Position]:
    kim = next(article for article in desk.articles.values() if article.doc == "kim.txt")
    said = "Das Verteidigungsministerium in Moskau wollte sich nicht äußern"
    start = kim.text.index(said)
    cue = kim.text.index("wollte sich nicht äußern")
    return [
        Position(
            *(kim.id, "2031-08-22", (RUSSIA,), "declines_to_comment", Span(cue, cue + 24), ()),
            series=(war.id,),
        ),
        Position(kim.id, "2031-08-22", (KIM,), "admits", None, (Span(0, 40),), (war.id,)),
        Position(
            kim.id, "2031-08-22", (), "cannot_verify", Span(start, start + 3), (Span(start, start + 12),)
        ),
    ]


def _decisions(series: tuple[Series, ...]) -> list[Decision]:
    points = series[0].points
    return [
        Decision(points[0].id, "accept", "mk", "2031-09-01T10:00:00"),
        Decision(
            points[1].id,
            "correct",
            "mk",
            "2031-09-01T10:02:00",
            "Zeitraum steht im Satz davor",
            (("time", "2030-11/2031-02"),),
        ),
        Decision(
            "origin:gouverneur von herat",
            "merge",
            "tl",
            "2031-09-02T08:30:00",
            "ein Amt",
            (),
            "provinzregierung herat",
        ),
        Decision(points[2].id, "unsure", "tl", "2031-09-02T08:31:00", "<b>nicht</b> zu klären"),
    ]


def hostile() -> Picture:
    """The same with articles that would break out of a page that does not escape."""
    desk = Desk()
    text = (
        '<script>alert(1)</script>"><img src=x onerror=alert(2)> \u202eThe ministry said 12 \x00people\ud800 died.\r\n'
        "</script><!-- 👨‍👩‍👧 Cafe\u0301 --> It named 7 \u2069wounded & more."
    )
    article = desk.article(
        *("<b>x", text, '"><script>alert(3)</script>', "2031-01-01"),
        title="</title><script>alert(4)</script>",
        url="javascript:alert(5)",
        language='en"><i>',
    )
    died = desk.figure(article, "12 \x00people\ud800", 12, 12, origins=("The ministry",), cue="died")
    hurt = desk.figure(article, "7 \u2069wounded", 7, 7, measure="wounded", place="<Kursk>")
    source = Source("<s>", "</text><script>alert(6)</script>\u202e\x00")
    key = Key("killed", "person", "<people>", "", "</title><Kursk>", "incident", "2031-01-01")
    series = Series(
        key, "x", (desk.point([died], (source,), note="<i>note</i>"), desk.point([hurt], (), quote="<q>"))
    )
    finding = _of("contradiction", "conflict", [series], list(series.points), values={"factor": "<x>"})
    return Picture(
        series=(series,),
        findings=(finding,),
        decisions=(Decision(died, "reject", "<user>", "2031-01-02", "</table>"),),
        told=desk.told,
        articles=desk.articles,
        scope="</title><b>\n\\",
        revision='"r',
        version="<0>",
    )


def large(figures: int) -> Picture:
    """A picture with so many figures: four an article, three articles a point.

    Of four figures two are in series of six points, one in a series of its own, one in none.
    """
    desk = Desk()
    points: dict[int, list[str]] = {}
    for n in range(figures):
        if n % 4 == 0:
            article = _bulk(desk, n // 4)
        quote, number = _bulk_numbers(n // 4)[n % 4]
        id = desk.figure(
            *(article, quote, number, number),
            place=f"Ort {n // 4 % 90}",
            scope="incident",
            origins=("Ministerium für Katastrophenschutz",),
            measure=("killed", "wounded", "missing_persons", "evacuated")[n % 4],
            population="residents",
        )
        if n % 4 < 3:
            points.setdefault(n // 12 * 12 + n % 4, []).append(id)
    return replace(_bulk_picture(desk, points), unreviewed=figures)


def _bulk(desk: Desk, n: int) -> Article:
    said = ", ".join(quote for quote, _ in _bulk_numbers(n)[:2])
    dead, hurt, gone, safe = (quote for quote, _ in _bulk_numbers(n))
    text = (
        f"Flut an Ort {n % 90}\nDas Ministerium für Katastrophenschutz meldete am Dienstag {dead} Tote und {hurt} Verletzte nach der "
        f"Flut an Ort {n % 90}, weitere {gone} Menschen würden vermisst. Rund um den Fluss wurden {safe} Bewohner in Sicherheit "
        f"gebracht, wie die Agentur schrieb. Lauf {n}. {said and 'Ende'}"
    )
    day = f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}"
    return desk.article(f"bulk-{n}", text, f"blatt-{n % 31}.example", day, title=f"Flut an Ort {n % 90}")


def _bulk_numbers(n: int) -> list[tuple[str, int]]:
    return [(str(number), number) for number in (11 + n % 70, 1000 + n % 800, 103 + n % 90, 20000 + n)]


def _bulk_picture(desk: Desk, points: dict[int, list[str]]) -> Picture:
    groups: dict[tuple[str, int], list[Point]] = {}
    for n, ids in points.items():
        measure = desk.told[ids[0]].figure.measure
        source = Source(f"ministry-{n // 12 % 40}", f"Katastrophenschutz {n // 12 % 40}", "ministry")
        made = desk.point(ids, (source,), interest=("own_side", "third_party", "opponent")[n % 3])
        groups.setdefault((measure, n // 12 if n % 4 == 2 else n // 72), []).append(made)
    series = tuple(
        Series(Key(measure, "person", "residents", "", f"Ort {n}", "incident", "2031-01-01"), "x", tuple(of))
        for (measure, n), of in groups.items()
    )
    found = [
        _of(
            kind,
            "conflict" if kind == "contradiction" else "note",
            [s],
            list(s.points[i : i + 2]),
            values={"n": "2"},
        )
        for s in series
        for i, kind in enumerate(("echo", "contradiction", "unattributed"))
        if len(s.points) > i + 1
    ]
    return Picture(series, tuple(found), told=desk.told, articles=desk.articles, revision="r1")


_NIS_1 = (
    "Seoul: Hunderte Soldaten gefallen\nSeoul, 13. Januar 2031. Der südkoreanische Geheimdienst NIS geht davon aus, dass "
    "in der Region Kursk mehr als 300 nordkoreanische Soldaten getötet wurden. Das berichtete die Agentur Yonhap am Montag."
)
_NIS_2 = (
    "NIS report\nSouth Korea's National Intelligence Service said on Monday that more than 300 North Korean soldiers had been "
    "killed in the Kursk region. It gave no names."
)
_WEST = (
    "Westliche Geheimdienste schätzen, dass in den letzten drei Monaten mindestens 1.000 der insgesamt 11.000 aus Nordkorea "
    "entsandten Soldaten ums Leben gekommen seien. Eine Bestätigung gab es nicht."
)
_STAFF = (
    "Hunderte nordkoreanische Soldaten seien an der Front bei Kursk gefallen, heißt es; unabhängig prüfen ließ sich das nicht. "
    "Der Generalstab in Kiew sprach von 1.100 bis 1.500 Toten. Insgesamt habe der Gegner etwa 4.000 Mann verloren."
)
_NIS_3 = (
    "Der südkoreanische Geheimdienst NIS sagte laut Yonhap, etwa 600 Soldaten aus Nordkorea seien bei Kursk getötet worden. "
    "Die Verluste insgesamt bezifferte er auf mehr als 6.000 Mann."
)
_STAFF_2 = (
    "Der Generalstab in Kiew nannte am Sonntag erstmals eine genaue Zahl: 1.213 nordkoreanische Soldaten seien gefallen. "
    "Moskau bestritt einen Bericht über 1.900 Tote."
)
_RELIEF = (
    "Das Hilfswerk Nordlicht hält höchstens 900 Tote unter den Soldaten aus Nordkorea für belegt. Bei Belgorod seien es "
    "weniger als 50. Umkämpft seien 480 Quadratkilometer."
)
_LOST = "Nach Angaben vom Hilfswerk Nordlicht sind bei Kursk  Soldaten aus Nordkorea gefallen."
_NIS_4 = "Der südkoreanische Geheimdienst NIS zählt laut Yonhap inzwischen 560 tote Soldaten aus Nordkorea bei Kursk."
_KIM = (
    "Machthaber Kim räumte ein, dass rund 100 Soldaten bei Kursk gefallen sind. Bei Belgorod sei kein einziger gestorben. "
    "Das Verteidigungsministerium in Moskau wollte sich nicht äußern."
)
_UNDATED = "Bei Kursk starben nach einem undatierten Bericht 400 Soldaten aus Nordkorea."
_FLOOD_1 = (
    "Acht Tote nach Flut in Herat\nHerat (dpa). Bei einer Flut sind nach Angaben vom Gouverneur neun Menschen ums Leben gekommen. "
    "Die Suche dauert an."
)
_FLOOD_2 = "The district hospital in Herat said 12 people had died in the flood and 30 were hurt. Aid workers spoke of dozens of victims."
_FLOOD_3 = (
    "Die Zahl der Toten der Flut in Herat ist auf 26 gestiegen, sagte der Gouverneur; am Dienstag hatte er neun genannt. "
    "Unter ihnen seien 31 Frauen, schreibt das Blatt."
)
