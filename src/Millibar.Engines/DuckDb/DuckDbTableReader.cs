using Millibar.Tables;
using Millibar.Tables.Scan;

namespace Millibar.Engines.DuckDb;

/// <summary>Reads CSV and TSV (also .gz and .zst) by our own strict scan, Parquet and JSON lines through DuckDB.</summary>
public sealed class DuckDbTableReader : ITableReader
{
    /// <inheritdoc/>
    public async Task<Table> ReadAsync(string path, ReadOptions options, CancellationToken ct)
    {
        var file = DataFile.At(path);
        ct.ThrowIfCancellationRequested();
        return file.Layout.Content switch
        {
            Content.Parquet or Content.JsonLines => await StoredTable.ReadAsync(file, options, ct).ConfigureAwait(false),
            _ => await DelimitedTable.ReadAsync(file, options, ct).ConfigureAwait(false),
        };
    }
}
