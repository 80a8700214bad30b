#!/usr/bin/env bash
# Start-up: millibar --help against a program with one System.CommandLine command, both published alike (ready to run).
# Runs them in turn, so that other work on the machine hits both; prints the medians and their ratio.
#   bench/start.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-40} out=artifacts/start rid=$(dotnet --info | awk '/^ RID:/{print $2}')
for project in src/Millibar.Cli bench/Millibar.HelloCli; do
  dotnet publish "$project" -c Release -r "$rid" --self-contained false -p:PublishReadyToRun=true -v quiet -o "$out/$(basename "$project")"
done
python3 - "$out" "$runs" <<'PY'
import resource, statistics, subprocess, sys, time
folder, runs = sys.argv[1], int(sys.argv[2])
programs = ("Millibar.Cli", "Millibar.HelloCli")
cpu, wall = ({program: [] for program in programs} for _ in range(2))
for _ in range(runs):
    for program in programs:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        run = subprocess.run([f"{folder}/{program}/{program}", "--help"], stdout=subprocess.PIPE, check=True)
        wall[program].append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert b"Commands:" in run.stdout
        cpu[program].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
for name, times in (("cpu", cpu), ("wall", wall)):
    ours, theirs = (statistics.median(times[program]) * 1000 for program in programs)
    print(f"{name:4} {ours:.1f} ms against {theirs:.1f} ms: {ours / theirs:.2f} times")
PY
