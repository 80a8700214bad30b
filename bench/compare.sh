#!/usr/bin/env bash
# try against the same ladder in Python, process start to end, in turn: only the ratio counts.
#   bench/compare.sh FOLDER_WITH_DATA_SETS [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:?folder with telco_churn.csv, adult.csv and german_credit.csv} runs=${2:-3}
python=${PYTHON:-/usr/bin/python3}
out=artifacts/compare rid=$(dotnet --info | awk '/^ RID:/{print $2}')
dotnet publish src/Millibar.Cli -c Release -r "$rid" --self-contained false -p:PublishReadyToRun=true -v quiet -o "$out"
times=$(mktemp); trap 'rm -f "$times"' EXIT
timed() { /usr/bin/time -a -o "$times" -f "$1 $2 %e %U %S %M" "${@:3}" >/dev/null; }
for set in "telco_churn Churn customerID" "adult label(IsOver50K) -" "german_credit class -"; do
  read -r name target drop <<<"$set"
  file="$data/$name.csv"; dropped=(); [ "$drop" = - ] || dropped=(--drop "$drop")
  for _ in $(seq "$runs"); do
    timed "$name" millibar "$out/Millibar.Cli" try "$file" --target "$target" "${dropped[@]}" --rungs constant,linear,neighbours,boosting --no-curve --budget none --quiet --report "$out/report.html"
    timed "$name" python "$python" bench/try_sklearn.py "$file" "$target" "${dropped[@]}"
  done
done
python3 - "$times" <<'PY'
import collections, statistics, sys
rows = collections.defaultdict(list)
for line in open(sys.argv[1]):
    name, who, wall, user, system, memory = line.split()
    rows[name, who].append((float(wall), float(user) + float(system), int(memory) / 1024))
print("| data set | Millibar wall s (cpu s, MB) | Python wall s (cpu s, MB) | wall ratio | cpu ratio |\n|---|---|---|---|---|")
for name in dict.fromkeys(name for name, _ in rows):
    a, b = ([statistics.median(column) for column in zip(*rows[name, who])] for who in ("millibar", "python"))
    print(f"| {name} | {a[0]:.1f} ({a[1]:.1f}, {a[2]:.0f}) | {b[0]:.1f} ({b[1]:.1f}, {b[2]:.0f}) | {b[0] / a[0]:.1f} | {b[1] / a[1]:.1f} |")
PY
