"""Python reads this at its start, for timekprd alone (PYTHONPATH).

Under libfaketime with its real monotonic clock, time.sleep fails with EINVAL: it asks for an absolute monotonic end,
which the library takes for a time of day. With a faked one, a step of the clock would stop or race every timer.

No sleep is longer than timekprd's usual 3 s. It takes the length of its tick by the time of day, so a clock put back
within those few milliseconds makes it sleep for as long as the step, a day or a year (seen, both versions have the
code). Tests must not depend on that luck.

Where the file "hold-log-in" is, timekprd stops once, as it has just taken in a child who logs in and has read neither
limits nor time yet: the file becomes "held-log-in", and it goes on when that is removed. Its other thread, which
answers calls, goes on meanwhile.
"""

import importlib.abc
import importlib.machinery
import os
import select
import sys
import time

time.sleep = lambda seconds: select.select([], [], [], min(seconds, 3))


USER = "timekpr.server.user.userdata"
HOLD, HELD = "/var/log/hold-log-in", "/var/log/held-log-in"


def held(read_limits):
    def hold(user, *args, **named):
        # whatever else has it read the limits, a call or a save, gives an argument
        if not args and not named and os.path.exists(HOLD):
            os.rename(HOLD, HELD)
            while os.path.exists(HELD):
                time.sleep(0.01)
        return read_limits(user, *args, **named)

    return hold


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != USER:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None:
            return None
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            module.timekprUser.adjustLimitsFromConfig = held(module.timekprUser.adjustLimitsFromConfig)

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, Finder())
