"""Who says so is found in every construction with every kind of speaker: sentences put together, not written one by one.

What is made here is dull, and is no news; what fails is a hole in the grammar, whoever speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from beleg.flow import extract

SPEAKERS = {
    "de": (
        *("die Polizei", "der Gouverneur", "Gouverneur Marten Holm", "ein Sprecher der Feuerwehr"),
        *("das Zentralkommando", "ein UN-Militärbeobachter", "der Katastrophenschutz", "das Rote Kreuz"),
        *("das Gesundheitsministerium", "die Hilfsorganisation Brotland", "Minister Kai Brodersen", "Kiew"),
        *(
            "der ukrainische Generalstab",
            "die Miliz",
            "das Innenministerium in Rabat",
            "Holm",
            "die Reederei",
        ),
        *("Anna Tessen vom Roten Halbmond", "das Institut für Kriegsstudien", "ein Militärsprecher"),
    ),
    "en": (
        *("the governor", "Governor Alan Pryce", "a spokesman for the fire service", "the coast guard"),
        *("the US military's Central Command", "a UN observer", "the civil defence agency", "the Red Cross"),
        *("the health ministry", "the aid group Breadline", "Minister Kai Brodersen", "Kyiv", "the militia"),
        *("the Ukrainian general staff", "the interior ministry in Rabat", "Pryce", "the shipping company"),
        *("Anna Tessen of the Red Crescent", "the Institute for War Studies", "a military spokesman"),
    ),
}
VERBS = {
    "de": ("sagte", "erklärte", "meldete", "berichtete", "bestätigte", "behauptete", "betonte", "schrieb"),
    "en": ("said", "announced", "reported", "confirmed", "claimed", "insisted", "warned", "wrote"),
}
WITH_VERB = {
    "de": (
        "{S} {v}, dass 40 Menschen getötet worden seien.",
        "{S} {v}, es habe 40 Tote gegeben.",
        "Am Montag {v} {s}, dass 40 Menschen getötet worden seien.",
        "40 Menschen seien getötet worden, {v} {s}.",
        "40 Menschen seien getötet worden, {v} {s} am Montag.",
        "40 Menschen wurden getötet, wie {s} {v}.",
        "Wie {s} am Montag {v}, wurden 40 Menschen getötet.",
    ),
    "en": (
        "{S} {v} that 40 people had been killed.",
        "{S} {v} on Monday that 40 people had been killed.",
        "The number of people killed has risen to 40, {s} {v}.",
        "The number of people killed has risen to 40, {s} {v} on Monday.",
        "The number of people killed has risen to 40, {s} {v} in a 2 p.m. report.",
        '"We lost 40 people," {s} {v}.',
    ),
}
OTHERS = {
    "de": (
        *("{S} sprach von 40 Toten.", "{S} zählte 40 Tote.", "{S} nannte die Zahl von 40 Toten."),
        *("{S} bezifferte die Zahl der Toten auf 40.", "Die Zahl der Toten bezifferte {s} auf 40."),
        *("Die Zahl der Toten gab {s} mit 40 an.", "{S} hat die Zahl der Toten auf 40 korrigiert."),
        *("{S} will 40 Angreifer getötet haben.", "40 Angreifer will {s} getötet haben."),
        *("40 Menschen wurden getötet, so {s}.", "40 Menschen wurden getötet. Das teilte {s} mit."),
        *("{S} teilte mit, 40 Menschen seien tot.", "„Wir haben 40 Menschen verloren“, sagte {s}."),
    ),
    "en": (
        *("{S} had spoken of 40 deaths.", "{S} put the death toll at 40.", "{S} counted 40 dead."),
        *("According to {s}, 40 people were killed.", "At least 40 people were killed, according to {s}."),
        *("According to {s}, the floods have claimed 40 lives.", "{S} told Nordpress 40 people were dead."),
        *("{S} has issued a new toll: 40 dead.", "At least 40 were killed. That was confirmed by {s}."),
    ),
}


def _sentences(language: str, template: str) -> Iterator[tuple[str, str]]:
    """Each speaker with a sentence, for all verbs where the template has room for one."""
    for speaker in SPEAKERS[language]:
        for verb in VERBS[language] if "{v}" in template else ("",):
            whole = template.format(S=speaker[0].upper() + speaker[1:], s=speaker, v=verb)
            yield speaker, whole


@pytest.mark.parametrize(
    ("language", "template"),
    [(code, each) for code in SPEAKERS for each in (*WITH_VERB[code], *OTHERS[code])],
)
def test_every_speaker_is_found(language: str, template: str) -> None:
    missed = []
    for speaker, text in _sentences(language, template):
        found = extract(text, language, "2031-03-05").figures
        names = {name.text for figure in found for name in figure.origins}
        if not names or not all(name in speaker for name in names):
            missed.append((text, names))
    assert not missed


LEFT_OUT = {
    "de": (
        *(
            "Die Opposition sprach von zwölf Toten, {s} von 40.",
            "Anwohner zählten zwölf Tote, {s} etwa 40 Tote.",
        ),
        *(
            "Anwohner meldeten zwölf Tote, {s} dagegen mindestens 40.",
            "{S} meldet 40 Tote, die Presse zwölf.",
        ),
        "Die Opposition bezifferte die Zahl der Toten auf zwölf, {s} auf 40.",
    ),
    "en": (
        *(
            "The opposition spoke of twelve deaths, {s} of 40.",
            "Residents counted twelve dead, {s} about 40 dead.",
        ),
        "The opposition put the death toll at twelve, {s} at more than 40.",
        "The opposition said twelve people died, but {s} put the toll at 40.",
        "According to the opposition twelve people died, according to {s} 40 people did.",
    ),
}


@pytest.mark.parametrize(
    ("language", "template"), [(code, each) for code in SPEAKERS for each in LEFT_OUT[code]]
)
def test_who_speaks_without_a_verb_is_heard(language: str, template: str) -> None:
    missed = []
    for speaker, text in _sentences(language, template):
        said = {
            figure.low: {name.text for name in figure.origins} for figure in extract(text, language).figures
        }
        apart = all(name in speaker for name in said.get(40, ())) and said.get(40) and said.get(12)
        if not apart or said[12] & said[40]:
            missed.append((text, said))
    assert not missed
