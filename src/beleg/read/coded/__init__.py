"""Tables of coded figures become articles, one a row, with the figures that a mapping names; see docs/coded.md."""

from beleg.read.coded.mapping import MappingError, TableMapping, mapping_of, read_mapping
from beleg.read.coded.reports import Report, read_table

__all__ = ["MappingError", "Report", "TableMapping", "mapping_of", "read_mapping", "read_table"]
