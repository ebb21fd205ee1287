# ruff: noqa: INP001 - a script, not a part of the program
"""Puts the fonts of this folder together again from the packages that README.md names.

Usage: python make.py SOURCE_SERIF NOTO_CORE NOTO_CJK NOTO_EMOJI, each the folder that a package was unpacked to.
Most files are copied as they are. Two are changed: the emoji lose their web compression, and the Chinese, Japanese
and Korean font loses hints and vertical writing, so that it stays small.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
SERIF = ("SourceSerif4-Regular", "SourceSerif4-Semibold")
NOTO = (
    "NotoSerif-Regular", "NotoSerifHebrew-Regular", "NotoNaskhArabic-Regular", "NotoSansSyriac-Regular",
    "NotoSansThaana-Regular", "NotoSerifArmenian-Regular", "NotoSerifGeorgian-Regular", "NotoSerifEthiopic-Regular",
    "NotoSansTifinagh-Regular", "NotoSansNKo-Regular", "NotoSerifDevanagari-Regular", "NotoSerifBengali-Regular",
    "NotoSerifGurmukhi-Regular", "NotoSerifGujarati-Regular", "NotoSansOriya-Regular", "NotoSerifTamil-Regular",
    "NotoSerifTelugu-Regular", "NotoSerifKannada-Regular", "NotoSerifMalayalam-Regular", "NotoSerifSinhala-Regular",
    "NotoSerifThai-Regular", "NotoSerifLao-Regular", "NotoSerifMyanmar-Regular", "NotoSerifKhmer-Regular",
    "NotoSerifTibetan-Regular", "NotoSansOgham-Regular", "NotoSansRunic-Regular", "NotoSansDeseret-Regular",
    "NotoSansMongolian-Regular", "NotoSansCherokee-Regular", "NotoSansCanadianAboriginal-Regular",
    "NotoSansMath-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular",
)  # fmt: skip


def main(source_serif: Path, noto_core: Path, noto_cjk: Path, noto_emoji: Path) -> None:
    """Writes every font file into the two folders beside this script."""
    for name in SERIF:
        shutil.copyfile(source_serif / "TTF" / f"{name}.ttf", HERE / "text" / f"{name}.ttf")
    for name in NOTO:
        shutil.copyfile(noto_core / f"{name}.ttf", HERE / "world" / f"{name}.ttf")
    _emoji(noto_emoji / "files" / "noto-emoji-emoji-400-normal.woff2", HERE / "world" / "NotoEmoji-Regular.ttf")
    _cjk(noto_cjk / "NotoSansCJK-Regular.ttc", HERE / "world" / "NotoSansCJKjp-Regular.otf")


def _emoji(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(target)


def _cjk(source: Path, target: Path) -> None:
    font = TTCollection(source, lazy=True).fonts[0]
    options = subset.Options()
    options.layout_features = ["ccmp", "ljmo", "vjmo", "tjmo"]
    options.hinting = False
    options.glyph_names = False
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "DSIG"]
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=list(font.getBestCmap()))
    chosen.subset(font)
    font.save(target)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*(Path(argument) for argument in sys.argv[1:]))
