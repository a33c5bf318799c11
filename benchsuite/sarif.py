#!/usr/bin/env python3
"""Holds SARIF logs against the official schema.

The schema (sarif-schema-2.1.0.json of OASIS) is no part of the repository: take it from
https://docs.oasis-open.org/sarif/sarif/v2.1.0/, or from the crate `serde-sarif`, which carries it as `src/schema.json`.
Needs jsonschema.

    mingzhang check --format sarif books -o findings.sarif
    benchsuite/sarif.py sarif-schema-2.1.0.json findings.sarif
"""
import json
import sys
from pathlib import Path

from jsonschema import Draft7Validator, FormatChecker


def main(schema: str, *logs: str) -> int:
    validator = Draft7Validator(json.loads(Path(schema).read_text("utf-8")), format_checker=FormatChecker())
    bad = 0
    for log in logs:
        errors = list(validator.iter_errors(json.loads(Path(log).read_text("utf-8"))))
        for error in errors[:20]:
            print(f"{log}: {error.json_path}: {error.message[:200]}")
        print(f"{log}: {'valid' if not errors else f'{len(errors)} errors'}")
        bad += bool(errors)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
