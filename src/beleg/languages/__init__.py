"""Language packs: one folder of TOML a language, no Python."""

from beleg.languages.pack import Pack, UnknownLanguage, available, every_form, expand, load

__all__ = ["Pack", "UnknownLanguage", "available", "every_form", "expand", "load"]
