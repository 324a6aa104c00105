#!/usr/bin/env python3
"""Adds up random bills with csv and decimal, apart from all TypeScript.

    python3 test/support/money/oracle.py FOLDER

reads every .csv of the folder (UTF-8, comma) and prints one JSON object: file name -> {"total", "model", "unit"},
each a list of the contract's rows (key, currency, rows and measures, exact plain decimals, null where the bill does
not say), and "cost" and "usage", the lines of a summary page. Anything that is no number stops it.
"""

import csv
import json
import os
import sys
from decimal import Context, Decimal, Inexact, setcontext

UNITS = {
    "千tokens": ("token", 1000),
    "tokens": ("token", 1),
    "百万tokens": ("token", 1000000),
    "张": ("image", 1),
    "秒": ("second", 1),
    "分钟": ("second", 60),
    "万字": ("character", 10000),
    "次": ("call", 1),
    "小时": ("hour", 1),
}
COUNTED = {"image": "images", "second": "seconds", "character": "characters", "call": "calls"}
MONEY = {
    "list_cost": "目录总价",
    "discount": "优惠金额",
    "coupon": "优惠券抵扣金额",
    "savings_plan": "订阅抵扣目录总价",
    "payable": "应付金额（含税）",
    "rounding": "抹零",
    "voucher": "代金券抵扣金额",
    "cash": "现金支付",
    "prepaid": "储值卡支付金额",
    "outstanding": "欠费金额",
}
TAKEN = {
    "discount": "- Discount",
    "coupon": "- Coupon",
    "savings_plan": "- Savings plan",
    "rounding": "- Rounding",
}
TOKENS = {
    "input_tokens": "Input tokens",
    "cached_tokens": "Cached tokens",
    "output_tokens": "Output tokens",
    "tokens": "= Tokens",
}
CORRECTIONS = {"订阅退订费用": "of this refunds", "调账费用": "of this adjustments", "抹零费用": "of this rounding"}
COUNTS = {"images": "Images", "seconds": "Seconds", "characters": "Characters", "calls": "Calls"}


def number(text):
    """The cell as a decimal; None where it is empty or the column absent."""
    return None if text in (None, "") else Decimal(text.replace(",", ""))


def plain(value):
    """No exponent, no trailing zeros, no minus zero."""
    if value is None:
        return None
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def token_kind(usage_type):
    words = usage_type.split("_")
    if "cache" in words and "creation" not in words:
        return "cached_tokens"
    return "output_tokens" if "output" in words else "input_tokens"


def measures(row):
    """What one row adds to the measures of the contract."""
    base, factor = UNITS[row["用量单位"]]
    billed = number(row["用量"]) * factor
    before = number(row.get("抵扣前用量"))
    consumed = billed if before is None else before * factor
    deducted = number(row.get("抵扣用量"))
    deducted = None if deducted is None else deducted * factor
    usage_type = row["实例ID（出账粒度）"].split(";")[3]
    is_tokens = base == "token"
    added = {name: Decimal(0) for name in [*TOKENS, *COUNTS, "billed_tokens"]}
    if is_tokens:
        added[token_kind(usage_type)] = added["tokens"] = consumed
        added["billed_tokens"] = billed
    elif base in COUNTED:
        added[COUNTED[base]] = consumed
    free = None
    if deducted is not None and "费用类型" in row:
        free = deducted if is_tokens and row["费用类型"] == "免费额度" else Decimal(0)
    usage = {"free_tokens": free, "consumed": consumed, "deducted": deducted, "billed": billed}
    return {**added, **usage, **{name: number(row.get(column)) for name, column in MONEY.items()}}


def add(sums, key, added):
    one = sums.setdefault(key, {"rows": 0})
    one["rows"] += 1
    for name, value in added.items():
        before = one.get(name)
        one[name] = before if value is None else value if before is None else before + value


def add_up(path):
    """Sums by currency, by model, by unit and by fee type; the last three by currency too."""
    total, model, unit, fee = {}, {}, {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            added, currency = measures(row), row["定价币种"]
            add(total, ("", currency), added)
            add(model, (row["实例ID（出账粒度）"].split(";")[2], currency), added)
            add(unit, (UNITS[row["用量单位"]][0], currency), added)
            add(fee, (row.get("费用类型"), currency), added)
    return total, model, unit, fee


def cost_lines(one, fee, currency):
    """From list cost down to payable; what no column explains has a line of its own. Then what of it corrects."""
    taken = [name for name in TAKEN if one[name]]
    lines = [] if one["list_cost"] is None else [("List cost", one["list_cost"])]
    lines += [(TAKEN[name], one[name]) for name in taken]
    if one["list_cost"] is not None:
        rest = one["list_cost"] - sum(one[name] for name in taken) - one["payable"]
        lines += [("- Other, in no column of the bill", rest)] if rest else []
    corrected = [(label, fee[(name, currency)]["payable"]) for name, label in CORRECTIONS.items() if (name, currency) in fee]
    lines += [("= Payable", one["payable"]), *((label, value) for label, value in corrected if value)]
    return [(label, plain(value)) for label, value in lines]


def usage_lines(total, unit):
    """What was consumed over all currencies; lines of nothing are left out."""

    def over_all(sums, name):
        values = [one[name] for one in sums if one[name] is not None]
        return sum(values) if values else None

    all_of = {name: over_all(total.values(), name) for name in [*TOKENS, *COUNTS, "free_tokens", "billed_tokens"]}
    free, billed = all_of["free_tokens"], all_of["billed_tokens"]
    packaged = None if free is None else max(all_of["tokens"] - free - billed, Decimal(0))
    hours = over_all([one for (base, _), one in unit.items() if base == "hour"], "consumed")
    lines = [
        *((label, all_of[name]) for name, label in TOKENS.items()),
        ("of these covered by free quota", free),
        ("of these covered by resource packages", packaged),
        ("of these billed", billed),
        *((label, all_of[name]) for name, label in COUNTS.items()),
        ('in unit "hour"', hours),
    ]
    return [(label, plain(value)) for label, value in lines if value]


def written(sums):
    return [
        {"key": key, "currency": currency, **{name: v if name == "rows" else plain(v) for name, v in one.items()}}
        for (key, currency), one in sums.items()
    ]


def answer(path):
    total, model, unit, fee = add_up(path)
    return {
        "total": written(total),
        "model": written(model),
        "unit": written(unit),
        "cost": {currency: cost_lines(one, fee, currency) for (_, currency), one in total.items()},
        "usage": usage_lines(total, unit),
    }


def main(folder):
    setcontext(Context(prec=200, traps=[Inexact]))
    names = sorted(name for name in os.listdir(folder) if name.endswith(".csv"))
    json.dump({name: answer(os.path.join(folder, name)) for name in names}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
