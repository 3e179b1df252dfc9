"""An attributed assertion, with or without a figure."""

from __future__ import annotations

from typing import Final, NamedTuple

from beleg.model.span import Name, Span

KINDS: Final = ("direct", "indirect", "reported", "free")
STANCES: Final = (
    "claims",
    "confirms",
    "admits",
    "denies",
    "estimates",
    "declines_to_comment",
    "cannot_verify",
)


class Statement(NamedTuple):
    """Who says what: the speaker, the words that say so, and the words said.

    ``speakers`` name who it comes from, ``via`` the media that passed it on; both empty where nobody is
    named. ``cue`` is the verb or preposition ("sagte", "laut"), ``None`` where there is none. ``content``
    holds the stretches said, in order. ``kind`` is direct (in quotes), indirect (a clause with a verb of
    saying), reported (a noun or preposition: "laut", "according to") or free (running on without a cue).
    ``certainty`` and ``unverified`` hold for every figure in the content.

    ``stance`` is one of ``STANCES``, by the words of the cue: how the speaker stands to the content. "claims" is
    any plain saying, also where no cue tells more. Who declines to comment, or cannot verify something, asserts
    nothing: the content then is what that is about, and may be empty; without a speaker, the outlet itself says so.
    """

    speakers: tuple[Name, ...]
    via: tuple[Name, ...]
    cue: Span | None
    content: tuple[Span, ...]
    kind: str
    certainty: str = "stated"
    unverified: bool = False
    rule: str = ""
    stance: str = "claims"

    @property
    def asserts(self) -> bool:
        """Whether the speaker says the content: not where it is what nobody comments on or could verify."""
        return self.stance not in STANCES[-2:]

    @property
    def speaker(self) -> Span | None:
        """Where the (first) speaker is named, ``None`` where nobody is."""
        return self.speakers[0].span if self.speakers else None

    def as_dict(self) -> dict[str, object]:
        """Plain data; offsets are code points, half-open."""
        return {
            "speaker": self.speaker.as_list() if self.speaker else None,
            "speakers": [name.span.as_list() for name in self.speakers],
            "speaker_text": [name.text for name in self.speakers],
            "speaker_actor": [name.actor for name in self.speakers],
            "via": [name.span.as_list() for name in self.via],
            "via_text": [name.text for name in self.via],
            "cue": self.cue.as_list() if self.cue else None,
            "content": [span.as_list() for span in self.content],
            "kind": self.kind,
            "stance": self.stance,
            "certainty": self.certainty,
            "unverified": self.unverified,
            "rule": self.rule,
        }
