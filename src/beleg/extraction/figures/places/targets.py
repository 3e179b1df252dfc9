"""The object of an attack becomes the place where it happened: "griff Charkiw an", "reached X"."""

from __future__ import annotations

from beleg.extraction.figures.places.place import Kind, Place, Way
from beleg.extraction.figures.places.placesentence import PlaceSentence
from beleg.extraction.figures.places.placewords import Is


def note_target(read: PlaceSentence, found: list[Place]) -> None:
    """Take note of the object of an attack: "griff Charkiw an", "hat die Ukraine mit Drohnen attackiert"."""
    bare = [place for place in found if place.way == Way.BARE and place.kind <= Kind.CITY]
    for place in bare:
        before = place.first - 1
        if read.flags(before) & Is.ARTICLE:
            before -= 1
        if before >= read.first and read.texts[before] in read.words.reached:
            place.way = Way.IN
            return
    if not bare:
        return
    for token in range(read.first, read.last):
        if read.texts[token] in read.words.targets:
            led = [place for place in bare if place.last <= token]
            if led and any(read.flags(at) & Is.STOP for at in range(read.first, led[-1].first)):
                led[-1].way = Way.IN
            return
