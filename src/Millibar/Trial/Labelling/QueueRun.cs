using System.Collections.Immutable;
using Millibar.Data.Queues;
using Millibar.Data.Splits;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Models.Targets;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Tables;

namespace Millibar.Trial.Labelling;

/// <summary>From data with gaps in the target to the rows that are worth labelling next.</summary>
/// <param name="engines">The reader and the native engines.</param>
internal sealed class QueueRun(TrialEngines engines)
{
    /// <summary>Labelled rows from which on a model's doubt is worth anything: what the simulations began with.</summary>
    private const int FewestLabelled = 20;

    /// <summary>Makes the queue.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <exception cref="MillibarException">A file or an option is wrong, or there is nothing to choose from.</exception>
    public async Task<QueueReport> RunAsync(QueueOptions options, CancellationToken ct)
    {
        var source = await QueueSource.ReadAsync(engines.Reader, options, ct).ConfigureAwait(false);
        var pool = Pool(source, options);
        var learnt = Learn(source, options, pool, ct);
        var candidates = new Candidates
        {
            Items = [.. pool.Select(row => source.Items[row])],
            RowNumbers = [.. pool.Select(row => source.Table.RowNumbers[row])],
            Features = learnt.Features,
            Rows = pool,
            ClassCount = learnt.Classes.Length,
            Probabilities = learnt.Classes.IsEmpty ? [] : learnt.Output,
            Differences = learnt.Classes.IsEmpty ? learnt.Output : [],
        };
        candidates = candidates with { Quality = Quality(candidates, learnt, options) };
        var draft = QueueMaker.Make(candidates, Wish(options, learnt), new RandomStream(options.Seed), ct);
        var rowOf = pool.ToDictionary(row => source.Items[row], StringComparer.Ordinal);
        draft = draft with { Items = [.. draft.Items.Select(item => item with { IsTest = item.IsTest || source.IsTest(rowOf[item.Item]) })] };
        return new QueueReport
        {
            Options = options,
            Draft = draft,
            Table = source.Table,
            Rows = [.. draft.Items.Select(item => rowOf[item.Item])],
            TargetColumn = source.Target,
            Data = source.Data,
            Classes = learnt.Classes,
            Labelled = source.Labelled.Length,
            Candidates = pool.Length,
            Waiting = source.Open.Count(row => options.Waiting.Contains(source.Items[row])),
            Answered = options.Order == QueueOrder.Consensus ? 0 : source.Open.Count(row => !options.Waiting.Contains(source.Items[row]) && options.Answers.Has(source.Items[row])),
            Model = candidates.HasModel ? options.Model : null,
            DecisionChance = Decides(options.Pending, draft),
        };
    }

    /// <summary>Rows that may be chosen: without a label, not waiting elsewhere; those with answers where answers are to be made surer, those without otherwise.</summary>
    private static int[] Pool(QueueSource source, QueueOptions options)
    {
        var consensus = options.Order == QueueOrder.Consensus;
        int[] pool = [.. source.Open.Where(row => MayBeAsked(source, options, row) && !options.Waiting.Contains(source.Items[row]) && options.Answers.Has(source.Items[row]) == consensus)];
        if (source.Open.Length == 0)
            throw new MillibarException("queue-nothing-open", $"Every row of {source.Table.Name} has a value in '{options.Target}'.", source.Table.Name, "Give the rows without labels: --unlabelled FILE.");
        if (!source.Open.Any(row => MayBeAsked(source, options, row)))
            throw new MillibarException("queue-no-test-rows", $"By the project's split none of the {source.Open.Length:#,0} rows without a label is {(WantsTestRows(options) ? "a test row" : "a row to learn from")}.", source.Table.Name, "Add rows without labels, with --unlabelled FILE, or take another --order.");
        if (consensus && pool.Length == 0)
            throw new MillibarException("queue-no-answers", "No item that could be asked again has an answer yet.", "--order consensus", "Label a first queue and import the answers: millibar label queue --answers FILE.");
        if (pool.Length == 0)
            throw new MillibarException("queue-all-waiting", $"All {source.Open.Length:#,0} rows without a label wait in an earlier queue or have answers.", source.Table.Name, "Import the answers (millibar label queue --answers FILE), or hand the rows out once more with --again.");
        return pool;
    }

    /// <summary>Test rows for judging, rows of the training part for what doubt chooses: a test row must not be chosen for what a model makes of it. By chance, and for surer answers, both.</summary>
    private static bool MayBeAsked(QueueSource source, QueueOptions options, int row) =>
        source.Sides.Length == 0 || (options.Order is QueueOrder.Random or QueueOrder.Consensus
            ? source.Sides[row] != SplitSide.Neither
            : source.Sides[row] == (WantsTestRows(options) ? SplitSide.Test : SplitSide.Train));

    private static bool WantsTestRows(QueueOptions options) => options.Order == QueueOrder.Decision && options.Pending.State == RequirementState.Undecided;

    private Learnt Learn(QueueSource source, QueueOptions options, int[] pool, CancellationToken ct)
    {
        var names = options.Drop.Select(name => source.Column(name, "--drop")).ToHashSet();
        if (source.Target >= 0) names.Add(source.Target);
        if (options.Id is { } id) names.Add(source.Column(id, "--id"));
        if (options.Split?.Column is { } split) names.Add(source.Column(split, "data split"));
        var features = FeatureEncoder.Encode(source.Table, names, ct);
        var learnable = source.Learnable;
        if (learnable.Length < (options.Order == QueueOrder.Auto ? FewestLabelled : TargetReader.MinRows) || options.Order == QueueOrder.Random) return new Learnt(features, source.ClassNames(), []);

        var target = TargetReader.Read(source.Table, options.Target, new TargetOptions { Task = options.Task, Positive = options.Positive, NotFeatures = [.. names.Where(c => c != source.Target).Select(c => source.Table.Columns[c].Name)] });
        int[] rows = [.. target.UsableRows.Intersect(learnable)];
        var data = new LearningData { Features = features, Task = target.Task, ClassCount = target.ClassCount, Classes = target.Classes, Values = target.Values };
        var metric = options.Metric ?? AllMetrics.Default(target.Task).Name;
        using var learners = new RungLearners(engines, data, metric);
        var random = new RandomStream(options.Seed).Fork("model");
        if (target.Task != TaskKind.Regression) return new Learnt(features, target.ClassNames, Predict(learners, data, Rung(options.Model), rows, pool, random, ct));

        // A number's doubt is how far two unlike models differ.
        var one = Predict(learners, data, "linear", rows, pool, random, ct);
        var other = Predict(learners, data, Rung("boosting"), rows, pool, random, ct);
        return new Learnt(features, [], [.. one.Zip(other, (a, b) => a - b)]);
    }

    private string Rung(string name) => name == "boosting" && engines.Boosting is null ? "neighbours" : name;

    private static double[] Predict(RungLearners learners, LearningData data, string rung, int[] rows, int[] pool, RandomStream random, CancellationToken ct)
    {
        using var fitter = learners.Of(rung).Prepare(data, ct);
        using var model = fitter.Fit(rows, random.Fork(rung), ct);
        var output = new double[pool.Length * data.OutputWidth];
        model.Predict(data.Features, pool, output);
        return output;
    }

    private static double[] Quality(Candidates candidates, Learnt learnt, QueueOptions options)
    {
        if (options.Answers.Items.Count == 0) return [];
        var quality = new double[candidates.Count];
        for (var at = 0; at < quality.Length; at++)
            quality[at] = options.Answers.Quality(candidates.Items[at], learnt.Classes, candidates.Probabilities.Length > 0 ? candidates.ProbabilitiesOf(at) : []);
        return quality;
    }

    private static QueueWish Wish(QueueOptions options, Learnt learnt)
    {
        var metric = options.Metric ?? options.Pending.Metric ?? (learnt.Classes.Length == 2 ? "roc_auc" : "accuracy");
        return new QueueWish
        {
            Size = options.Size,
            Order = options.Order,
            RandomShare = options.RandomShare,
            ByEntropy = options.ByEntropy,
            JudgesRanks = !JudgedMetric.JudgesDecisions(metric),
            WantsTestRows = WantsTestRows(options),
            RightAmong = options.Pending.Metric is { } pending ? JudgedMetric.RightAmong(pending) : null,
        };
    }

    private static double? Decides(PendingRequirement pending, QueueDraft draft) =>
        draft.Worth is { } worth && pending.Observed is { } observed && !draft.Items.IsEmpty
            ? DecisionChance.Of(observed, pending.Threshold, pending.Rows, draft.Items.Length * worth)
            : null;

    /// <summary>What the labelled rows taught.</summary>
    /// <param name="Features">Features of all rows.</param>
    /// <param name="Classes">The classes; empty for numbers.</param>
    /// <param name="Output">Probabilities of the pool, row-major; for numbers how far two models differ; empty without a model.</param>
    private sealed record Learnt(FeatureMatrix Features, ImmutableArray<string> Classes, double[] Output);
}
