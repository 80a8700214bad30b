using System.Collections.Immutable;

namespace Millibar.Data.Contamination;

/// <summary>Rows of the user's own test set that also stand in the training data, exactly or nearly.</summary>
internal sealed class TestContaminationCheck : ICheck
{
    private const double ErrorShare = 0.2;

    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["test-contamination"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        var test = context.OwnTestRows;
        if (test.Length == 0) yield break;
        int[] train = [.. Enumerable.Range(0, context.Table.RowCount).Except(test)];
        var copies = Overlap.Count(context.FeatureClusters, train, test);
        var near = Overlap.Count(context.NearClusters, train, test) - copies;
        if (copies + near == 0) yield break;

        var share = copies / (double)test.Length;
        // Where cases repeat anyway (few, coarse features), a test row that was seen before is not the fault of the split.
        var usual = 1 - train.Select(row => context.FeatureClusters[row]).Distinct().Count() / (double)train.Length;
        yield return new Finding(
            "test-contamination",
            share >= ErrorShare && share >= 2 * usual ? Severity.Error : Severity.Warning,
            Column: null,
            near > 0
                ? Sentence.Of($"{copies:N0} of {test.Length:N0} test rows ({share:P1}) have the same features as a training row, and {near:N0} more nearly so: the test asks for what was learned by heart.")
                : Sentence.Of($"{copies:N0} of {test.Length:N0} test rows ({share:P1}) have the same features as a training row: the test asks for what was learned by heart."),
            Sentence.Of("Take these rows out of the test file, or leave out --test and let the split keep copies together."));
    }
}
