"""What there is to say about each kind of finding: a file for each hundred, and the pages of the checks.

M0xx text and shapes · M1xx words and doses · M2xx names, rules and contexts · M3xx timing · M4xx plans · M5xx outputs ·
M6xx files, imports and plugins.
"""
