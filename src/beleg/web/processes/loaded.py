"""All modules and templates that pages need, loaded: processes that begin with this one are quick from their first page on."""

from importlib import import_module
from pkgutil import iter_modules

from beleg import flow
from beleg.web import pages, rendering
from beleg.web.processes.maker import Maker

__all__ = ["Maker", "flow"]

for _each in iter_modules(pages.__path__, f"{pages.__name__}."):
    import_module(_each.name)
rendering.load()
