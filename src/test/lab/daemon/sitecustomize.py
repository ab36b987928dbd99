"""Python reads this at its start, for timekprd alone (PYTHONPATH).

Under libfaketime with its real monotonic clock, time.sleep fails with EINVAL: it asks for an absolute monotonic end,
which the library takes for a time of day. With a faked one, a step of the clock would stop or race every timer.

No sleep is longer than timekprd's usual 3 s. It takes the length of its tick by the time of day, so a clock put back
within those few milliseconds makes it sleep for as long as the step, a day or a year (seen, both versions have the
code). Tests must not depend on that luck.
"""

import select
import time

time.sleep = lambda seconds: select.select([], [], [], min(seconds, 3))
