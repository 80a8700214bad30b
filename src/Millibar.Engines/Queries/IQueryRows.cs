using System.Collections.Immutable;
using Millibar.Engines.Parquet;

namespace Millibar.Engines.Queries;

/// <summary>The rows of a query's result, one after another, read-only.</summary>
internal interface IQueryRows : IAsyncDisposable
{
    /// <summary>The columns, in the result's order; the kind is null where only the values tell.</summary>
    ImmutableArray<(string Name, ColumnKind? Kind)> Columns { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last one.</returns>
    ValueTask<bool> NextAsync(CancellationToken ct);

    /// <summary>Hands the current row over.</summary>
    /// <param name="target">One for each column.</param>
    /// <param name="row">Its number, from 1, for errors.</param>
    void CopyTo(ImmutableArray<StoredValues> target, long row);
}
