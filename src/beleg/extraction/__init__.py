"""One article becomes its figures and statements; every module here is pure."""
