"""The figures of many articles become series and findings: pure functions from group to group.

``entries`` makes of each article what can be compared, ``series`` holds the entries of one group against each other,
``across`` the series of one family. What is compared with what, and when a finding is made, says ``docs/series.md``.
"""
