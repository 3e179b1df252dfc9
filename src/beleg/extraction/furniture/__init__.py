"""What a page carries around its article is found and marked; no character changes."""

from beleg.extraction.furniture.clean import boilerplate

__all__ = ["boilerplate"]
