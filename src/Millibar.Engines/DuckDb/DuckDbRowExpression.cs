using System.Globalization;
using DuckDB.NET.Data;
using Millibar.Tables;

namespace Millibar.Engines.DuckDb;

/// <summary>Evaluates a rule in a DuckDB database of its own, in memory, that can reach neither files nor extensions.</summary>
/// <remarks>
/// Two walls: the parsed expression may hold harmless node types and functions only, and the database has
/// <c>enable_external_access</c> off and its configuration locked.
/// </remarks>
public sealed class DuckDbRowExpression : IRowExpression
{
    /// <inheritdoc/>
    public async Task<string?[]> EvaluateAsync(Table table, string expression, CancellationToken ct)
    {
        // DuckDB looks at an interrupt only between vectors of 2,048 rows: a slow rule is left to end by itself in the background.
        var work = Task.Run(() => Run(table, expression, ct), CancellationToken.None);
        return await work.WaitAsync(ct).ConfigureAwait(false);
    }

    private static string?[] Run(Table table, string expression, CancellationToken ct)
    {
        using var connection = Sql.OpenMemory();
        var tree = ExpressionTree.Parse(connection, expression);
        var columns = tree.Columns.Select(name => Find(table, name)).Distinct().ToArray();
        Fill(connection, table, columns, ct);
        connection.Run("SET memory_limit='2GB'");
        connection.Run("SET temp_directory=''");
        connection.Run("SET enable_external_access=false");
        connection.Run("SET lock_configuration=true");
        using var command = connection.CreateCommand();
        using var cancellation = ct.Register(command.Cancel);
        try
        {
            return Evaluate(command, expression, table.RowCount, ct);
        }
        catch (Exception e) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException("the rule was cancelled", e, ct);
        }
        catch (DuckDBException e)
        {
            throw RuleErrors.Invalid(e.Message, e);
        }
    }

    private static string?[] Evaluate(DuckDBCommand command, string expression, int rows, CancellationToken ct)
    {
        command.CommandText = ExpressionTree.Statement(expression);
        command.UseStreamingMode = true;
        var results = new string?[rows];
        using var reader = command.ExecuteReader();
        var row = 0;
        for (; reader.Read(); row++)
        {
            if (row % 4096 == 0) ct.ThrowIfCancellationRequested();
            if (row == rows) break;
            results[row] = reader.IsDBNull(0) ? null : Text(reader.GetValue(0));
        }

        return row == rows ? results : throw RuleErrors.NotAllowed("it does not give one value for each row");
    }

    /// <summary>A number as the shortest text that reads back the same; other values as SQL prints them.</summary>
    private static string? Text(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        float number => float.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        decimal number => ((double)number).ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A column by its exact name, or by the one name that differs in case only.</summary>
    private static int Find(Table table, string name)
    {
        var exact = table.IndexOf(name);
        if (exact >= 0) return exact;
        var alike = Enumerable.Range(0, table.Columns.Length)
            .Where(i => string.Equals(table.Columns[i].Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return alike.Count switch
        {
            1 => alike[0],
            0 => throw RuleErrors.Invalid($"there is no column named \"{name}\"{(NearestName.Find(name, table.Columns.Select(c => c.Name)) is { } near ? $"; the nearest is \"{near}\"" : "")}."),
            _ => throw RuleErrors.Invalid($"\"{name}\" could be any of {string.Join(", ", alike.Select(i => table.Columns[i].Name))}."),
        };
    }

    private static void Fill(DuckDBConnection connection, Table table, int[] columns, CancellationToken ct)
    {
        var twins = columns.Select(i => table.Columns[i].Name).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any());
        if (twins is not null) throw RuleErrors.Invalid($"columns that differ in case only cannot be used together: {string.Join(", ", twins)}.");
        var definitions = columns.Select(i => Sql.Identifier(table.Columns[i].Name) + " " + TypeOf(table.Columns[i]));
        connection.Run($"CREATE TABLE t ({string.Join(", ", columns.Length == 0 ? ["\"\u0001\" BOOLEAN"] : definitions)})");
        using var appender = connection.CreateAppender("t");
        for (var row = 0; row < table.RowCount; row++)
        {
            if (row % 4096 == 0) ct.ThrowIfCancellationRequested();
            var target = appender.CreateRow();
            if (columns.Length == 0) target.AppendNullValue();
            foreach (var column in columns) Append(target, table.Columns[column], row);
            target.EndRow();
        }
    }

    private static string TypeOf(Column column) => column switch
    {
        Column.Number => "DOUBLE",
        Column.Date { HasTime: false } => "DATE",
        Column.Date => "TIMESTAMP",
        _ => "VARCHAR",
    };

    private static void Append(IDuckDBAppenderRow target, Column column, int row)
    {
        if (column.IsMissing(row)) target.AppendNullValue();
        else if (column is Column.Number number) target.AppendValue((double?)number.Values[row]);
        else if (column is Column.Text text) target.AppendValue(text.Levels[text.Codes[row]]);
        else if (column is Column.Date { HasTime: false } day) target.AppendValue((DateOnly?)DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(day.Seconds[row])));
        else if (column is Column.Date time) target.AppendValue((DateTime?)DateTime.UnixEpoch.AddSeconds(time.Seconds[row]));
    }
}
