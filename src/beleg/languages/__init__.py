"""Language packs: one folder of TOML a language, no Python."""

from beleg.languages.pack import Pack, UnknownLanguage, available, expand, load

__all__ = ["Pack", "UnknownLanguage", "available", "expand", "load"]
