"""A site on the day that a test chooses: to the clock is added what stands in a file, read anew at every look at the clock."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

DAYS_LATER = "DAYS_LATER"


def clock_of(file: Path) -> Callable[[], datetime]:
    """The clock, as many days later as the file says."""
    real = timezone.now
    return lambda: real() + timedelta(days=int(file.read_text()))


if DAYS_LATER in os.environ:  # only in the process of a site
    timezone.now = clock_of(Path(os.environ[DAYS_LATER]))
    from victimcontact.wsgi import application as application
