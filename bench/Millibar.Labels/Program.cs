using System.Diagnostics;
using Millibar.Labels;

// `speed FOLDER K [streamed]`: confident learning on the rows of confident_numpy.py. `dump DATA CACHE`: plants errors and predicts out of fold. `planted DATA CACHE`: what the audit says of them.
PlantedCase[] cases =
[
    .. from set in ((string File, string Target)[])[("breast_cancer_wdbc.csv", "diagnosis"), ("digits_8x8.csv", "digit"), ("leaf_flavia.csv", "species"), ("letter.csv", "lettr")]
       from seed in Enumerable.Range(1, set.File == "letter.csv" ? 1 : 3)
       from share in (double[])[0.05, 0.1, 0.2]
       from byClass in (bool[])[false, true]
       select new PlantedCase(set.File, set.Target, share, byClass, seed),
];
if (args is ["dump", var data, var cache])
    foreach (var one in cases)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = await PlantedDump.GetAsync(one, data, cache, CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant($"{one.Name} n={rows.Truth.Length} k={rows.Classes} wrong={rows.Wrong} {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0}s"));
    }
else if (args is ["planted", var source, var kept])
{
    var outcomes = new List<PlantedOutcome>();
    foreach (var one in cases)
    {
        outcomes.Add(PlantedErrors.Measure(await PlantedDump.GetAsync(one, source, kept, CancellationToken.None), CancellationToken.None));
        Console.WriteLine($"{one.Name,-34} {outcomes[^1]}");
    }

    PlantedErrors.Tell(outcomes);
}
else if (args is ["speed", var folder, var k, ..])
    SpeedRun.Run(folder, int.Parse(k, System.Globalization.CultureInfo.InvariantCulture), args.Contains("streamed"));
