namespace Millibar.Tables;

/// <summary>Reads a file into a <see cref="Table"/>, accounting for every row.</summary>
public interface ITableReader
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">CSV, TSV (also .gz, .zst), Parquet or JSON lines.</param>
    /// <param name="options">How to read.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException">The file cannot be read as a table, or has bad rows and they were not to be skipped.</exception>
    Task<Table> ReadAsync(string path, ReadOptions options, CancellationToken ct);
}
