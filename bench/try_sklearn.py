#!/usr/bin/env python3
"""The ladder of `millibar try --rungs constant,linear,neighbours,boosting --no-curve`, as a careful user would write it
with scikit-learn and LightGBM.

    /usr/bin/python3 bench/try_sklearn.py FILE TARGET [--drop COLS] [--threads N]

Needs Debian's python3-sklearn. LightGBM is called through its C interface, out of the same native library that Millibar
uses (the NuGet package's copy; set LIGHTGBM_LIB to another); what LightGBM's own Python package would add in time is thus
left out, in Python's favour. So is a nested cross-validation below 2,000 rows, the checks, the ceiling and the HTML page.

Threads: folds side by side where the fit itself is serial (linear in processes, boosting in threads with one OpenMP
thread each, both measured faster than threads inside the fit); nearest neighbours uses all threads inside.

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
from scipy.stats import norm, rankdata
from sklearn.compose import ColumnTransformer
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegressionCV, RidgeCV
from sklearn.metrics import average_precision_score, mean_absolute_error, median_absolute_error, r2_score
from sklearn.model_selection import GridSearchCV, KFold, StratifiedKFold, train_test_split
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")
RESAMPLES, SEED = 2000, 0


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

    def fit_predict(self, x, y, inner_train, inner_valid, x_out, parameters, width, rounds, patience):
        text = parameters.encode()
        train = self.dataset(x[inner_train], y[inner_train], text)
        valid = self.dataset(x[inner_valid], y[inner_valid], text, train)
        booster, finished, count = ctypes.c_void_p(), ctypes.c_int(), ctypes.c_int()
        self.call("LGBM_BoosterCreate", train, text, ctypes.byref(booster))
        self.call("LGBM_BoosterAddValidData", booster, valid)
        loss, best, best_round = (ctypes.c_double * 4)(), np.inf, 0
        for i in range(1, rounds + 1):
            self.call("LGBM_BoosterUpdateOneIter", booster, ctypes.byref(finished))
            self.call("LGBM_BoosterGetEval", booster, 1, ctypes.byref(count), loss)
            if loss[0] < best:
                best, best_round = loss[0], i
            if finished.value or i - best_round >= patience:
                break
        x_out = np.ascontiguousarray(x_out, dtype=np.float32)
        out, length = np.empty(len(x_out) * width), ctypes.c_int64()
        self.call("LGBM_BoosterPredictForMat", booster, x_out.ctypes.data_as(ctypes.c_void_p), 0, ctypes.c_int32(x_out.shape[0]),
                  ctypes.c_int32(x_out.shape[1]), 1, 0, 0, best_round, text, ctypes.byref(length), out.ctypes.data_as(ctypes.c_void_p))
        for free, handle in (("LGBM_BoosterFree", booster), ("LGBM_DatasetFree", valid), ("LGBM_DatasetFree", train)):
            self.call(free, handle)
        return out.reshape(len(x_out), width) if width > 1 else out


# ---- the rungs: out-of-fold predictions ----------------------------------------------------------------------------
def predict(model, x, task):
    return model.predict_proba(x) if task != "regression" else model.predict(x)


def encoded(numeric, text):
    """One matrix for the pipelines: numeric columns first, then text columns."""
    x = np.empty((len(next(iter((numeric or text).values()))), len(numeric) + len(text)), dtype=object)
    for i, column in enumerate([*numeric.values(), *text.values()]):
        x[:, i] = column
    numbers, words = list(range(len(numeric))), list(range(len(numeric), x.shape[1]))
    return x, ColumnTransformer([
        ("number", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), numbers),
        ("word", OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=2), words)], sparse_threshold=0.3)


def linear(task, jobs):
    return RidgeCV(alphas=np.logspace(-3, 4, 15)) if task == "regression" else \
        LogisticRegressionCV(Cs=np.logspace(-3, 2, 6), cv=3, scoring="neg_log_loss", max_iter=300, n_jobs=jobs)


def neighbours(task):
    model = KNeighborsRegressor(weights="distance") if task == "regression" else KNeighborsClassifier(weights="distance")
    scoring = "neg_mean_absolute_error" if task == "regression" else "neg_log_loss"
    return GridSearchCV(model, {"n_neighbors": [5, 15, 45]}, cv=3, scoring=scoring)


def fold_of(model, prepare, x, y, train, test, task):
    return test, predict(make_pipeline(prepare, model).fit(x[train], y[train]), x[test], task)


def boost_fold(engine, x, y, train, test, task, classes, categories):
    split = {"test_size": 0.2, "random_state": SEED}
    if task != "regression":
        split["stratify"] = y[train]
    inner_train, inner_valid = train_test_split(train, **split)
    objective = {"binary": "objective=binary metric=binary_logloss", "regression": "objective=regression metric=l2",
                 "multiclass": f"objective=multiclass metric=multi_logloss num_class={classes}"}[task]
    named = f" categorical_feature={','.join(map(str, categories))}" if categories else ""
    parameters = f"{objective} learning_rate=0.1 num_leaves=31 num_threads=1 force_row_wise=true verbosity=-1{named}"
    return test, engine.fit_predict(x, y, inner_train, inner_valid, x[test], parameters, classes if task == "multiclass" else 1, 500, 20)


def histogram_fold(x, y, train, test, task, categories):
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    kind = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    model = kind(max_iter=500, early_stopping=True, validation_fraction=0.2, n_iter_no_change=20, random_state=SEED, categorical_features=categories or None)
    return test, predict(model.fit(x[train], y[train]), x[test], task)


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
        metrics["average_precision"] = [float(average_precision_score(truth, out[:, 1])), None, None]  # a loop over resamples would take minutes
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
    train, _ = train_test_split(np.arange(len(y)), test_size=0.2, random_state=SEED, stratify=stratify) if len(y) >= 2000 else (np.arange(len(y)), None)
    folds = KFold(5, shuffle=True, random_state=SEED) if task == "regression" else StratifiedKFold(5, shuffle=True, random_state=SEED)
    folds = [(train[a], train[b]) for a, b in folds.split(train, None if task == "regression" else y[train])]
    x, prepare = encoded(numeric, text)
    codes = np.column_stack([*numeric.values(), *(np.unique(t, return_inverse=True)[1].astype(float) for t in text.values())])
    categories = list(range(len(numeric), codes.shape[1]))
    engine = LightGbm()

    def climb(name):
        if name == "constant":
            model = DummyRegressor(strategy="median") if task == "regression" else DummyClassifier(strategy="prior")
            return [fold_of(model, prepare, x, y, a, b, task) for a, b in folds]
        if name == "linear":
            few = len(y) < 5000  # then starting processes costs more than it saves
            return Parallel(n_jobs=1 if few else options.threads)(delayed(fold_of)(linear(task, 1), prepare, x, y, a, b, task) for a, b in folds)
        if name == "neighbours":
            return [fold_of(neighbours(task), prepare, x, y, a, b, task) for a, b in folds]
        if engine.lib is None:
            return Parallel(n_jobs=options.threads, prefer="threads")(delayed(histogram_fold)(codes, y, a, b, task, categories) for a, b in folds)
        return Parallel(n_jobs=options.threads, prefer="threads")(delayed(boost_fold)(engine, codes, y, a, b, task, k, categories) for a, b in folds)

    report, seconds = [], {"start": time.time() - T0}
    for name in ("constant", "linear", "neighbours", "boosting"):
        begun = time.time()
        out = np.zeros((len(y), k) if k else len(y))
        for test, predicted in climb(name):
            out[test] = np.column_stack([1 - predicted, predicted]) if task == "binary" and predicted.ndim == 1 else predicted
        fitted = time.time()
        report.append({"rung": name, "metrics": measure(task, y[train], out[train], k, rng)})
        seconds[name], seconds[name + " intervals"] = fitted - begun, time.time() - fitted
    json.dump({"task": task, "rows": len(y), "boosting": "lightgbm" if engine.lib else "HistGradientBoosting", "ladder": report,
               "seconds": {k: round(v, 3) for k, v in seconds.items()}, "total_seconds": round(time.time() - T0, 3)}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
