using Millibar.Engines.DuckDb;
using Millibar.Engines.Queries;
using Millibar.Tables;

namespace Millibar.Engines.Tests.Queries;

/// <summary>A query put to a database, and its result as the reader sees it.</summary>
internal static class Asked
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Runs the query and reads the stored file.</summary>
    public static async Task<Table> TableAsync(string from, string query)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.File("result.parquet");
        await QueryFile.WriteAsync(QuerySource.Parse(from), query, path, null, Ct);
        return await new DuckDbTableReader().ReadAsync(path, new ReadOptions(), Ct);
    }

    /// <summary>Runs a query that must be refused.</summary>
    public static async Task<MillibarException> RefusedAsync(string from, string query, string code)
    {
        var error = await Assert.ThrowsAsync<MillibarException>(() => TableAsync(from, query));
        Assert.True(error.Code == code, $"{error.Code}: {error.Message}");
        Assert.NotEmpty(error.Remedy);
        return error;
    }

    /// <summary>A column's values as text: numbers, dates in seconds, or levels; "-" where missing.</summary>
    public static string Values(Table table, string name) => string.Join(' ', Enumerable.Range(0, table.RowCount).Select(row => table.Columns[table.IndexOf(name)] switch
    {
        var column when column.IsMissing(row) => "-",
        Column.Number number => $"{number.Values[row]:R}",
        Column.Date date => $"{DateTime.UnixEpoch.AddSeconds(date.Seconds[row]):yyyy-MM-ddTHH:mm:ss.FFF}",
        Column.Text text => $"'{text.Levels[text.Codes[row]]}'",
        _ => "?",
    }));
}
