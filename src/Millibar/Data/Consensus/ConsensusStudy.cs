using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Consensus;

/// <summary>Makes one label an item out of several answers, says how sure each is, and judges those who answered.</summary>
internal static class ConsensusStudy
{
    /// <summary>Makes the consensus.</summary>
    /// <param name="sheet">The answers, one a person and item.</param>
    /// <param name="probabilities">A model's out-of-sample probabilities, items x labels of the sheet, row-major; empty without a model.</param>
    /// <param name="options">How.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>consensus-no-model</c>: the method needs probabilities.</exception>
    public static ConsensusReport Make(AnswerSheet sheet, double[] probabilities, ConsensusOptions options, CancellationToken ct)
    {
        if (options.Method == ConsensusMethod.Model && probabilities.Length == 0)
            throw new MillibarException("consensus-no-model", "The method model needs a model's probabilities.", "--method model", "Give them with --probabilities FILE (item, and one column for each label), or run the command in a project whose data has these items as rows.");
        var random = new RandomStream(options.Seed).Fork("consensus");
        var ratings = Ratings.Of(sheet.Items.Length, sheet.Annotators.Length, sheet.Labels.Length, sheet.Answers.Select(a => a.Item).ToArray(), sheet.Answers.Select(a => a.Annotator).ToArray(), sheet.Answers.Select(a => a.Label).ToArray());
        var strength = options.Method == ConsensusMethod.Majority ? null : AnnotatorStrength.Choose(ratings, random.Fork("strength"), ct);
        var (method, why) = Choose(options, strength, probabilities.Length > 0);
        var model = method == ConsensusMethod.Model ? ModelWeighted.Fit(ratings, probabilities) : null;
        var people = DawidSkene.Fit(ratings, method == ConsensusMethod.Majority ? double.PositiveInfinity : strength!.Strength, ct);
        var posterior = model?.Posterior ?? people.Posterior;
        var majority = MajorityVote.Of(ratings, probabilities);
        var k = sheet.Labels.Length;
        int[] labels = method == ConsensusMethod.Majority ? majority : [.. Enumerable.Range(0, sheet.Items.Length).Select(i => ModelWeighted.ArgMax(posterior.AsSpan(i * k, k)))];
        ImmutableArray<ConsensusItem> items = [.. labels.Select((label, i) => new ConsensusItem(sheet.Items[i], sheet.Labels[label], posterior[i * k + label], ratings.CountOf(i), Same(ratings, i, label)))];
        var judged = JudgedAnswers.Of(ratings, model is null ? people.Without : model.Without, model is not null);
        var right = Mean([.. items.Select(item => item.Quality)], options.Level);
        return new ConsensusReport
        {
            Options = options,
            Method = method,
            Why = why,
            Labels = sheet.Labels,
            Items = items,
            Answers = sheet.Answers.Length,
            Right = right,
            Annotators = Annotators(sheet, ratings, judged, model, options),
            Rungs = Rungs(judged, right, items.Length, random.Fork("experts"), options.Level),
            Strength = strength,
            ModelWeight = model is null ? null : model.ModelWeight / model.Weights.Average(),
            Overruled = labels.Zip(majority).Count(pair => pair.First != pair.Second),
        };
    }

    private static (ConsensusMethod Method, string Why) Choose(ConsensusOptions options, AnnotatorStrength? strength, bool hasModel)
    {
        if (options.Method is { } asked) return (asked, "asked for");
        if (hasModel) return (ConsensusMethod.Model, "a model's probabilities are there");
        return strength!.Differ
            ? (ConsensusMethod.DawidSkene, "annotators differ: answers left out are foretold better when each has his own confusions")
            : (ConsensusMethod.Majority, "nothing shows that annotators differ: answers left out are foretold as well when all are taken for alike");
    }

    private static double Same(Ratings ratings, int item, int label)
    {
        var same = 0;
        for (var a = ratings.Starts[item]; a < ratings.Starts[item + 1]; a++) same += ratings.Label[a] == label ? 1 : 0;
        return ratings.CountOf(item) == 0 ? 0 : (double)same / ratings.CountOf(item);
    }

    private static Interval Mean(double[] values, double level)
    {
        var mean = values.Average();
        var variance = values.Length < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0);
        // Each label is right or wrong beyond what its quality says.
        var reach = NormalLaw.TwoSided(level) * Math.Sqrt((variance + values.Average(value => value * (1 - value))) / values.Length);
        return new Interval(mean, Math.Max(0, mean - reach), Math.Min(1, mean + reach), level);
    }

    private static ImmutableArray<AnnotatorSkill> Annotators(AnswerSheet sheet, Ratings ratings, JudgedAnswers judged, ModelWeighted? model, ConsensusOptions options)
    {
        var answers = new int[sheet.Annotators.Length];
        foreach (var rater in ratings.Rater) answers[rater]++;
        var mean = model?.Weights.Average();
        return [.. judged.ByAnnotator(options.Level).Select((one, who) => new AnnotatorSkill(
            sheet.Annotators[who], answers[who], one.Judged, one.Right,
            one.Right is not { } right ? AnnotatorStanding.Open : right.Low >= options.Bar ? AnnotatorStanding.Certify : right.High < options.Bar ? AnnotatorStanding.Retrain : AnnotatorStanding.Open,
            model is null ? null : model.Weights[who] / mean))];
    }

    private static ImmutableArray<HumanRung> Rungs(JudgedAnswers judged, Interval right, int items, RandomStream random, double level)
    {
        var rungs = ImmutableArray.CreateBuilder<HumanRung>();
        if (judged.Share((_, _) => true, level) is { } single) rungs.Add(new HumanRung("human-single", single.Right, single.Items, "one answer, judged by a consensus that does not hold it"));
        rungs.Add(new HumanRung("human-ensemble", right, items, "the consensus of all, by the chance that each label is right"));
        if (judged.Experts(random, level) is { } expert) rungs.Add(new HumanRung("human-expert", expert.Right, expert.Items, "the best tenth of the annotators, chosen on one half of the items and judged on the other"));
        return rungs.ToImmutable();
    }
}
