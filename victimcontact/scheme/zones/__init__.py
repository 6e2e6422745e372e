"""Zones: areas on a map that an offender may not enter, or may not leave (representations.md 3.4; P58 to P60, P73, P74).

`reading` understands what was drawn or typed, `flaws` says what is wrong with it, `privacy` whether it shows where somebody
lives, `suggestions` draws one that does not, `grid` knows the National Grid.
"""
