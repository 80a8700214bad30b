"""Confident learning in numpy: the published algorithm (Northcutt, Jiang, Chuang, JAIR 2021), written by us for comparison.

It is not cleanlab, which has its own rounding, splitting into batches and processes; it does the same work with the same library.
Makes the rows that `Millibar.Labels speed` reads, then flags them.

    python3 bench/confident_numpy.py FOLDER N K [make]
"""
import resource
import sys
import time

import numpy as np


def make(folder, n, k):
    """Labels wrong in one of ten; a model that is right in most rows and unsure in some. Written in parts."""
    rng = np.random.default_rng(0)
    truth = rng.integers(0, k, n)
    given = np.where(rng.random(n) < 0.1, rng.integers(0, k, n), truth)
    given.astype(np.int32).tofile(f"{folder}/given")
    with open(f"{folder}/probabilities", "wb") as out:
        for start in range(0, n, 10_000):
            part = truth[start : start + 10_000]
            logits = rng.standard_normal((len(part), k), dtype=np.float32)
            logits[np.arange(len(part)), part] += np.log(k) + 1.5 + rng.standard_normal(len(part)).astype(np.float32)
            p = np.exp(logits)
            (p / p.sum(axis=1, keepdims=True)).astype(np.float32).tofile(out)


def joint(given, p):
    n, k = p.shape
    labelled = np.bincount(given, minlength=k)
    own = p[np.arange(n), given]
    thresholds = np.bincount(given, weights=own, minlength=k) / labelled
    bold = np.where(p >= thresholds, p, -1.0)
    confident = bold.argmax(axis=1)
    sure = bold[np.arange(n), confident] >= 0
    raw = np.bincount(given[sure] * k + confident[sure], minlength=k * k).reshape(k, k)
    counted = raw.sum(axis=1)
    scaled = raw / np.maximum(counted, 1)[:, None] * labelled[:, None]
    return scaled, confident, sure


def by_noise_rate(given, p, scaled):
    n, k = p.shape
    flagged = np.zeros(n, bool)
    for i in range(k):
        rows = np.flatnonzero(given == i)
        for j in range(k):
            most = int(round(scaled[i, j]))
            if i == j or most == 0:
                continue
            margin = p[rows, j] - p[rows, i]
            best = np.argpartition(-margin, most - 1)[:most] if most < len(rows) else np.arange(len(rows))
            flagged[rows[best[margin[best] > 0]]] = True
    return flagged


def by_class(given, p, scaled):
    n, k = p.shape
    own = p[np.arange(n), given]
    other = p.max(axis=1) > own
    flagged = np.zeros(n, bool)
    labelled = np.bincount(given, minlength=k)
    for i in range(k):
        rows = np.flatnonzero((given == i) & other)
        most = min(int(round(labelled[i] - scaled[i, i])), len(rows))
        if most:
            flagged[rows[np.argpartition(own[rows], most - 1)[:most]]] = True
    return flagged


def main():
    folder, n, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if sys.argv[4:] == ["make"]:
        return make(folder, n, k)
    given = np.fromfile(f"{folder}/given", np.int32).astype(np.int64)
    p = np.fromfile(f"{folder}/probabilities", np.float32).astype(np.float64).reshape(n, k)
    for name in ("NoiseRate", "Class", "Joint"):
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            scaled, confident, sure = joint(given, p)
            if name == "NoiseRate":
                flagged = by_noise_rate(given, p, scaled)
            elif name == "Class":
                flagged = by_class(given, p, scaled)
            else:
                flagged = sure & (confident != given)
            best = min(best, time.perf_counter() - start)
        rows = np.flatnonzero(flagged)
        print(f"{name}: {len(rows)} flags, checksum {int(((rows + 1) * (rows + 7) % 1_000_003).sum())}, {best:.3f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB, {n} x {k}, numpy {np.__version__}")


main()
