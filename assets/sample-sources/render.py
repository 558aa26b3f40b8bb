#!/usr/bin/env python3
"""Render the pictures of the sample archive from the SVG files beside this one.

Needs Pillow (`pip install pillow`), a Chromium and the fonts Noto Sans CJK and
Noto Serif CJK. Usage: `python3 render.py [name ...]`; without names, all. The
browser is the first of $CHROMIUM, chromium, chromium-browser, google-chrome.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "sample"
# Source: the file it becomes, without its ending.
PICTURES = {
    "2020-15-1": "2020-15/figures/1",
    "2020-15-2": "2020-15/figures/2",
    "2020-15-3": "2020-15/figures/3",
    "2020-14-board": "2020-14/figures/board",
    "2020-14-tools": "2020-14/figures/tools",
}
# The most that a file may weigh, in bytes: what a photograph of its width weighs.
FULL, HALF, SMALL = 200_000, 80_000, 40_000


def browser():
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    for name in names:
        found = name and shutil.which(name)
        if found:
            return found
    sys.exit("no Chromium found: install one or set CHROMIUM to its path")


def draw(svg):
    """The SVG at its own size, as Chromium draws it."""
    root = re.search(r'<svg[^>]* width="(\d+)" height="(\d+)"', svg.read_text("utf-8"))
    if not root:
        sys.exit(f"{svg}: the root element needs a width and a height in pixels")
    width, height = map(int, root.groups())
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        # A page around it, since the window is never smaller than the browser
        # likes, and an SVG on its own may be scaled to the window.
        page = Path(folder) / "page.html"
        page.write_text(
            "<!doctype html><style>html,body{margin:0;overflow:hidden}img{display:block}</style>"
            f'<img src="{svg.as_uri()}" width="{width}" height="{height}">',
            "utf-8",
        )
        subprocess.run(
            [
                browser(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--force-color-profile=srgb", "--force-device-scale-factor=1",
                f"--user-data-dir={folder}/profile", f"--window-size={width},{height + 200}",
                f"--screenshot={shot}", page.as_uri(),
            ],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        with Image.open(shot) as image:
            return image.convert("RGB").crop((0, 0, width, height))


def write(image, path, limit, **options):
    """At the best quality that stays within the limit."""
    for quality in range(88, 39, -2):
        image.save(path, quality=quality, **options)
        if path.stat().st_size <= limit:
            print(f"{path.relative_to(SAMPLE)}: {image.width} x {image.height}, "
                  f"quality {quality}, {path.stat().st_size} bytes")
            return
    sys.exit(f"{path}: above {limit} bytes even at quality {quality}")


def main():
    for name in sys.argv[1:] or PICTURES:
        if name not in PICTURES:
            sys.exit(f"unknown picture {name}; known: {', '.join(PICTURES)}")
        full = draw(HERE / f"{name}.svg")
        target = SAMPLE / PICTURES[name]
        target.parent.mkdir(parents=True, exist_ok=True)
        half = full.resize((800, round(800 * full.height / full.width)), Image.LANCZOS)
        small = full.resize((480, round(480 * full.height / full.width)), Image.LANCZOS)
        jpeg = {"optimize": True, "progressive": True, "subsampling": "4:2:0"}
        write(full, target.with_name(target.name + ".jpg"), FULL, **jpeg)
        write(half, target.with_name(target.name + "-800.jpg"), HALF, **jpeg)
        write(half, target.with_name(target.name + "-800.webp"), HALF, method=6)
        write(small, target.with_name(target.name + "-480.webp"), SMALL, method=6)


if __name__ == "__main__":
    main()
