using System.Collections.Immutable;
using Millibar.Data.Labels;
using Millibar.Data.Queues;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial.Audit;

/// <summary>The label audit from end to end: data in; suspect labels, and an estimate of how many are wrong, out.</summary>
/// <param name="engines">The reader and the native engines.</param>
/// <param name="time">The clock.</param>
internal sealed class AuditRun(TrialEngines engines, TimeProvider time)
{
    private const int FoldCount = 5;

    /// <summary>Rows whose columns are looked at.</summary>
    private const int Explained = 500;

    private const int ColumnsShown = 3;

    /// <summary>Audits.</summary>
    /// <param name="options">What, and how.</param>
    /// <param name="progress">Told of every step; null for silence.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <exception cref="MillibarException">The data, the probabilities or an option is wrong.</exception>
    public async Task<AuditReport> RunAsync(AuditOptions options, IProgress<TrialProgress>? progress, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var steps = options.Cost ? 5 : 4;
        progress?.Report(new TrialProgress("read", 1, steps, ""));
        var input = await TrialInput.ReadAsync(engines.Reader, Trial(options), ct).ConfigureAwait(false);
        var file = options.ProbabilitiesPath is { } path ? await engines.Reader.ReadAsync(path, new ReadOptions(), ct).ConfigureAwait(false) : null;
        var subject = AuditSubject.Of(input, options, ct);

        progress?.Report(new TrialProgress("predict", 2, steps, ""));
        var outputs = file is null ? await PredictAsync(subject, options, rung => progress?.Report(new TrialProgress("predict", 2, steps, rung)), ct).ConfigureAwait(false) : [(Name: file.Name, Values: FromFile(file, input))];

        progress?.Report(new TrialProgress("audit", 3, steps, ""));
        var report = new AuditReport
        {
            Options = options,
            Table = input.Table,
            Task = input.Target.Task,
            Classes = input.Target.ClassNames,
            Models = [.. outputs.Select(output => output.Name)],
            Flagged = 0,
            Copies = subject.Copies,
            NearCopies = subject.NearCopies,
            SingleLabels = input.Target.SingleRows,
            Items = ItemNames.OfContent(input.Table, input.Target.ColumnIndex),
        };
        report = input.Target.Task == TaskKind.Regression ? OfNumbers(report, subject, outputs) : OfClasses(report, subject, [.. outputs.Select(output => output.Values)], ct);
        if (options.Cost && file is null)
        {
            progress?.Report(new TrialProgress("cost", 4, steps, ""));
            report = report with { Cost = new AuditCosting(engines, options).Measure(subject, ct) };
        }

        return report with { Seconds = time.GetElapsedTime(started).TotalSeconds };
    }

    private static TrialOptions Trial(AuditOptions options) => new()
    {
        Path = options.Path,
        Target = options.Target,
        Task = options.Task,
        Drop = options.Drop,
        Group = options.Group,
        SkipBadRows = options.SkipBadRows,
        Seed = options.Seed,
    };

    private static double[] FromFile(Table file, TrialInput input)
    {
        if (input.Target.Task == TaskKind.Regression)
            throw new MillibarException("probabilities-task", $"'{input.Target.Name}' is a number: there are no probabilities of it.", "--probabilities", "Leave --probabilities out: the ladder predicts it.");
        return ProbabilitiesFile.Read(file, input.Table, input.Target, Enumerable.Range(1, input.Table.RowNumbers[^1]).ToHashSet());
    }

    private async Task<ImmutableArray<(string Name, double[] Values)>> PredictAsync(AuditSubject subject, AuditOptions options, Action<string> tell, CancellationToken ct)
    {
        await Task.Yield();
        using var learners = new RungLearners(engines, subject.Data, subject.Metric);
        var random = new RandomStream(options.Seed).Fork("audit");
        var folds = InnerSplit.Folds(subject.Data, subject.Rows, FoldCount, random.Fork("folds"));
        if (folds.Length < 2) throw new MillibarException("audit-copies", $"All rows of {subject.Table.Name} are copies of one another.", subject.Table.Name, "Give rows that differ.");
        var outputs = ImmutableArray.CreateBuilder<(string, double[])>();
        foreach (var rung in AuditRungs.Of(options.Rungs, engines))
        {
            tell(rung);
            outputs.Add((rung, FoldPredictions.Of(learners.Of(rung), subject.Data, subject.Rows, folds, options.Threads, random.Fork(rung), ct)));
        }

        return outputs.ToImmutable();
    }

    private static double[] Mean(ImmutableArray<double[]> outputs)
    {
        if (outputs.Length == 1) return outputs[0];
        var mean = new double[outputs[0].Length];
        foreach (var output in outputs)
            for (var i = 0; i < mean.Length; i++) mean[i] += output[i] / outputs.Length;
        return mean;
    }

    /// <summary>Numbers are judged by the one model that comes closest: a mean would keep the worse one's wild guesses.</summary>
    private static AuditReport OfNumbers(AuditReport report, AuditSubject subject, ImmutableArray<(string Name, double[] Values)> outputs)
    {
        var best = outputs.MinBy(output => MedianDistance(subject.Data.Values, output.Values));
        var far = FarValues.Find(subject.Data.Values, best.Values);
        return report with { Models = [best.Name], Flagged = far.Length, Far = far };
    }

    private static double MedianDistance(double[] values, double[] predicted)
    {
        double[] distances = [.. values.Zip(predicted, (value, expected) => Math.Abs(value - expected)).Order()];
        return distances[distances.Length / 2];
    }

    private static AuditReport OfClasses(AuditReport report, AuditSubject subject, ImmutableArray<double[]> outputs, CancellationToken ct)
    {
        var mean = Mean(outputs);
        var (options, data) = (report.Options, subject.Data);
        var rows = new HeldProbabilities(mean, data.ClassCount);
        var flagged = LabelFlags.Of(options.Method, data.Classes, rows, ConfidentCounts.Of(data.Classes, rows, ct), ct);
        var ranked = Suspects.Rank(flagged, data.Classes, rows, options.Order);
        var typical = TypicalColumns.Of(subject.Table, subject.Features, data.Classes, data.ClassCount);
        return report with
        {
            Flagged = ranked.Length,
            Suspects = [.. ranked.Select((suspect, place) => new SuspectDetail(suspect, place < Explained ? typical.For(suspect.Row, suspect.Suggested, ColumnsShown) : []))],
            Noise = NoiseEstimate.Of(data.Classes, mean, data.ClassCount, new RandomStream(options.Seed).Fork("noise"), ct),
            Predicted = [.. Enumerable.Range(0, subject.Rows.Length).Select(row => Likeliest(mean.AsSpan(row * data.ClassCount, data.ClassCount)))],
        };
    }

    private static int Likeliest(ReadOnlySpan<double> p)
    {
        var best = 0;
        for (var c = 1; c < p.Length; c++)
            if (p[c] > p[best]) best = c;
        return best;
    }
}
