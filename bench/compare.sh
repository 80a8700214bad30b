#!/usr/bin/env bash
# try against the same ladder in Python, process start to end, in turn: only the ratios count.
#   bench/compare.sh FOLDER_WITH_DATA_SETS [RUNS]
# Python twice: as scikit-learn's documentation has it (once where that takes minutes), and as fast as we know to write it.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:?folder with telco_churn.csv, adult.csv and german_credit.csv} runs=${2:-5}
python=${PYTHON:-/usr/bin/python3}
out=artifacts/compare rid=$(dotnet --info | awk '/^ RID:/{print $2}')
dotnet publish src/Millibar.Cli -c Release -r "$rid" --self-contained false -p:PublishReadyToRun=true -v quiet -o "$out"
times=$(mktemp); trap 'rm -f "$times"' EXIT
timed() { /usr/bin/time -a -o "$times" -f "$1 $2 %e %U %S %M" "${@:3}" >/dev/null; }
for set in "telco_churn Churn customerID" "adult label(IsOver50K) -" "german_credit class -"; do
  read -r name target drop <<<"$set"
  file="$data/$name.csv"; dropped=(); [ "$drop" = - ] || dropped=(--drop "$drop")
  for run in $(seq "$runs"); do
    timed "$name" millibar "$out/Millibar.Cli" try "$file" --target "$target" "${dropped[@]}" --rungs constant,linear,neighbours,boosting --no-curve --budget none --quiet --report "$out/report.html"
    timed "$name" tuned "$python" -W ignore bench/try_sklearn.py "$file" "$target" "${dropped[@]}"
    [ "$name" = adult ] && [ "$run" -gt 1 ] || timed "$name" plain "$python" -W ignore bench/try_sklearn.py "$file" "$target" "${dropped[@]}" --plain
  done
done
python3 - "$times" <<'PY'
import collections, statistics, sys
rows = collections.defaultdict(list)
for line in open(sys.argv[1]):
    name, who, wall, user, system, memory = line.split()
    rows[name, who].append((float(wall), float(user) + float(system), int(memory) / 1024))
print("| data set | | wall s | cpu s | MB | wall / Millibar's | cpu / Millibar's |\n|---|---|---|---|---|---|---|")
middle = {key: [statistics.median(column) for column in zip(*values)] for key, values in rows.items()}
for name, who in middle:
    (wall, cpu, memory), ours = middle[name, who], middle[name, "millibar"]
    ratios = "| |" if who == "millibar" else f"| {wall / ours[0]:.1f} | {cpu / ours[1]:.1f} |"
    print(f"| {name} | {who} | {wall:.2f} | {cpu:.2f} | {memory:.0f} {ratios}")
PY
