namespace Millibar.Tables;

/// <summary>Evaluates an SQL expression over the columns of a table, row by row, in a sandbox (no files, no extensions, no writing).</summary>
public interface IRowExpression
{
    /// <summary>Evaluates the expression.</summary>
    /// <param name="table">The table; its columns are visible by their names.</param>
    /// <param name="expression">One SQL scalar expression.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The result of each row as text under the invariant culture, null for SQL NULL; length n.</returns>
    /// <exception cref="MillibarException">The expression is not valid, or tries to do anything but compute.</exception>
    Task<string?[]> EvaluateAsync(Table table, string expression, CancellationToken ct);
}
