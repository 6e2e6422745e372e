"""Schedule 18 to the Sentencing Code as data, and the question whether an offence is in it (R1, R2, R15, R21)."""

from victimcontact.scheme.offences.matching import CodeFlags, Finding, Listing, Named, find
from victimcontact.scheme.offences.naming import written

__all__ = ["CodeFlags", "Finding", "Listing", "Named", "find", "written"]
