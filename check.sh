#!/usr/bin/env bash
# ./check.sh            everything that must hold before a commit: build without a warning, layout, all tests
# ./check.sh fast       the same without the tests that start engines and programs
# ./check.sh --accept   rewrites the approved files under tests/Millibar.Tests/Approved, and generated tables of docs, to what the code says now: read the diff
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

case "${1:-all}" in
  all | fast | --accept) ;;
  *) sed -n '2,4s/^# //p' "$0" >&2; exit 64 ;;
esac

if [ "${1:-}" = --accept ]; then
  for project in Millibar.Tests Millibar.Engines.Tests; do
    MILLIBAR_ACCEPT=1 dotnet run --project "tests/$project" -- -class "*PublicApiTests" -class "*EvidenceDocTests" -class "*LifecycleDocTests"
  done
  git --no-pager diff --stat -- tests/Millibar.Tests/Approved docs
  exit 0
fi

dotnet build -v quiet
dotnet format whitespace --verify-no-changes --no-restore
if [ "${1:-}" = fast ]; then
  dotnet test --project tests/Millibar.Tests --no-build
else
  dotnet test --no-build
fi
