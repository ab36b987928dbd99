"""Python reads this at its start, for timekprd alone (PYTHONPATH).

Under libfaketime with its real monotonic clock, time.sleep fails with EINVAL: it asks for an absolute monotonic end,
which the library takes for a time of day. With a faked one, a step of the clock would stop or race every timer.
"""

import select
import time

time.sleep = lambda seconds: select.select([], [], [], seconds)
