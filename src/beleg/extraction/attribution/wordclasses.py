"""The word lists of an attribution table become one attribute a class of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Classes of words that the rules ask for; ``grammar_that`` is the list ``that`` of the table ``grammar``."""

    addressees: Words
    adverbs: Words
    aside: Words
    background: Words
    background_relatives: Words
    bullets: Words
    claim_follows: Words
    complement: Words
    conjunctions: Words
    connectives_inside: Words
    dative_relatives: Words
    denials_from: Words
    denials_however: Words
    denials_negation: Words
    denials_scolding: Words
    denials_tallies: Words
    denials_to: Words
    determiners: Words
    enumerators: Words
    function: Words
    generic: Words
    generic_exact: Words
    genitive: Words
    genitive_links: Words
    givers: Words
    grammar_adverbials: Words
    grammar_agent_links: Words
    grammar_apposing: Words
    grammar_bare_subjects: Words
    grammar_behind_verb: Words
    grammar_citing: Words
    grammar_claim_leads: Words
    grammar_claim_links: Words
    grammar_claimant_links: Words
    grammar_coordination: Words
    grammar_counting: Words
    grammar_dative_article: Words
    grammar_dating: Words
    grammar_definite: Words
    grammar_derive_links: Words
    grammar_document_joined: Words
    grammar_document_links: Words
    grammar_document_particle: Words
    grammar_either_pronoun: Words
    grammar_final_infinitives: Words
    grammar_final_leads: Words
    grammar_finding: Words
    grammar_finite: Words
    grammar_nominal: Words
    grammar_releasing: Words
    grammar_genitive_ends: Words
    grammar_genres: Words
    grammar_giver_links: Words
    grammar_masculine_article: Words
    grammar_masculine_pronoun: Words
    grammar_group_pronoun: Words
    grammar_impersonal: Words
    grammar_indirect_questions: Words
    grammar_infinitive: Words
    grammar_interview: Words
    grammar_irregular_participles: Words
    grammar_label_signs: Words
    grammar_leading: Words
    grammar_lean_links: Words
    grammar_least: Words
    grammar_media_leads: Words
    grammar_naming: Words
    grammar_nobody: Words
    grammar_not_adverbs: Words
    grammar_not_doubtful_after: Words
    grammar_not_speaking: Words
    grammar_not_tally: Words
    grammar_noun_after: Words
    grammar_noun_before: Words
    grammar_noun_of: Words
    grammar_participle_ends: Words
    grammar_participle_leads: Words
    grammar_passed_links: Words
    grammar_passive_links: Words
    grammar_perfect: Words
    grammar_person_relatives: Words
    grammar_performative: Words
    grammar_place_of: Words
    grammar_plain_negation: Words
    grammar_plan_infinitive: Words
    grammar_plural_determiners: Words
    grammar_possessive_signs: Words
    grammar_promising: Words
    grammar_quoting: Words
    grammar_reflexive: Words
    grammar_ruling_out: Words
    grammar_rumour_links: Words
    grammar_singular: Words
    grammar_source_linked: Words
    grammar_source_links: Words
    grammar_source_weak: Words
    grammar_speaking: Words
    grammar_speaking_links: Words
    grammar_subject_relatives: Words
    grammar_talk_links: Words
    grammar_tally_links: Words
    grammar_tally_verbs: Words
    grammar_telling: Words
    grammar_territorial: Words
    grammar_that: Words
    grammar_title_articles: Words
    grammar_verb_only: Words
    grammar_verb_prefixes: Words
    hedges_ability: Words
    hedges_causes: Words
    hedges_claim_ends: Words
    hedges_feared: Words
    hedges_hearsay_ends: Words
    hedges_hearsay_states: Words
    hedges_inheriting: Words
    hedges_modal: Words
    hedges_plan_marks: Words
    hedges_words: Words
    helpers: Words
    indefinite: Words
    labels: Words
    magnitudes: Words
    materials: Words
    media: Words
    media_staff: Words
    modals: Words
    name_links: Words
    negation_ends: Words
    negations: Words
    nouns_abstract: Words
    nouns_claims: Words
    nouns_transparent: Words
    nouns_weak_after: Words
    numerals: Words
    objects: Words
    oblique: Words
    own: Words
    own_outlet: Words
    place_links: Words
    platforms: Words
    possessives: Words
    potential: Words
    prepositions: Words
    prepositions_by: Words
    prepositions_medium: Words
    prepositions_relay: Words
    prepositions_so: Words
    pronouns: Words
    referring: Words
    relatives: Words
    roles: Words
    sources: Words
    subordinators: Words
    territories: Words
    time: Words
    turns_agents: Words
    turns_determiners: Words
    turns_edges: Words
    turns_impersonal: Words
    turns_own: Words
    turns_reflexive: Words
    verbs_auxiliaries: Words
    verbs_clause_pairs: Words
    verbs_dummy: Words
    verbs_passive: Words
    verbs_relay: Words
    verbs_retract: Words
    verbs_relay_talk: Words


def word_classes(lists: Mapping[str, Words]) -> WordClasses:
    """The lists that the rules ask for, by ``table.list``; a list that a language lacks raises KeyError."""
    by_attribute = {name.replace(".", "_"): words for name, words in lists.items()}
    return WordClasses(**{field.name: by_attribute[field.name] for field in fields(WordClasses)})
