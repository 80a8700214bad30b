using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Portfolio.Measured;

/// <summary>A feasibility driver as the evidence has it.</summary>
/// <param name="Law">Its law.</param>
/// <param name="Why">The numbers that it comes from.</param>
/// <param name="Cites">Ids of the evidence.</param>
internal sealed record MeasuredDriver(RangeLaw Law, Sentence Why, ImmutableArray<string> Cites)
{
    // Nothing is certain: a driver stays inside the open interval.
    private const double Least = 0.01;
    private const double Most = 0.99;

    /// <summary>Ease of the accuracy: how much of the way from the constant baseline to the threshold today's candidate has gone.</summary>
    /// <returns>Null when candidate, threshold or baseline is not measured, or the baseline alone satisfies the threshold.</returns>
    public static MeasuredDriver? Accuracy(CaseFile file)
    {
        if (file.Reading.Contender?.Target is not { Estimate: { } estimate } target) return null;
        var requirement = target.Requirement;
        if (file.Reading.Find(EvidenceKinds.Rung, requirement.Metric, "constant") is not { Value: { } floor } baseline || requirement.IsSatisfiedBy(floor)) return null;
        var way = requirement.Threshold - floor;
        var (a, b) = ((estimate.Low - floor) / way, (estimate.High - floor) / way);
        return new MeasuredDriver(
            Between(Math.Min(a, b), Math.Max(a, b), estimate.Level),
            Sentence.Of($"{requirement.Metric}: baseline {Words.Number(floor)}, today {Words.Value(estimate)}, required {Words.Number(requirement.Threshold)}"),
            [.. target.Cites, baseline.Id]);
    }

    /// <summary>Ease of the data: the share of the rows needed that is at hand, and no more than the share of labels that are right.</summary>
    /// <param name="file">The case.</param>
    /// <param name="thought">What is thought of it without measurement: good labels alone make data no easier than that.</param>
    /// <returns>Null when the rows are not measured and the labels do not lower what is thought.</returns>
    public static MeasuredDriver? Data(CaseFile file, RangeLaw thought)
    {
        var rows = Rows(file);
        return Labels(file) is { } labels && labels.Law.Location < (rows?.Law ?? thought).Location ? labels : rows;
    }

    private static MeasuredDriver? Rows(CaseFile file)
    {
        if (file.Reading.Contender?.Target is { Estimate: not null } target)
        {
            if (target.State == RequirementState.Met)
                return new MeasuredDriver(Between(Most, Most, 0.9), Sentence.Of($"today's rows are enough: {target.Requirement.Text} is met"), target.Cites);
            if (Reach.Of(file, target) is { Curves: { IsEmpty: false } curves } reach)
                return ByCurve(reach.First ?? reach.Hopeful ?? curves[0], target);
        }

        if (file.Charter.Resources.Rows is not > 0 || file.Newest(EvidenceKinds.DataVersion) is not { Value: { } rows } version) return null;
        var planned = file.Charter.Resources.Rows.Value;
        return new MeasuredDriver(Between(rows / planned, rows / planned, 0.9), Sentence.Of($"{Words.Number(rows)} of the {Words.Number(planned)} rows that the plan counts on"), [version.Id]);
    }

    private static MeasuredDriver ByCurve(CurveReach reach, Standing target)
    {
        var words = (reach.Low, reach.High) switch
        {
            (null, _) => Sentence.Of($"{Words.Count(reach.Today)} rows today; the curve reaches {target.Requirement.Text} at no number of rows that could be had"),
            ({ } from, null) => Sentence.Of($"{Words.Count(reach.Today)} rows today; the curve reaches {target.Requirement.Text} at {Words.Count(from)} rows or more"),
            ({ } from, { } to) => Sentence.Of($"{Words.Count(reach.Today)} rows today; the curve reaches {target.Requirement.Text} at {Words.Count(from)} to {Words.Count(to)} rows"),
        };
        return new MeasuredDriver(Between(Share(reach.High), Share(reach.Low), reach.Curve.Level), words, [reach.Curve.Id]);

        double Share(int? needed) => needed is { } rows ? (double)reach.Today / rows : Least;
    }

    private static MeasuredDriver? Labels(CaseFile file) => file.Newest(EvidenceKinds.LabelErrors) is { Measured: { } errors } item
        ? new MeasuredDriver(Between(1 - errors.High, 1 - errors.Low, errors.Level), Sentence.Of($"share of reviewed labels that were wrong: {Words.Value(errors)} (n = {Words.Count(item.Rows ?? 0)})"), [item.Id])
        : null;

    private static RangeLaw Between(double low, double high, double level) =>
        RangeLaw.Share(Math.Clamp(low, Least, Most), Math.Clamp(high, Least, Most), level);
}
