"""What two figures must share to be held against each other, of one article or of many.

A figure becomes a ``Count`` once; two counts are then compared by interval, population, side, place, time and origin.
"""
