#!/usr/bin/env python3
"""Makes the fonts in this folder from Debian's `fonts-noto-cjk` and `unicode-data`; see README.md.

    python3 -m venv venv && venv/bin/pip install fonttools==4.60.1
    venv/bin/python subset.py --noto /usr/share/fonts/opentype/noto --unicode /usr/share/unicode

The same sources and the same fonttools give the same bytes.
"""

import argparse
import bz2
import pathlib

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection

# Face in the sources: name of the file here, name of the family.
FAMILIES = {"NotoSerifCJK": ("NotoSerifSC", "Noto Serif SC"), "NotoSansCJK": ("NotoSansSC", "Noto Sans SC")}
WEIGHTS = ("Regular", "Bold")


def standard_hanzi(unicode_data: pathlib.Path) -> set[int]:
    """通用规范汉字表 (8105), and GB 2312 so that no text of an older system loses a character."""
    text = bz2.decompress((unicode_data / "Unihan_OtherMappings.txt.bz2").read_bytes()).decode()
    rows = (line.split("\t") for line in text.splitlines() if line.startswith("U+"))
    return {int(code[2:], 16) for code, field, _ in rows if field in ("kTGH", "kGB0")}


def gbk_symbols() -> set[int]:
    """Everything in GBK that is not an ideograph: punctuation, fullwidth forms, Greek, Cyrillic, box drawing, …"""
    found = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                text = bytes((high, low)).decode("gb18030")
            except UnicodeDecodeError:
                continue
            code = ord(text) if len(text) == 1 else 0
            ideograph = 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000
            if code and not ideograph and not 0xE000 <= code <= 0xF8FF:
                found.add(code)
    return found


def wanted(unicode_data: pathlib.Path) -> set[int]:
    codes = standard_hanzi(unicode_data) | gbk_symbols()
    codes |= set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))  # Latin
    codes |= set(range(0x391, 0x3CA)) | set(range(0x2460, 0x2500))  # Greek; ①, ⑴, ⒈ and their like
    codes |= set(range(0x2000, 0x200B)) | set(range(0x2010, 0x2028)) | set(range(0x2030, 0x205F))  # spaces, dashes, quotes
    codes |= set(range(0x2070, 0x20A0)) | set(range(0x20A0, 0x20C0)) | set(range(0x2100, 0x21A0))  # ², ₂, €, ℃, Ⅳ
    codes |= set(range(0x2200, 0x2300)) | set(range(0x25A0, 0x2670)) | set(range(0x2700, 0x2760))  # ≥, ■, ☑, ✓
    codes |= set(range(0x3000, 0x3030)) | set(range(0x3220, 0x3400)) | set(range(0xFE30, 0xFE70))  # 〔, ㈠, ㎡
    codes |= set(range(0xFF01, 0xFF5F)) | set(range(0xFFE0, 0xFFE7))  # fullwidth forms
    return codes


def face(path: pathlib.Path, language: str):
    """The face of the collection that is drawn for this language."""
    for font in TTCollection(path, lazy=True).fonts:
        name = font["name"].getDebugName(1)
        if f" CJK {language}" in name and "Mono" not in name:
            return font
    raise SystemExit(f"{path}: no face for {language}")


def rename(font, family: str, stem: str, weight: str) -> None:
    """Named as what it is. The copyright, trademark and licence records stay as they are."""
    version = font["name"].getDebugName(5)
    records = {1: family, 2: weight, 3: f"{version};{stem}-{weight};mingzhang", 4: f"{family} {weight}",
               5: f"{version}; subset for mingzhang", 6: f"{stem}-{weight}"}
    for record in list(font["name"].names):
        if record.nameID in records:
            record.string = records[record.nameID]
        elif record.nameID not in (0, 7, 13, 14):
            font["name"].names.remove(record)
    top = font["CFF "].cff
    top.fontNames = [f"{stem}-{weight}"]
    top.topDictIndex[0].FullName = f"{family} {weight}"
    top.topDictIndex[0].FamilyName = family


def tabular_digits(font) -> None:
    """All digits as wide as the widest, each in the middle: the serif face has a narrow 1 and no `tnum`, and columns of
    figures would not line up."""
    names, glyphs, metrics = font.getBestCmap(), font.getGlyphSet(), font["hmtx"].metrics
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    digits = [names[ord(digit)] for digit in "0123456789"]
    width = max(metrics[name][0] for name in digits)
    for name in digits:
        advance, bearing = metrics[name]
        shift = (width - advance) // 2
        if advance != width:
            pen = T2CharStringPen(width, glyphs)
            glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
            old = strings[name]
            new = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
            # Without its width the string says the default, and with it the difference to the nominal one.
            new.program[0] -= getattr(old.private, "nominalWidthX", 0)
            strings[name].bytecode, strings[name].program = None, new.program
            metrics[name] = (width, bearing + shift)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--noto", type=pathlib.Path, default="/usr/share/fonts/opentype/noto")
    parser.add_argument("--unicode", type=pathlib.Path, default="/usr/share/unicode")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    options = parser.parse_args()
    codes = wanted(options.unicode)
    faces = {(source, weight): face(options.noto / f"{source}-{weight}.ttc", "SC")
             for source in FAMILIES for weight in WEIGHTS}
    # A character that one face lacks would be missing in a heading and not in the text: all or none.
    for font in faces.values():
        codes &= font.getBestCmap().keys()
    hanzi = standard_hanzi(options.unicode)
    print(f"{len(codes)} characters; {len(hanzi - codes)} ideographs that the sources lack: "
          f"{''.join(map(chr, sorted(hanzi - codes)))}")
    for (source, weight), font in faces.items():
        stem, family = FAMILIES[source]
        modified = font["head"].modified  # and not the time of day
        settings = subset.Options(hinting=False, desubroutinize=False, layout_features=["kern"], notdef_outline=True,
                                  recalc_timestamp=False, name_IDs=["*"], drop_tables=["BASE", "VORG", "vhea", "vmtx"])
        subsetter = subset.Subsetter(settings)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        tabular_digits(font)
        rename(font, family, stem, weight)
        font["head"].modified = modified
        font.recalcTimestamp = False
        path = options.out / f"{stem}-{weight}.otf"
        font.flavor = None
        font.save(path)
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
