#!/usr/bin/env python3
"""Adds up a UTF-8, comma-separated bill of layout A with csv and decimal, apart from all TypeScript.

    python3 test/support/oracle.py FILE

prints one JSON line: {"rows", "counted", "currencies": {"CNY": {"rows", "list_cost", "discount", "coupon",
"payable", "tokens", "billed_tokens"}}}, every sum as an exact plain decimal. Anything that is no number stops it.
"""

import csv
import json
import sys
from decimal import Context, Decimal, Inexact, setcontext

AMOUNTS = {
    "list_cost": "目录总价",
    "discount": "优惠金额",
    "coupon": "优惠券抵扣金额",
    "payable": "应付金额(含税)",
}
TOKEN_UNITS = {"千tokens", "KTokens", "1K tokens"}


def column_name(header):
    """`资源信息/实例ID（出账粒度） ` → `实例ID(出账粒度)`"""
    folded = header.replace("（", "(").replace("）", ")").strip()
    return folded.split("/", 1)[-1].strip()


def is_model_studio(row):
    """Model Studio itself, or marketplace resale with an eight-field Instance ID."""
    product = row["产品Code"].strip()
    fields = row["实例ID(出账粒度)"].strip().split(";")
    return product == "sfm" or (product.startswith("mpintl-") and len(fields) == 8 and "/" in fields[1])


def tokens(row, column):
    """Tokens of a row by one of its usage columns; other units have none."""
    if row["用量单位"].strip() not in TOKEN_UNITS:
        return Decimal(0)
    return Decimal(row[column].strip()) * 1000


def plain(value):
    """No exponent, no trailing zeros, no minus zero."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def add_up(rows):
    """Counts all rows and sums those of Model Studio by currency."""
    read, sums = 0, {}
    for row in rows:
        read += 1
        if not is_model_studio(row):
            continue
        one = sums.setdefault(row["定价币种"].strip(), {"rows": 0})
        one["rows"] += 1
        parts = {name: Decimal(row[column].strip()) for name, column in AMOUNTS.items()}
        parts["tokens"] = tokens(row, "抵扣前用量")
        parts["billed_tokens"] = tokens(row, "用量")
        for name, value in parts.items():
            one[name] = one.get(name, Decimal(0)) + value
    return read, sums


def main(path):
    setcontext(Context(prec=200, traps=[Inexact]))
    csv.field_size_limit(sys.maxsize)
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file, strict=True)
        rows = (line for line in lines if line)
        header = [column_name(cell) for cell in next(rows)]
        read, sums = add_up(dict(zip(header, row, strict=True)) for row in rows)
    written = {
        currency: {name: value if name == "rows" else plain(value) for name, value in one.items()}
        for currency, one in sorted(sums.items())
    }
    counted = sum(one["rows"] for one in sums.values())
    print(json.dumps({"rows": read, "counted": counted, "currencies": written}))


if __name__ == "__main__":
    main(sys.argv[1])
