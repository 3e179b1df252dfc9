"""What a word does in a clause, and what it says of whose those counted are: flags of the words of a lexicon."""

from __future__ import annotations

from typing import Final


class Role:
    """What a function word does in a clause: flags, plain integers because they are tested for every token."""

    NONE: Final = 0
    RELATIVE: Final = 1 << 0
    SUBORDINATOR: Final = 1 << 1
    CONJUNCTION: Final = 1 << 2
    ADVERSATIVE: Final = 1 << 3
    AUXILIARY: Final = 1 << 4
    BREAK: Final = 1 << 5  # signs inside a sentence
    PASSIVE: Final = 1 << 6
    PREPOSITION: Final = 1 << 7
    DETERMINER: Final = 1 << 8
    NEGATION: Final = 1 << 9
    SUBSET: Final = 1 << 10
    PARTITIVE_OF: Final = 1 << 11
    NUMBER_OF: Final = 1 << 12
    RATE: Final = 1 << 13
    CUMULATIVE: Final = 1 << 14
    RISE: Final = 1 << 15
    ANOTHER: Final = 1 << 16
    RATE_AFTER: Final = 1 << 17
    ANAPHOR: Final = 1 << 18
    AMONG: Final = 1 << 19
    ORIGIN: Final = 1 << 20
    STATE_INSTITUTION: Final = 1 << 21
    ADDITIVE: Final = 1 << 22
    EXPLETIVE: Final = 1 << 23
    SQUARE: Final = 1 << 24
    LABEL: Final = 1 << 25
    PERCENT: Final = 1 << 26
    IDENTIFIES: Final = 1 << 27
    STOP: Final = 1 << 28
    QUOTE: Final = 1 << 29
    HOLDING: Final = 1 << 30  # what a place or a firm has: "employs 4,300 people"
    HAS: Final = 1 << 31  # "has 48 flats", "a house with 48 flats"
    STATELESS: Final = 1 << 40
    MEANS: Final = 1 << 41
    CONSISTING: Final = 1 << 42
    TALKS: Final = 1 << 43
    SINGLE: Final = 1 << 44  # "ein Mann" is a person, "300 Mann" are soldiers
    COMPATRIOT: Final = 1 << 45
    OBLIQUE: Final = 1 << 46
    QUANTITY: Final = 1 << 47  # "how many", in a question
    PURPOSE: Final = 1 << 48
    COMPASS: Final = 1 << 49
    HAVING: Final = 1 << 50  # of an active perfect
    DEFINING: Final = 1 << 51  # "in der Regel": how it is as a rule, not what happened
    THRESHOLD: Final = 1 << 52  # "ab zehn Festnahmen"
    DIMENSION: Final = 1 << 53  # "auf einer Breite von sechs Kilometern"
    DEEMED: Final = 1 << 54  # "Als Massaker gilt …"
    MOST: Final = 1 << 55  # "ein Großteil der 88 Drohnen"
    SINCE: Final = 1 << 56
    BEGINNING: Final = 1 << 57  # "since the siege began", "since the outbreak of war"
    SUPERLATIVE: Final = 1 << 58  # "the deadliest day since the war began"
    SO_FAR: Final = 1 << 59
    STILL: Final = 1 << 60  # "noch 40 Gefangene": what goes on


class Trait:
    """What a word says about whose the things counted are: flags like those of ``Role``, which they leave as they are."""

    NONE: Final = 0
    ENEMY: Final = 1 << 0
    OWN: Final = 1 << 1
    LOSES: Final = 1 << 2
    POSSESSIVE: Final = 1 << 3
    PRONOUN: Final = 1 << 4  # stands for who speaks or acts
    DETECTS: Final = 1 << 5
    STATE_GUARD: Final = 1 << 6  # whose guards serve a state: "border guards", but "security guards"
    LOSSES: Final = 1 << 7
    COSTS: Final = 1 << 8
    SIDES: Final = 1 << 9  # "both sides", "from 47 countries": several states
    SERVING: Final = 1 << 10  # "service members"
    VOICE: Final = 1 << 11  # a state's office that speaks of its own losses
    DEAD: Final = 1 << 12  # "its dead": the losses of a body, but of a country those of all who live there
    BOTH: Final = 1 << 13
    SIDE: Final = 1 << 14
    GAINS: Final = 1 << 15  # "a Russian gain", "advance"
    AGENT: Final = 1 << 16
    RETURNS: Final = 1 << 17  # how prisoners go home: "flown", "landed", "stepped off"
    LEAVES: Final = 1 << 18  # "left Goma"
    SURVEYS: Final = 1 << 19  # "a survey among 900 children"
    OFFICES: Final = 1 << 20  # "government bodies" are no dead
    DISTRIBUTIVE: Final = 1 << 21  # "everyone has lost a friend"
    NUMBERING: Final = 1 << 22  # "the rebels number fewer than 300"
    PRISONS: Final = 1 << 23
    PERIOD: Final = 1 << 24  # lasts for months or years: "war", "siege"
    FIGHTING: Final = 1 << 25  # lasts where it "has killed"
    PERFECT: Final = 1 << 26
    CLIMBS: Final = 1 << 27  # what tolls do
    AS: Final = 1 << 28
    BEING: Final = 1 << 29
    STAYS: Final = 1 << 30  # "are held", "are living"
    FINAL: Final = 1 << 31
    NEW: Final = 1 << 32  # "newly displaced"
    REMAIN: Final = 1 << 33
    INTERNALLY: Final = 1 << 34  # "internally displaced"
    FOUND: Final = 1 << 35  # what becomes of bodies
    EACH: Final = 1 << 36  # "6500 Tote im Jahr"
    PAST: Final = 1 << 37  # "in den letzten drei Wochen"
    LONG: Final = 1 << 38
    OCCASION: Final = 1 << 39  # "bei einem Angriff"
    WITHIN: Final = 1 << 40  # "binnen 24 Stunden"
    BRIEF: Final = 1 << 41
    DAY: Final = 1 << 42  # "an einem Tag"
    ALL: Final = 1 << 43  # "four workers, all Haitian nationals"
    CLOCK: Final = 1 << 44  # opens a time of the day: "at 1500"
    PARENT: Final = 1 << 45  # "a mother of three"
    DESCENDS: Final = 1 << 46  # "hail from"
    SQUADS: Final = 1 << 47  # of the police as of the fire brigade: "Einsatzkräfte"
    HOMELAND: Final = 1 << 48  # "nationals of his country"
    INFINITIVE: Final = 1 << 49  # "to have lost", "verloren zu haben"
    LOCATIVE: Final = 1 << 50  # "in Leeds, 12"
    ELDEST: Final = 1 << 51  # "the youngest was 17"
    ALONG: Final = 1 << 52  # "along with three guards"
    ABOARD: Final = 1 << 53  # "the 44 people aboard died"
    GROUP: Final = 1 << 54  # "a column of nine trucks"
    ROOM: Final = 1 << 55  # "für 300 Kranke ausgelegt"
    DAMAGE: Final = 1 << 56  # "der Schaden beträgt 20.000 Euro"
    STRONG: Final = 1 << 57  # "a force 900 strong"
    PHONE: Final = 1 << 58  # "the hotline on 1800 226 226"
    SINGULAR: Final = 1 << 59  # "den Wirt", "eine Schule"
    OUT: Final = 1 << 60  # "28 out of 31"


# What many rules ask for at once.
SIGNS: Final = Role.BREAK | Role.STOP
CLOSING: Final = (
    SIGNS | Role.CONJUNCTION | Role.AUXILIARY
)  # behind a noun or participle: nothing more belongs to it
OPENING: Final = Role.RELATIVE | Role.SUBORDINATOR  # of a subordinate clause
