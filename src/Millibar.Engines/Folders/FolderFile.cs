using System.Collections.Immutable;
using Millibar.Engines.Parquet;
using Millibar.Tables;

namespace Millibar.Engines.Folders;

/// <summary>Writes the files of a folder, one after another, as the one file that a data version is kept as.</summary>
internal static class FolderFile
{
    private const int BufferSize = 1 << 20;

    /// <summary>Reads each file strictly and writes its rows; one file is in memory at a time.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="reader">Reads one file.</param>
    /// <param name="options">How to read each file.</param>
    /// <param name="path">A Parquet file to be made; what is there after a failure is worthless.</param>
    /// <param name="progress">Gets the number of rows and the file that comes next.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException">The folder or one of its files is refused.</exception>
    public static async Task<FolderAccount> WriteAsync(string folder, ITableReader reader, ReadOptions options, string path, IProgress<(long Rows, string File)>? progress, CancellationToken ct)
    {
        var files = DataFolder.Files(folder);
        var setAside = 0;
        var warnings = ImmutableArray.CreateBuilder<(string File, ReadNote Note)>();
        var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        await using (target.ConfigureAwait(false))
        {
            FolderSchema? schema = null;
            ParquetWriter? writer = null;
            foreach (var file in files)
            {
                progress?.Report((writer?.Rows ?? 0, Path.GetFileName(file)));
                var table = await ReadAsync(reader, file, options, ct).ConfigureAwait(false);
                schema ??= new FolderSchema(table);
                writer ??= await ParquetWriter.StartAsync(target, table.Columns.Select(column => new StoredValues(column.Name, null)), ct).ConfigureAwait(false);
                await AppendAsync(writer, schema.Fit(table), table.RowCount, ct).ConfigureAwait(false);
                setAside += table.SetAside.Length;
                warnings.AddRange(table.Notes.Where(note => note.IsWarning).Select(note => (table.Name, note)));
            }

            await writer!.FinishAsync(ct).ConfigureAwait(false);
            return new FolderAccount(files.Length, writer.Rows, setAside, warnings.ToImmutable());
        }
    }

    private static async Task<Table> ReadAsync(ITableReader reader, string path, ReadOptions options, CancellationToken ct)
    {
        var table = await reader.ReadAsync(path, options with { IsPart = true }, ct).ConfigureAwait(false);
        // Two files might settle it in two ways, and nobody would see it afterwards.
        if (table.Notes.FirstOrDefault(note => note.Code == "ambiguous-dates") is { } doubt)
            throw new MillibarException("ambiguous-dates", $"In {table.Name} it is not clear which number of \"{doubt.Column}\" is the day and which the month, so its dates may not be those of the other files.", table.Name, "Write dates as 2024-01-31.");
        return table;
    }

    private static async Task AppendAsync(ParquetWriter writer, ImmutableArray<Column> columns, int rows, CancellationToken ct)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns.Length; i++) Copy(columns[i], row, writer.Columns[i]);
            await writer.EndRowAsync(ct).ConfigureAwait(false);
        }
    }

    private static void Copy(Column column, int row, StoredValues target)
    {
        if (column.IsMissing(row)) target.AddMissing();
        else if (column is Column.Number number) target.Add(number.Values[row]);
        else if (column is Column.Date date) target.AddTimestamp((long)Math.Round(date.Seconds[row] * 1_000_000));
        else if (column is Column.Text text) target.Add(text.Levels[text.Codes[row]]);
    }
}
