using System.Globalization;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Tables;
using Millibar.Train.Ladder;
using Millibar.Trial.External;

namespace Millibar.Trial;

/// <summary>Rungs that were not fitted here: the rules in use, people, published results, any other model's predictions.</summary>
internal sealed class ExternalRungs(TrialEngines engines, TrialOptions options, TrialInput input, LadderPlan plan, TrialSplit split, LadderClimb climb)
{
    private RowPredictions? _predictions;
    private double[]? _ruleOutput;

    /// <summary>People's answers, when a file of them was given.</summary>
    public HumanAnswers? Answers { get; private set; }

    /// <summary>Climbs the scripted rule.</summary>
    public async Task ClimbRuleAsync(CancellationToken ct)
    {
        if (engines.Expression is null)
            throw new MillibarException("option-rule", "No engine that evaluates SQL is available.", "--rule", "Leave --rule out.");
        var results = await engines.Expression.EvaluateAsync(input.Table, options.Rule!, ct).ConfigureAwait(false);
        int[] all = [.. Enumerable.Range(0, input.Table.RowCount)];
        _ruleOutput = ScriptedRule.Output(results, input.Target, all, input.Table.RowNumbers);
        int[] rows = [.. plan.Folds.SelectMany(f => f.Held).Order()];
        climb.Climb("scripted-rule", Sentence.Plain(options.Rule!), rows, plan.Take(_ruleOutput, rows), null, ct);
    }

    /// <summary>Climbs what else the user gave.</summary>
    public async Task ClimbOthersAsync(CancellationToken ct)
    {
        if (options.PredictionsPath is { } path) await ClimbPredictionsAsync(path, ct).ConfigureAwait(false);
        if (options.Human is { } human) await AddHumanAsync(human, ct).ConfigureAwait(false);
        if (options.Published is { } published) Report("published", published, "--published");
    }

    /// <summary>What a rung without a model says of the locked test rows; null when it does not cover them all.</summary>
    public double[]? PredictionsOnTest(string rung)
    {
        if (rung == "scripted-rule" && _ruleOutput is not null) return plan.Take(_ruleOutput, split.TestRows);
        if (rung != "predictions" || _predictions is null) return null;
        var place = new Dictionary<int, int>(_predictions.Rows.Length);
        for (var i = 0; i < _predictions.Rows.Length; i++) place[_predictions.Rows[i]] = i;
        if (!Array.TrueForAll(split.TestRows, place.ContainsKey)) return null;
        return plan.Take(_predictions.Output, Array.ConvertAll(split.TestRows, r => place[r]));
    }

    private async Task ClimbPredictionsAsync(string path, CancellationToken ct)
    {
        var file = await engines.Reader.ReadAsync(path, new ReadOptions(), ct).ConfigureAwait(false);
        _predictions = PredictionsFile.Read(file, input.Table, input.Target);
        var train = plan.TrainRows.ToHashSet();
        var kept = Enumerable.Range(0, _predictions.Rows.Length).Where(i => train.Contains(_predictions.Rows[i])).ToArray();
        if (kept.Length < 2)
            throw new MillibarException("predictions-rows", $"{file.Name} predicts {kept.Length} of the {train.Count} training rows, so it cannot be compared with the ladder.", "--predictions", "Give out-of-fold predictions for all rows of the data.");
        climb.Climb(
            "predictions",
            Sentence.Of($"{file.Name}, {kept.Length} training rows"),
            [.. kept.Select(i => _predictions.Rows[i])],
            plan.Take(_predictions.Output, kept),
            null,
            ct);
    }

    private async Task AddHumanAsync(string human, CancellationToken ct)
    {
        if (double.TryParse(human, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            Report("human", value, "--human");
            return;
        }

        var file = await engines.Reader.ReadAsync(human, new ReadOptions(), ct).ConfigureAwait(false);
        Answers = HumanAnswers.Read(file, input.Table, input.Target);
        // A row that several people answered is one row: its answers are resampled together.
        var scored = plan.Score(Answers.Rows, Answers.Output) with { Clusters = plan.Clusters is null ? Answers.Rows : [.. Answers.Rows.Select(r => plan.Clusters[r])] };
        climb.Add(new RungResult
        {
            Rung = "human",
            State = RungState.Finished,
            Note = Sentence.Of($"{file.Name}, {Answers.Rows.Length} answers"),
            Metrics = MetricInterval.OfAll(plan.Metrics, scored, plan.Level, new RandomStream(options.Seed).Fork("human"), ct),
            Rows = Answers.Rows.Distinct().Count(),
        });
    }

    /// <summary>A bare number is reported, not measured: it points the way and opens no gate.</summary>
    private void Report(string rung, double value, string option)
    {
        if (!double.IsFinite(value) || value < plan.Metric.Lowest || value > plan.Metric.Highest)
            throw new MillibarException("option-value", $"{plan.Metric.Name} can never be {value}: it lies between {plan.Metric.Lowest} and {plan.Metric.Highest}.", option, "Give the value as a fraction, not per cent.");
        climb.Add(new RungResult
        {
            Rung = rung,
            State = RungState.Finished,
            Note = Sentence.Of("reported without interval or sample size"),
            Reported = value,
        });
    }
}
