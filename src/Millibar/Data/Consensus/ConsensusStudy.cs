using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Consensus;

/// <summary>Makes one label an item out of several answers, says how sure each is, and judges those who answered.</summary>
internal static class ConsensusStudy
{
    /// <summary>Answers an item from which on the published weight of the model, which grows with their root, outvotes people who know better.</summary>
    private const double FewForModel = 4;

    /// <summary>Makes the consensus.</summary>
    /// <param name="sheet">The answers, one a person and item.</param>
    /// <param name="probabilities">A model's out-of-sample probabilities, items x labels of the sheet, row-major; empty without a model.</param>
    /// <param name="truth">An expert's label of some items, by name; his answers are not in the sheet. Empty without an expert.</param>
    /// <param name="options">How.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>consensus-no-model</c>: the method needs probabilities.</exception>
    public static ConsensusReport Make(AnswerSheet sheet, double[] probabilities, IReadOnlyDictionary<string, string> truth, ConsensusOptions options, CancellationToken ct)
    {
        if (options.Method == ConsensusMethod.Model && probabilities.Length == 0)
            throw new MillibarException("consensus-no-model", "The method model needs a model's probabilities.", "--method model", "Give them with --probabilities FILE (item, and one column for each label).");
        var random = new RandomStream(options.Seed).Fork("consensus");
        var ratings = Ratings.Of(sheet.Items.Length, sheet.Annotators.Length, sheet.Labels.Length, sheet.Answers.Select(a => a.Item).ToArray(), sheet.Answers.Select(a => a.Annotator).ToArray(), sheet.Answers.Select(a => a.Label).ToArray());
        var strength = options.Method == ConsensusMethod.Majority ? null : AnnotatorStrength.Choose(ratings, random.Fork("strength"), ct);
        var (method, why) = Choose(options, strength, probabilities.Length > 0, (double)sheet.Answers.Length / sheet.Items.Length);
        var model = method == ConsensusMethod.Model ? ModelWeighted.Fit(ratings, probabilities) : null;
        var people = DawidSkene.Fit(ratings, method == ConsensusMethod.Majority ? double.PositiveInfinity : strength!.Strength, ct);
        var posterior = model?.Posterior ?? people.Posterior;
        var majority = MajorityVote.Of(ratings, probabilities);
        var k = sheet.Labels.Length;
        int[] labels = method == ConsensusMethod.Majority ? majority : [.. Enumerable.Range(0, sheet.Items.Length).Select(i => ModelWeighted.ArgMax(posterior.AsSpan(i * k, k)))];
        ImmutableArray<ConsensusItem> items = [.. labels.Select((label, i) => new ConsensusItem(sheet.Items[i], sheet.Labels[label], posterior[i * k + label], ratings.CountOf(i), Same(ratings, i, label)))];
        // A label that nobody else gave is index k: wrong for all.
        int[] known = [.. sheet.Items.Select(item => !truth.TryGetValue(item, out var label) ? -1 : sheet.Labels.IndexOf(label) is >= 0 and var at ? at : k)];
        var confirmed = known.Count(label => label >= 0);
        var judged = confirmed > 0 ? JudgedAnswers.OfTruth(ratings, known) : JudgedAnswers.Of(ratings, model is null ? people.Without : model.Without, model is not null);
        Interval? right = confirmed == 0 ? null : WilsonInterval.Of(labels.Zip(known).Count(pair => pair.First == pair.Second), confirmed, options.Level);
        return new ConsensusReport
        {
            Options = options,
            Method = method,
            Why = why,
            Labels = sheet.Labels,
            Items = items,
            Answers = sheet.Answers.Length,
            MeanQuality = items.Average(item => item.Quality),
            Right = right,
            Confirmed = confirmed,
            Annotators = Annotators(sheet, ratings, judged, model, options),
            Rungs = Rungs(judged, right, confirmed, items, random.Fork("experts"), options.Level),
            Strength = strength,
            ModelWeight = model is null ? null : model.ModelWeight / model.Weights.Average(),
            Overruled = labels.Zip(majority).Count(pair => pair.First != pair.Second),
        };
    }

    private static (ConsensusMethod Method, string Why) Choose(ConsensusOptions options, AnnotatorStrength? strength, bool hasModel, double answersOfItem)
    {
        if (options.Method is { } asked) return (asked, "asked for");
        if (hasModel && answersOfItem < FewForModel) return (ConsensusMethod.Model, "a model's probabilities are there, and items have few answers");
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

    private static ImmutableArray<HumanRung> Rungs(JudgedAnswers judged, Interval? right, int confirmed, ImmutableArray<ConsensusItem> items, RandomStream random, double level)
    {
        var by = right is null ? "judged by a consensus without the answer that is judged" : "judged by the expert";
        var rungs = ImmutableArray.CreateBuilder<HumanRung>();
        if (judged.Share((_, _) => true, level) is { } single) rungs.Add(new HumanRung("human-single", single.Right.Value, single.Right, single.Items, $"one answer, {by}"));
        rungs.Add(right is { } sure
            ? new HumanRung("human-ensemble", sure.Value, sure, confirmed, $"the consensus of all, {by}")
            : new HumanRung("human-ensemble", items.Average(item => item.Quality), null, items.Length, "the consensus of all, if people err independently; name an expert to measure it"));
        if (judged.Experts(random, level) is { } expert) rungs.Add(new HumanRung("human-expert", expert.Right.Value, expert.Right, expert.Items, $"the best tenth of the annotators, chosen on one half of the items and judged on the other, {by}"));
        return rungs.ToImmutable();
    }
}
