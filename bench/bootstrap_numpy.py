"""2,000-fold stratified BCa bootstrap of macro-F1 and of a paired difference, as one would write it by hand in NumPy.

    /usr/bin/python3 bench/bootstrap_numpy.py ROWS      (ROWS is written by: Millibar.Bench bootstrap-cpu ROWS)

Two ways: drawing rows (what most code does: one code a row for its (truth, first, second) cell, kept in 16 bits and sorted by
class, so that a resample is one draw of indices a class, one take and one bincount) and drawing the cells of the table
(multinomial counts, all resamples at once: the method that Millibar uses).
"""
import sys
import time

import numpy as np
from statistics import NormalDist

B, K = 2000, 10


def macro_f1(table):
    """... x K x K counts (truth, predicted) -> macro-F1."""
    hits = np.einsum("...ii->...i", table)
    margins = table.sum(-1) + table.sum(-2)
    with np.errstate(invalid="ignore"):
        f1 = np.where(margins > 0, 2 * hits / margins, np.nan)
    return np.nanmean(f1, axis=-1)


def single(joint):
    return macro_f1(joint.sum(-1))


def difference(joint):
    return macro_f1(joint.sum(-1)) - macro_f1(joint.sum(-2))


def bca(statistic, joint, replicates, level=0.95):
    """joint: K x K x K counts of (truth, first, second); the jackknife leaves one row of each cell out."""
    law = NormalDist()
    value = float(statistic(joint[None].astype(float))[0])
    cells = np.flatnonzero(joint)
    left = np.repeat(joint.reshape(1, -1).astype(float), len(cells), axis=0)
    left[np.arange(len(cells)), cells] -= 1
    influence = value - statistic(left.reshape(-1, K, K, K))
    weight = joint.reshape(-1)[cells]
    influence = influence - np.average(influence, weights=weight)
    a = (weight * influence**3).sum() / (6 * (weight * influence**2).sum() ** 1.5)
    z0 = law.inv_cdf((np.sum(replicates < value) + 0.5 * np.sum(replicates == value)) / len(replicates))
    limits = []
    for z in (law.inv_cdf((1 - level) / 2), law.inv_cdf((1 + level) / 2)):
        limits.append(law.cdf(z0 + (z0 + z) / (1 - a * (z0 + z))))
    low, high = np.quantile(replicates, limits)
    return value, low, high


def by_rows(statistic, truth, first, second, paired, rng):
    code = ((truth * K + first) * K + (second if paired else first)).astype(np.uint16)
    code.sort()
    starts = np.searchsorted(code, np.arange(K + 1) * K * K)
    joint = np.bincount(code, minlength=K**3).reshape(K, K, K)
    parts = [code[starts[c]:starts[c + 1]] for c in range(K) if starts[c + 1] > starts[c]]
    drawn = np.empty_like(code)
    tables = np.empty((B, K**3), np.int32)
    for b in range(B):
        at = 0
        for part in parts:
            m = len(part)
            np.take(part, rng.integers(0, m, m, dtype=np.uint32), out=drawn[at:at + m])
            at += m
        tables[b] = np.bincount(drawn, minlength=K**3)
    return bca(statistic, joint, statistic(tables.reshape(B, K, K, K).astype(float)))


def by_cells(statistic, truth, first, second, paired, rng):
    code = (truth * K + first) * K + (second if paired else first)
    joint = np.bincount(code, minlength=K**3).reshape(K, K, K)
    tables = np.empty((B, K, K * K))
    for c in range(K):
        cells = joint[c].reshape(-1)
        used = np.flatnonzero(cells)
        tables[:, c] = 0
        tables[:, c, used] = rng.multinomial(cells.sum(), cells[used] / cells.sum(), size=B)
    return bca(statistic, joint, statistic(tables.reshape(B, K, K, K)))


def main():
    rows = np.fromfile(sys.argv[1], np.int32).astype(np.int64)
    truth, first, second = rows.reshape(3, -1)
    print(f"numpy {np.__version__}, n = {len(truth)}, B = {B}")
    for name, way in (("rows", by_rows), ("cells", by_cells)):
        for what, statistic, paired in (("macro-F1 interval", single, False), ("paired difference", difference, True)):
            best = None
            for repeat in range(2 if name == "rows" else 5):
                cpu, wall = time.process_time(), time.perf_counter()
                value, low, high = way(statistic, truth, first, second, paired, np.random.default_rng(repeat))
                spent = time.process_time() - cpu, time.perf_counter() - wall
                best = spent if best is None else min(best, spent)
            print(f"{name}: {what:20s} {value:.5f} ({low:.5f} to {high:.5f})  cpu {best[0]:.4f} s  wall {best[1]:.4f} s")


if __name__ == "__main__":
    main()
