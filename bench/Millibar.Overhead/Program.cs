// What the boosting rung costs over LightGBM's own training: 100,000 rows x 30 features, one process, alternating.
// dotnet run -c Release --project bench/Millibar.Overhead
using System.Diagnostics;
using System.Globalization;
using Millibar.Engines.LightGbm;
using Millibar.Models;
using Millibar.Overhead;
using Millibar.Statistics;

const int Rows = 100_000, Columns = 30, Repeats = 3, Single = 20_000;
var data = MadeUp.Binary(Rows, Columns);
var rows = Enumerable.Range(0, Rows).ToArray();
var random = new RandomStream(1);

var binned = BinnedRows.Of(data);
var plan = FitPlan.ForRounds(data, rows, random.Fork("parts"));
var parameters = BoostingParameters.Default(data, Rows);
var seed = random.Fork("trees").NextBits();
var rounds = 0;
new EnsembleTraining(binned, owned: false, absoluteError: false).Search(plan, parameters, seed, () => rounds++ < 0, CancellationToken.None)!.Dispose();

var (raw, fit, create, prepare) = (new double[Repeats], new double[Repeats], new double[Repeats], new double[Repeats]);
for (var i = 0; i < Repeats; i++)
{
    raw[i] = Cpu(() => RawTraining.Train(binned, plan.Parts[0].Train, parameters.ToText(data, absoluteError: false, seed), rounds));
    create[i] = Cpu(() => RawTraining.Bin(data));
    IFitter? fitter = null;
    prepare[i] = Cpu(() => fitter = new BoostingLearner().Prepare(data, CancellationToken.None));
    fit[i] = Cpu(() => fitter!.Fit(rows, new RandomStream(1), CancellationToken.None).Dispose());
    fitter!.Dispose();
}

Array.Sort(raw);
Array.Sort(fit);
Array.Sort(create);
Array.Sort(prepare);
var (r, f, c, p) = (raw[Repeats / 2], fit[Repeats / 2], create[Repeats / 2], prepare[Repeats / 2]);
Print($"{rounds} rounds on {plan.Parts[0].Train.Length} of {Rows} rows x {Columns}; CPU seconds, median of {Repeats}");
Print($"training: LightGBM {r:F2}, Fit {f:F2}, ratio {f / r:F3}");
Print($"binning:  LightGBM {c:F2}, Prepare {p:F2}, ratio {p / c:F3}");
Print($"together: LightGBM {r + c:F2}, rung {f + p:F2}, ratio {(f + p) / (r + c):F3}");

using var last = new BoostingFitter(new EnsembleTraining(binned, owned: false, absoluteError: false)).Fit(rows, new RandomStream(1), CancellationToken.None);
var output = new double[2];
var ticks = new long[Single];
for (var i = 0; i < Single; i++)
{
    var start = Stopwatch.GetTimestamp();
    last.Predict(data.Features, rows.AsSpan(i, 1), output);
    ticks[i] = Stopwatch.GetTimestamp() - start;
}

Array.Sort(ticks);
Print($"single row: p50 {Microseconds(ticks[Single / 2]):F1} us, p99 {Microseconds(ticks[Single * 99 / 100]):F1} us");
binned.Dispose();

static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;

static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

static double Cpu(Action work)
{
    GC.Collect();
    using var process = Process.GetCurrentProcess();
    process.Refresh();
    var before = process.TotalProcessorTime;
    work();
    process.Refresh();
    return (process.TotalProcessorTime - before).TotalSeconds;
}
