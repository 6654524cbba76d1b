"""A comparison as readers are shown it, whatever the medium: sections, entries, rows, one view of all.

Pages, terminal and the printed 对照表 take what they show from :mod:`generator.compare.report.view`.
"""
