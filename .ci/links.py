#!/usr/bin/env python3
"""Looks at the links of the Markdown files that are named: files and headings of this repository; with --outside, addresses elsewhere instead.

Ends with 1 and a line for each link that leads nowhere.
"""
import pathlib
import re
import sys
import urllib.error
import urllib.request

CODE = re.compile(r"^ *(```+|~~~+).*?^ *\1[^\n]*$|(`+)[^`].*?\2", re.M | re.S)
OURS = "https://github.com/timekpr2mqtt/timekpr2mqtt/blob/main/"
ROOT = pathlib.Path.cwd().resolve()


def headings(file):
    """The anchors that GitHub makes of a file's headings."""
    seen, anchors = {}, set()
    text = re.sub(r"^ *(```+|~~~+).*?^ *\1[^\n]*$", "", file.read_text("utf-8"), flags=re.M | re.S)
    for line in re.findall(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$", text, re.M):
        plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line).lower()
        anchor = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        count = seen.get(anchor, 0)
        seen[anchor] = count + 1
        anchors.add(f"{anchor}-{count}" if count else anchor)
    return anchors


def links(file):
    """Each address with its line; what is code has none."""
    text = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), file.read_text("utf-8"))
    # a picture may stand in a link: look inside as well
    for found in re.finditer(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)|<(https?://[^>\s]+)>", text, re.M):
        yield text.count("\n", 0, found.start()) + 1, next(group for group in found.groups() if group)


def wrong_inside(file, link):
    if link.startswith(OURS):
        base, link = ROOT, link[len(OURS):]
    elif re.match(r"[a-z][a-z0-9+.-]*:", link):
        return None
    else:
        base = file.parent
    path, _, anchor = link.partition("#")
    target = (base / path).resolve() if path else file.resolve()
    if not target.is_relative_to(ROOT):
        return "lies outside of the repository"
    if not target.exists():
        return "there is no such file"
    if anchor and target.suffix == ".md" and anchor not in headings(target):
        return "there is no such heading"
    return None


def wrong_outside(link):
    """A server that wants no robots (403, 429) is no broken link."""
    if not link.startswith(("http://", "https://")) or link.startswith(OURS):
        return None
    request = urllib.request.Request(link, headers={"User-Agent": "Mozilla/5.0 (links of timekpr2mqtt)"})
    for attempt in range(3):
        try:
            urllib.request.urlopen(request, timeout=30).close()
            return None
        except urllib.error.HTTPError as error:
            if error.code in (403, 429):
                return None
            trouble = f"the answer is {error.code}"
        except OSError as error:
            trouble = str(error)
    return trouble


def main(words):
    outside = "--outside" in words
    files = [pathlib.Path(word) for word in words if word != "--outside"]
    bad, looked = 0, 0
    for file in files:
        for line, link in links(file):
            looked += 1
            trouble = wrong_outside(link) if outside else wrong_inside(file, link)
            if trouble:
                bad += 1
                print(f"{file}:{line}: {link}: {trouble}")
    if not looked:
        sys.exit("no link was found in " + (" ".join(words) or "nothing"))
    sys.exit(1 if bad else 0)


main(sys.argv[1:])
