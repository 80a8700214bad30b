#!/usr/bin/env python3
"""The ladder of `millibar try --rungs constant,linear,neighbours,boosting --no-curve`, written with scikit-learn.

    /usr/bin/python3 bench/try_sklearn.py FILE TARGET [--drop COLS] [--threads N] [--plain]

Two ways to write it. `--plain` is what scikit-learn's documentation leads to: a pipeline of a ColumnTransformer (one-hot levels come
out sparse), LogisticRegressionCV with its default solver, KNeighborsClassifier with 15 neighbours and no search at all, folds side by
side. Without it, everything that we know to be faster on these data: features encoded once for all rungs, dense where that is not
wide, Newton's method for the logistic regression, neighbours searched once for all candidates, and inner choices made on as few rows
as Millibar makes them on. Both boost with the same held-out parts and refits as Millibar.

Both boost with LightGBM through its C interface, out of the same native library that Millibar uses (the NuGet package's copy; set
LIGHTGBM_LIB to another): what its Python package would add in time is left out, in Python's favour. So are the checks, paired
comparisons, the label audit, latency, the ceiling and the HTML page. Intervals are there for every metric, as in Millibar; both ways
get them without scikit-learn's metric functions in a loop over resamples, which would take minutes.

Needs Debian's python3-sklearn; with libopenblas0-pthread beside it NumPy's products are fast, without it they are not.
Prints one JSON object: values with 95 % intervals for each rung, and the seconds from process start to here.
"""
import time

T0 = time.time()

import argparse
import csv
import ctypes
import glob
import json
import os
import sys
import warnings

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # idle OpenMP threads sleep: far faster on a machine with other work

import numpy as np
from joblib import Parallel, delayed
from scipy import sparse
from scipy.stats import norm, rankdata
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegressionCV, RidgeCV
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold, ShuffleSplit, StratifiedKFold, StratifiedShuffleSplit, train_test_split
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")
RESAMPLES, SEED, WIDEST_DENSE = 2000, 0, 1000


# ---- reading -------------------------------------------------------------------------------------------------------
def read(path, target, drop):
    """Columns as float arrays (NaN missing) or string arrays ('' missing), and the target."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        columns = dict(zip(header, zip(*rows)))
    numeric, text = {}, {}
    for name, values in columns.items():
        if name == target or name in drop:
            continue
        blank = [v.strip() in ("", "?", "NA") for v in values]
        try:
            numeric[name] = np.array([np.nan if b else float(v) for v, b in zip(values, blank)])
        except ValueError:
            levels = np.array(["" if b else v for v, b in zip(values, blank)], dtype=object)
            if len(set(levels)) < 0.9 * len(levels):  # identifiers are no features
                text[name] = levels
    return numeric, text, np.array(columns[target])


# ---- LightGBM through its C interface ------------------------------------------------------------------------------
class LightGbm:
    """The few calls of LightGBM's C interface that training with early stopping needs."""

    def __init__(self):
        found = sorted(glob.glob(os.path.expanduser("~/.nuget/packages/lightgbm/*/runtimes/linux-x64/native/lib_lightgbm.so")))
        path = os.environ.get("LIGHTGBM_LIB") or (found[-1] if found else None)
        self.lib = ctypes.CDLL(path) if path else None
        if self.lib:
            self.lib.LGBM_GetLastError.restype = ctypes.c_char_p

    def call(self, name, *arguments):
        if getattr(self.lib, name)(*arguments) != 0:
            raise RuntimeError(self.lib.LGBM_GetLastError().decode())

    def dataset(self, x, y, parameters, reference=None):
        handle = ctypes.c_void_p()
        x = np.ascontiguousarray(x, dtype=np.float32)
        self.call("LGBM_DatasetCreateFromMat", x.ctypes.data_as(ctypes.c_void_p), 0, ctypes.c_int32(x.shape[0]), ctypes.c_int32(x.shape[1]),
                  1, parameters, reference, ctypes.byref(handle))
        y = np.ascontiguousarray(y, dtype=np.float32)
        self.call("LGBM_DatasetSetField", handle, b"label", y.ctypes.data_as(ctypes.c_void_p), ctypes.c_int(len(y)), 0)
        return handle

    def start(self, x, y, learning, held, text):
        """An ensemble without trees and the data sets it needs."""
        train = self.dataset(x[learning], y[learning], text)
        booster = ctypes.c_void_p()
        self.call("LGBM_BoosterCreate", train, text, ctypes.byref(booster))
        if held is None:
            return booster, [train]
        valid = self.dataset(x[held], y[held], text, train)
        self.call("LGBM_BoosterAddValidData", booster, valid)
        return booster, [train, valid]

    def free(self, booster, sets):
        self.call("LGBM_BoosterFree", booster)
        for handle in sets:
            self.call("LGBM_DatasetFree", handle)

    def fit_predict(self, x, y, all_rows, parts, refit, x_out, parameters, width, rounds, patience):
        """Boosts until the mean loss on all held-out parts makes no progress; then, where asked, as many rounds on all rows."""
        text, finished, count, loss = parameters.encode(), ctypes.c_int(), ctypes.c_int(), (ctypes.c_double * 4)()
        runs = [self.start(x, y, learning, held, text) for learning, held in parts]
        best, best_round = np.inf, 0
        for i in range(1, rounds + 1):
            mean, grows = 0, False
            for booster, _ in runs:
                self.call("LGBM_BoosterUpdateOneIter", booster, ctypes.byref(finished))
                self.call("LGBM_BoosterGetEval", booster, 1, ctypes.byref(count), loss)
                mean, grows = mean + loss[0] / len(runs), grows or not finished.value
            if mean < best:
                best, best_round = mean, i
            if not grows or i - best_round >= patience:
                break
        if refit:
            runs.insert(0, self.start(x, y, all_rows, None, text))
            for _ in range(best_round):
                self.call("LGBM_BoosterUpdateOneIter", runs[0][0], ctypes.byref(finished))
        x_out = np.ascontiguousarray(x_out, dtype=np.float32)
        out, length = np.empty(len(x_out) * width), ctypes.c_int64()
        self.call("LGBM_BoosterPredictForMat", runs[0][0], x_out.ctypes.data_as(ctypes.c_void_p), 0, ctypes.c_int32(x_out.shape[0]),
                  ctypes.c_int32(x_out.shape[1]), 1, 0, 0, best_round, text, ctypes.byref(length), out.ctypes.data_as(ctypes.c_void_p))
        for booster, sets in runs:
            self.free(booster, sets)
        return out.reshape(len(x_out), width) if width > 1 else out


# ---- the rungs: out-of-fold predictions ----------------------------------------------------------------------------
def encode(numeric, text, train, test):
    """Standardised numbers and one-hot levels; dense where that is not wide: nearest neighbours are then 17 times faster."""
    parts = []
    if numeric.shape[1]:
        parts.append(make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()).fit(numeric[train]))
    if text.shape[1]:
        parts.append(OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=2, sparse_output=True).fit(text[train]))
    sources = [m for m in (numeric, text) if m.shape[1]]
    stacked = [sparse.hstack([p.transform(m[rows]) for p, m in zip(parts, sources)], format="csr") for rows in (train, test)]
    return [m.toarray() for m in stacked] if stacked[0].shape[1] <= WIDEST_DENSE else stacked


def inner_splits(y, task, few, many_folds, seed=SEED):
    """One fifth held out, or folds where rows are few: as Millibar chooses its settings."""
    if len(y) > few:
        split = ShuffleSplit if task == "regression" else StratifiedShuffleSplit
        return list(split(1, test_size=0.2, random_state=seed).split(y, y))
    folds = KFold if task == "regression" else StratifiedKFold
    return list(folds(many_folds, shuffle=True, random_state=seed).split(y, y))


def linear(x, y, x_out, task):
    if task == "regression":
        return RidgeCV(alphas=np.logspace(-3, 4, 15)).fit(x, y).predict(x_out)
    newton = task == "binary" and isinstance(x, np.ndarray)  # by far the fastest solver there is, where it applies
    model = LogisticRegressionCV(Cs=np.logspace(-3, 2, 6), cv=inner_splits(y, task, 5000, 3 if len(y) > 1000 else 5), scoring="neg_log_loss",
                                 max_iter=300, solver="newton-cholesky" if newton else "lbfgs")
    return model.fit(x, y).predict_proba(x_out)


def votes(found, y, task, k, neighbours):
    """Mean of the first so many neighbours' values or one-hot classes, and one vote shared by class frequency."""
    first = found[:, :neighbours]
    if task == "regression":
        return y[first].mean(1)
    counts = np.stack([(y[first] == c).sum(1) for c in range(k)], 1)
    return (counts + np.bincount(y, minlength=k) / len(y)) / (neighbours + 1)


def neighbours(x, y, x_out, task, k):
    """k neighbours of 1 to 45, chosen by squared error: searched once for the largest."""
    candidates, error = [1, 3, 5, 9, 15, 25, 45], np.zeros(7)
    search = lambda a, b, n: NearestNeighbors(n_neighbors=n, algorithm="auto" if a.shape[1] <= 15 else "brute").fit(a).kneighbors(b, return_distance=False)
    for train, held in inner_splits(y, task, 2000, 5):
        held = held[:2000]
        found = search(x[train], x[held], 45)
        truth = y[held] if task == "regression" else np.eye(k)[y[held]]
        error += [np.square(votes(found, y[train], task, k, n) - truth).sum() for n in candidates]
    best = candidates[int(error.argmin())]
    return votes(search(x, x_out, best), y, task, k, best)


def constant(y, count, task, k):
    return np.full(count, np.median(y)) if task == "regression" else np.tile(np.bincount(y, minlength=k) / len(y), (count, 1))


def boost(engine, x, y, train, test, task, classes, categories):
    """As Millibar cuts: below 10,000 rows up to four held-out fifths and a refit on all rows, above a single small part and no refit."""
    n, trees = len(train), classes if task == "multiclass" else 1
    share = 0.2 if n < 10_000 else max(0.05, 1000 / n)
    parts = [train_test_split(train, test_size=share, random_state=SEED + i, stratify=None if task == "regression" else y[train])
             for i in range(min(4, max(1, 10_000 // (n * trees))))]
    objective = {"binary": "objective=binary metric=binary_logloss", "regression": "objective=regression metric=l2",
                 "multiclass": f"objective=multiclass metric=multi_logloss num_class={classes}"}[task]
    named = f" categorical_feature={','.join(map(str, categories))}" if categories else ""
    parameters = f"{objective} learning_rate=0.1 num_leaves=31 num_threads=1 force_row_wise=true verbosity=-1{named}"
    patience = {"binary": 15, "multiclass": 10, "regression": 30}[task]
    out = engine.fit_predict(x, y, train, parts, n < 10_000, x[test], parameters, classes if task == "multiclass" else 1, 500, patience)
    return np.column_stack([1 - out, out]) if task == "binary" else out


def plain_fold(name, numbers, words, y, train, test, task):
    """One fold of one rung by a pipeline, as the documentation has it."""
    x = np.hstack([numbers, words])
    columns = ColumnTransformer([
        ("number", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), slice(0, numbers.shape[1])),
        ("word", OneHotEncoder(handle_unknown="ignore"), slice(numbers.shape[1], x.shape[1]))])
    if task == "regression":
        model = RidgeCV(alphas=np.logspace(-3, 4, 15)) if name == "linear" else KNeighborsRegressor(15)
    else:
        model = LogisticRegressionCV(Cs=np.logspace(-3, 2, 6), cv=3, scoring="neg_log_loss", max_iter=300) if name == "linear" else KNeighborsClassifier(15)
    fitted = make_pipeline(columns, model).fit(x[train], y[train])
    return fitted.predict(x[test]) if task == "regression" else fitted.predict_proba(x[test])


# ---- metrics with intervals ----------------------------------------------------------------------------------------
Z = norm.ppf(0.975)


def mean_interval(values):
    middle, half = values.mean(), Z * values.std(ddof=1) / np.sqrt(len(values))
    return [float(middle), float(middle - half), float(middle + half)]


def delong(truth, score):
    """ROC AUC with DeLong's interval, by ranks."""
    positive, negative = score[truth == 1], score[truth == 0]
    m, n = len(positive), len(negative)
    ranks = rankdata(np.concatenate([positive, negative]))
    v10 = (ranks[:m] - rankdata(positive)) / n
    v01 = 1 - (ranks[m:] - rankdata(negative)) / m
    half = Z * np.sqrt(v10.var(ddof=1) / m + v01.var(ddof=1) / n)
    return [float(v10.mean()), float(v10.mean() - half), float(v10.mean() + half)]


def by_table(truth, predicted, k, rng):
    """Metrics of the confusion table, 2,000-fold bootstrap of its cells."""
    table = np.bincount(truth * k + predicted, minlength=k * k)
    drawn = rng.multinomial(len(truth), table / len(truth), size=RESAMPLES).reshape(RESAMPLES, k, k)
    def all_of(t):
        hits, rows, columns, n = np.einsum("...ii->...i", t), t.sum(-1), t.sum(-2), t.sum((-1, -2))
        with np.errstate(all="ignore"):
            expected = (rows * columns).sum(-1) / n
            return {
                "f1_macro": np.nanmean(2 * hits / (rows + columns), -1), "balanced_accuracy": np.nanmean(hits / rows, -1),
                "cohen_kappa": (hits.sum(-1) - expected) / (n - expected),
                "mcc": (hits.sum(-1) * n - (rows * columns).sum(-1)) / np.sqrt((n**2 - (rows**2).sum(-1)) * (n**2 - (columns**2).sum(-1)))}
    values, resampled = all_of(table.reshape(k, k).astype(float)), all_of(drawn.astype(float))
    return {name: [float(values[name]), *map(float, np.nanquantile(resampled[name], [0.025, 0.975]))] for name in values}


def bootstrapped(statistic, truth, score, rng, resamples=RESAMPLES):
    draws = [statistic(truth[i], score[i]) for i in (rng.integers(0, len(truth), len(truth)) for _ in range(resamples))]
    return [float(statistic(truth, score)), *map(float, np.quantile(draws, [0.025, 0.975]))]


def by_weights(truth, score, rng):
    """Average precision and expected calibration error: rows ordered once, each resample is a weight of every row."""
    order = np.argsort(-score, kind="stable")
    positive, gaps = truth[order] == 1, score[order] - truth[order]
    bins = np.minimum((score[order] * 15).astype(int), 14)
    def both(weights):
        hits = np.cumsum(weights * positive)
        return (weights * positive * hits / np.maximum(np.cumsum(weights), 1)).sum() / hits[-1], np.abs(np.bincount(bins, weights * gaps)).sum() / weights.sum()
    n, value = len(truth), both(np.ones(len(truth)))
    low, high = np.quantile([both(np.bincount(rng.integers(0, n, n), minlength=n)) for _ in range(RESAMPLES)], [0.025, 0.975], axis=0)
    return {name: [float(value[i]), float(low[i]), float(high[i])] for i, name in enumerate(("average_precision", "expected_calibration_error"))}


def measure(task, truth, out, k, rng):
    if task == "regression":
        errors = np.abs(truth - out)
        return {"mae": mean_interval(errors), "rmse": bootstrapped(lambda t, s: np.sqrt(np.mean((t - s) ** 2)), truth, out, rng),
                "r2": bootstrapped(r2_score, truth, out, rng), "median_absolute_error": bootstrapped(median_absolute_error, truth, out, rng)}
    predicted = out.argmax(1)
    losses = -np.log(np.clip(out[np.arange(len(truth)), truth], 1e-15, 1))
    metrics = {"accuracy": mean_interval((predicted == truth).astype(float)), "log_loss": mean_interval(losses), **by_table(truth, predicted, k, rng)}
    if task == "binary":
        metrics["roc_auc"] = delong(truth, out[:, 1])
        metrics["brier"] = mean_interval((out[:, 1] - truth) ** 2)
        metrics.update(by_weights(truth, out[:, 1], rng))
    else:
        own = out[np.arange(len(truth)), truth][:, None]
        metrics["recall_top5"] = mean_interval(((out >= own).sum(1) <= 5).astype(float))
    return metrics


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("target")
    parser.add_argument("--drop", default="")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    numeric, text, raw = read(options.file, options.target, options.drop.split(","))
    try:
        values = raw.astype(float)
        task = "regression" if len(np.unique(values)) > 20 else None
    except ValueError:
        task = None
    if task is None:
        names, y = np.unique(raw, return_inverse=True)
        task = "binary" if len(names) == 2 else "multiclass"
    else:
        names, y = [], values
    k = len(names)
    rng = np.random.default_rng(SEED)
    stratify = None if task == "regression" else y
    train, locked = train_test_split(np.arange(len(y)), test_size=0.2, random_state=SEED, stratify=stratify) if len(y) >= 2000 else (np.arange(len(y)), None)
    folds = (KFold if task == "regression" else StratifiedKFold)(5, shuffle=True, random_state=SEED)
    jobs = [(train[a], train[b]) for a, b in folds.split(train, stratify if stratify is None else y[train])]
    if locked is not None:
        jobs.append((train, locked))
    numbers = np.column_stack([*numeric.values()]) if numeric else np.empty((len(y), 0))
    words = np.column_stack([*(np.unique(t, return_inverse=True)[1] for t in text.values())]) if text else np.empty((len(y), 0), int)
    codes, categories = np.hstack([numbers, words]).astype(np.float32), list(range(numbers.shape[1], numbers.shape[1] + words.shape[1]))
    engine, seconds = LightGbm(), {"start": time.time() - T0}
    encoded = [] if options.plain else [encode(numbers, words, a, b) for a, b in jobs]
    seconds["encode"] = time.time() - T0 - seconds["start"]

    def climb(name):
        if name == "constant":
            return [constant(y[a], len(b), task, k) for a, b in jobs]
        if options.plain and name != "boosting":
            few = len(y) < 5000 or name == "neighbours"  # processes cost more than they save; neighbours are searched by all threads already
            return Parallel(n_jobs=1 if few else options.threads)(delayed(plain_fold)(name, numbers, words, y, a, b, task) for a, b in jobs)
        if name == "linear":
            return [linear(x, y[a], x_out, task) for (a, _), (x, x_out) in zip(jobs, encoded)]
        if name == "neighbours":
            return [neighbours(x, y[a], x_out, task, k) for (a, _), (x, x_out) in zip(jobs, encoded)]
        return Parallel(n_jobs=options.threads, prefer="threads")(delayed(boost)(engine, codes, y, a, b, task, k, categories) for a, b in jobs)

    report, on_test = [], []
    for name in ("constant", "linear", "neighbours", "boosting"):
        begun = time.time()
        predicted = climb(name)
        fitted = time.time()
        order = np.argsort(np.concatenate([b for _, b in jobs[:5]]))
        report.append({"rung": name, "metrics": measure(task, y[np.sort(train)], np.concatenate(predicted[:5])[order], k, rng)})
        on_test.append(predicted[-1])
        seconds[name], seconds[name + " intervals"] = fitted - begun, time.time() - fitted
    best = min(range(4), key=lambda i: report[i]["metrics"][{"binary": "log_loss", "multiclass": "log_loss", "regression": "mae"}[task]][0])
    test = None if locked is None else measure(task, y[locked], on_test[best], k, rng)
    json.dump({"task": task, "rows": len(y), "ladder": report, "candidate": report[best]["rung"], "test": test, "seconds": {k: round(v, 3) for k, v in seconds.items()},
               "total_seconds": round(time.time() - T0, 3)}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
