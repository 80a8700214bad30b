using System.Collections.Immutable;
using Millibar.Models.Targets;

namespace Millibar.Data.Order;

/// <summary>A time column is there, but the split does not follow it.</summary>
internal sealed class TimeOrderIgnoredCheck : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["time-order-ignored"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct)
    {
        if (context.TimeColumn is not null || TimeColumns.In(context) is not [var time, ..]) yield break;
        yield return new Finding(
            "time-order-ignored",
            time.RowsFollow ? Severity.Warning : Severity.Info,
            time.Name,
            time.RowsFollow
                ? Sentence.Of($"\"{time.Name}\" holds time ({time.Words}, {time.Distinct:N0} distinct values), and the rows stand in its order. The split shuffles rows, so the past is judged by models that know the future.")
                : Sentence.Of($"\"{time.Name}\" holds time ({time.Words}, {time.Distinct:N0} distinct values). The split shuffles rows, so the past is judged by models that know the future."),
            Sentence.Of($"If the model will be used on later cases, say --time {NearestName.Quote(time.Name)}: then the last part is the test."));
    }
}
