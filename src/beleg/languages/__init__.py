"""Language packs: one folder of TOML a language, no Python."""

from beleg.languages.pack import Pack, available, expand, load

__all__ = ["Pack", "available", "expand", "load"]
