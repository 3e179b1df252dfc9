"""A verb of saying names its speaker wherever it stands in the sentence."""

from __future__ import annotations

import pytest

from beleg import extract

GERMAN = """
    sagte erklärte berichtete meldete betonte versicherte behauptete bestätigte ergänzte unterstrich bekräftigte beteuerte wiederholte
    beklagte bilanzierte konstatierte präzisierte verkündete schrieb twitterte erzählte schilderte warnte kritisierte mahnte urteilte
    dokumentierte erinnerte prahlte entgegnete erwiderte insistierte informierte unterrichtete orientierte signalisierte referierte verriet enthüllte
    resümierte rapportierte kabelte drahtete
    teilte·mit gab·an gab·zu räumte·ein fügte·hinzu stellte·klar stellte·fest führte·aus legte·dar rechnete·vor gab·bekannt
    machte·geltend machte·öffentlich machte·publik ließ·wissen ließ·verlauten ließ·durchblicken trug·vor tat·kund hielt·fest schob·nach merkte·an wandte·ein
"""
ENGLISH = """
    said stated reported announced confirmed added declared acknowledged conceded maintained noted observed recalled recounted warned
    cautioned lamented complained argued asserted contended tweeted testified explained stressed emphasised reiterated clarified commented
    boasted countered replied responded retorted informed advised briefed signalled submitted averred relayed conveyed communicated intimated
    disclosed revealed insisted affirmed wrote indicated remarked underlined pronounced judged wirelessed cabled
    pointed·out made·clear made·it·clear made·known let·slip let·it·be·known made·the·point
"""


# Particles that are written apart from their verb even at the end of its clause.
PARTED = ("bekannt", "geltend", "öffentlich", "publik", "wissen", "verlauten", "durchblicken", "kund")


def found(text: str, language: str, speaker: str) -> bool:
    [figure] = [each for each in extract(text, language=language).figures if each.low == 26]
    return [each.text for each in figure.origins] == [speaker]


@pytest.mark.parametrize("verb", GERMAN.split())
def test_german(verb: str) -> None:
    finite, _, particle = verb.partition("·")
    final = f"{particle} {finite}" if particle in PARTED else particle + finite
    behind = f" {particle}" if particle else ""
    for text in (
        f"26 Menschen starben, {finite} der Bürgermeister{behind}.",
        f"26 Menschen starben, wie der Bürgermeister {final}.",
        f"Wie der Bürgermeister {final}, starben 26 Menschen.",
        f"Der Bürgermeister {finite}{behind}, 26 Menschen seien gestorben.",
        f"Der Bürgermeister {finite}{behind}, dass 26 Menschen gestorben seien.",
        f"„26 Menschen starben“, {finite} der Bürgermeister{behind}.",
        f"Der Bürgermeister {finite}{behind}: „26 Menschen starben.“",
        f"Am Dienstag {finite} der Bürgermeister{behind}, 26 Menschen seien gestorben.",
        f"26 Menschen, so {finite} der Bürgermeister{behind}, seien gestorben.",
        f"Es seien, {finite} der Bürgermeister{behind}, 26 Menschen gestorben.",
        f"26 Menschen seien, wie der Bürgermeister am Abend {final}, gestorben.",
    ):
        assert found(text, "de", "Bürgermeister"), text


@pytest.mark.parametrize("verb", ENGLISH.split())
def test_english(verb: str) -> None:
    verb = verb.replace("·", " ")
    for text in (
        f"26 people died, the mayor {verb}.",
        f"26 people died, {verb} the mayor.",
        f"The mayor {verb} that 26 people died.",
        f"The mayor {verb} 26 people died.",
        f'"26 people died," the mayor {verb}.',
        f'"26 people died," {verb} the mayor.',
        f'The mayor {verb}: "26 people died."',
        f"As the mayor {verb}, 26 people died.",
        f"26 people died, as the mayor {verb}.",
        f"The mayor, who visited the scene, {verb} that 26 people died.",
        f"On Tuesday the mayor {verb} that 26 people died.",
        f"26 people, the mayor {verb}, had died.",
        f"Speaking at the scene, the mayor {verb} that 26 people died.",
    ):
        assert found(text, "en", "mayor"), text
