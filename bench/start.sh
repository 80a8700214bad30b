#!/usr/bin/env bash
# Start-up: millibar --help against a program with one System.CommandLine command, both published alike (ready to run).
# Runs them in turn, so that other work on the machine hits both; prints CPU seconds (median) and their ratio.
#   bench/start.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-20} out=artifacts/start rid=$(dotnet --info | awk '/^ RID:/{print $2}')
for project in src/Millibar.Cli bench/Millibar.HelloCli; do
  dotnet publish "$project" -c Release -r "$rid" --self-contained false -p:PublishReadyToRun=true -v quiet -o "$out/$(basename "$project")"
done
times=$(mktemp); trap 'rm -f "$times"' EXIT
for _ in $(seq "$runs"); do
  for program in Millibar.Cli Millibar.HelloCli; do
    /usr/bin/time -a -o "$times" -f "$program %U %S %e" "$out/$program/$program" --help >/dev/null
  done
done
python3 - "$times" <<'PY'
import statistics, sys
rows = [line.split() for line in open(sys.argv[1])]
cpu = {p: statistics.median(float(u) + float(s) for q, u, s, _ in rows if q == p) for p in {r[0] for r in rows}}
wall = {p: statistics.median(float(e) for q, _, _, e in rows if q == p) for p in cpu}
a, b = "Millibar.Cli", "Millibar.HelloCli"
print(f"cpu  {cpu[a]:.3f} s against {cpu[b]:.3f} s: {cpu[a] / cpu[b]:.2f} times")
print(f"wall {wall[a]:.3f} s against {wall[b]:.3f} s: {wall[a] / wall[b]:.2f} times")
PY
