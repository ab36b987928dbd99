"""Runs the Supervisor's own apps/options.py on options documents.

Arguments: the path of options.py. Standard input: one JSON document, {"schema": …, "options": [… , …]}. Standard output: a list
with, for each of the options, {"written": …} or {"refused": "…"}; and "ui", what its form is made of.
What options.py imports of the Supervisor is replaced by as little as it needs; voluptuous is the real one.
"""

import json
import re
import sys
import types

import voluptuous as vol


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    return made


class Nothing:
    """What is imported and not used for our types."""


class HardwareNotFound(Exception):
    """As above."""


source = open(sys.argv[1], encoding="utf-8").read()
# without parentheses since Python 3.14 only
source = re.sub(r"except (\w+), (\w+):", r"except (\1, \2):", source)

for package in ("supervisor", "supervisor.apps", "supervisor.hardware"):
    module(package).__path__ = []
module("supervisor.coresys", CoreSys=Nothing, CoreSysAttributes=object)
module("supervisor.exceptions", HardwareNotFound=HardwareNotFound)
module("supervisor.hardware.const", UdevSubsystem=Nothing)
module("supervisor.hardware.data", Device=Nothing)
module(
    "supervisor.validate",
    network_port=vol.All(vol.Coerce(int), vol.Range(min=1, max=65535)),
)
options = module("supervisor.apps.options", __package__="supervisor.apps")
exec(compile(source, "options.py", "exec"), options.__dict__)

given = json.load(sys.stdin)
answers = []
for document in given["options"]:
    try:
        schema = options.AppOptions(None, given["schema"], "timekpr2mqtt", "timekpr2mqtt")
        answers.append({"written": schema.validate(document)})
    except vol.Invalid as refused:
        answers.append({"refused": str(refused)})
json.dump({"answers": answers, "ui": options.UiOptions(None)(given["schema"])}, sys.stdout)
