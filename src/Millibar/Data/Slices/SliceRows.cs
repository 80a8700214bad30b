using System.Text.RegularExpressions;
using Millibar.Tables;

namespace Millibar.Data.Slices;

/// <summary>Which rows belong to a slice, by an engine that can evaluate SQL.</summary>
internal static partial class SliceRows
{
    private const string Example = "Write a condition over the columns that is true or false, e.g. \"age > 60 AND city = 'Wien'\"; names with blanks go into double quotes, text into single ones.";

    /// <summary>The rows on which the condition is true, ascending; where it is unknown (a value is missing) a row does not belong.</summary>
    /// <param name="engine">Evaluates SQL; null where no engine can.</param>
    /// <param name="table">The rows.</param>
    /// <param name="name">The slice's name.</param>
    /// <param name="condition">Its condition.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>slice-condition</c>: it does not parse, names a column that does not exist, is neither true nor false, or wants more than to compute from the row.</exception>
    public static async Task<int[]> FindAsync(IRowExpression? engine, Table table, string name, string condition, CancellationToken ct)
    {
        if (engine is null) throw Wrong(name, "no engine that evaluates SQL is available.", "Leave the slice out.", null);
        string?[] results;
        try
        {
            results = await engine.EvaluateAsync(table, condition, ct).ConfigureAwait(false);
        }
        catch (MillibarException wrong) when (wrong.Code is "rule-invalid" or "rule-not-allowed")
        {
            throw Wrong(name, wrong.Message, wrong.Code == "rule-invalid" ? Example : "A condition may only compute from the row's own columns: no queries, files, settings or random numbers.", wrong);
        }

        var rows = new List<int>();
        for (var row = 0; row < results.Length; row++)
        {
            if (results[row] is not { } answer) continue;
            if (answer == "true") rows.Add(row);
            else if (answer != "false") throw Wrong(name, $"it gives '{answer}' for data row {table.RowNumbers[row]}, and must be true or false.", Example, null);
        }

        return [.. rows];
    }

    /// <summary>Refuses a name that a requirement could not hold.</summary>
    /// <exception cref="MillibarException"><c>option-slice</c>.</exception>
    public static void CheckName(string name)
    {
        if (!Pattern().IsMatch(name))
            throw new MillibarException("option-slice", $"'{name}' is no name for a slice.", "NAME", "Use a letter, then letters, digits, points, dashes and underscores, e.g. new-customers.");
    }

    private static MillibarException Wrong(string name, string what, string remedy, Exception? cause) =>
        new("slice-condition", $"The condition of slice '{name}' cannot be used: {what}", $"slice {name}", remedy, cause);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
