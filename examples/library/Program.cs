using Millibar.Engines;
using Millibar.Trial;

var options = new TrialOptions { Path = args[0], Target = args[1], Requirements = [.. args[2..]] };
var report = await new TrialRun(NativeEngines.Create(), TimeProvider.System).RunAsync(options, progress: null, CancellationToken.None);

foreach (var rung in report.Ladder.Where(rung => rung.Metrics.ContainsKey(report.Metric)))
    Console.WriteLine($"{rung.Rung,-16} {report.Metric} {rung.Metrics[report.Metric].Value:0.000}");
Console.WriteLine($"{report.Verdict.Code}: {report.Verdict.Message}");
