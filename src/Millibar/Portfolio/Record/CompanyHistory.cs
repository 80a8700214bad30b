using System.Collections.Immutable;
using System.Globalization;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Portfolio.Record;

/// <summary>What the workspace's own projects teach: how often they succeed, and how good people's ranges are.</summary>
internal sealed class CompanyHistory
{
    private CompanyHistory(BaseRate baseRate, ImmutableArray<EstimatorRecord> estimators)
    {
        BaseRate = baseRate;
        Estimators = estimators;
    }

    public BaseRate BaseRate { get; }

    public ImmutableArray<EstimatorRecord> Estimators { get; }

    /// <summary>Where the base rate comes from.</summary>
    public Sentence BaseRateNote => BaseRate.Finished == 0
        ? Sentence.Of("not estimated: the often-quoted 15 % of projects that succeed, as no project of this workspace is finished")
        : Sentence.Of($"not estimated: {BaseRate.Succeeded} of {BaseRate.Finished} finished projects of this workspace succeeded, on top of the often-quoted 15 % counted as {BaseRate.PriorProjects} projects");

    /// <summary>The record of an estimator; null when none of their outcomes is known.</summary>
    public EstimatorRecord? Estimator(string? name) => name is null ? null : Estimators.FirstOrDefault(record => record.Estimator == name);

    /// <summary>Reads the history of all projects, finished ones too.</summary>
    public static CompanyHistory Of(IReadOnlyList<CaseFile> files)
    {
        var ends = files.Select(Succeeded).OfType<bool>().ToList();
        return new CompanyHistory(
            new BaseRate(ends.Count(succeeded => succeeded), ends.Count),
            [.. EstimatorRecord.Of(files.SelectMany(Outcomes))]);
    }

    /// <summary>Whether a finished project succeeded: as it was recorded, else by where it ended. Null while it runs.</summary>
    public static bool? Succeeded(CaseFile file)
    {
        if (file.Newest(EvidenceKinds.EstimateOutcome, PriorityInputs.Code(PriorityInput.Success)) is { Value: { } recorded }) return recorded >= 0.5;
        return file.Place == Place.Production ? true : file.Place == Place.Stopped ? false : null;
    }

    private static IEnumerable<EstimateOutcome> Outcomes(CaseFile file)
    {
        foreach (var item in file.Current(EvidenceKinds.EstimateOutcome))
        {
            var input = PriorityInputs.All.Where(input => PriorityInputs.Code(input) == item.Metric).Cast<PriorityInput?>().FirstOrDefault();
            if (input is { } known && item is { Value: { } actual } && PriorityInputs.Shape(known) == RangeShape.Positive && actual > 0
                && item.Fact(EstimateOutcomes.Estimator) is { } estimator && Number(item, EstimateOutcomes.Low) is > 0 and var low && Number(item, EstimateOutcomes.High) is { } high && high >= low)
                yield return new EstimateOutcome(estimator, known, new EstimateRange(low, high), actual);
        }
    }

    private static double? Number(EvidenceItem item, string fact) =>
        double.TryParse(item.Fact(fact), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
