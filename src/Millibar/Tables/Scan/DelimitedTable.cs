using System.Collections.Immutable;
using System.Text;
using Millibar.Tables.Typing;

namespace Millibar.Tables.Scan;

/// <summary>Reads delimited text into a table: a first look at all bytes, then one pass that cuts and gathers.</summary>
internal static class DelimitedTable
{
    /// <summary>Reads.</summary>
    /// <exception cref="MillibarException">The file is no table, or has bad rows that were not to be skipped.</exception>
    public static async Task<Table> ReadAsync(IByteSource source, ReadOptions options, CancellationToken ct)
    {
        var notes = new List<ReadNote>();
        var look = await TextLook.TakeAsync(source, notes, ct).ConfigureAwait(false);
        if (look.Sample.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0) throw DialectGuess.Empty(source.Name);
        var dialect = DialectGuess.Of(look.Sample, look.IsWhole, source.Name);
        var names = HeaderNames.Clean(dialect.Header, $"{source.Name}, line {dialect.HeaderLine}", notes);
        HeaderChecks.ThrowIfUnusable(dialect, names, options, source.Name, notes);
        try
        {
            var (columns, scan) = await GatherAsync(source, look, dialect, names, options, ct).ConfigureAwait(false);
            return Assemble(source, dialect, names, columns, scan, options, notes);
        }
        catch (DecoderFallbackException e)
        {
            throw TextLook.Invalid($"The file holds bytes that are not valid {look.Encoding?.WebName}.", source.Name, e);
        }
    }

    private static async Task<(ImmutableArray<TypedColumn> Columns, FileScan Scan)> GatherAsync(
        IByteSource source, TextLook look, Dialect dialect, ImmutableArray<string> names, ReadOptions options, CancellationToken ct)
    {
        var contexts = names.Select(n => new ColumnContext(n, n.Length > 0 && n == options.Target, dialect.Delimiter == (byte)';')).ToArray();
        var builders = contexts.Select((c, i) => new ColumnBuilder(i, c.IsTarget)).ToArray();
        var scan = await PassAsync(source, look, dialect, builders, ct).ConfigureAwait(false);
        if (scan.Scanner.Bad.Refusable > 0 && !options.SkipBadRows) throw scan.Scanner.Bad.Refusal(source.Name, names.Length);
        var again = Enumerable.Range(0, builders.Length).Where(i => builders[i].NeedsTexts).ToArray();
        if (again.Length > 0)
        {
            foreach (var i in again) builders[i] = new ColumnBuilder(i, asTexts: true);
            await PassAsync(source, look, dialect, Array.ConvertAll(again, i => builders[i]), ct).ConfigureAwait(false);
        }

        var columns = new TypedColumn[builders.Length];
        Parallel.For(0, columns.Length, Degree(ct), i =>
        {
            columns[i] = builders[i].Finish(contexts[i]);
            builders[i] = null!;
        });
        return ([.. columns], scan);
    }

    private static async Task<FileScan> PassAsync(IByteSource source, TextLook look, Dialect dialect, ColumnBuilder[] builders, CancellationToken ct)
    {
        var stream = await look.OpenAsync(source, dialect.DataOffset, ct).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var scanner = new RecordScanner(stream, dialect.Delimiter, dialect.Header, dialect.DataLine, source.Name);
        var block = new RecordBlock(dialect.Header.Length);
        var numbers = new Gathered<int>();
        while (await scanner.ReadAsync(block, ct).ConfigureAwait(false))
        {
            for (var row = 0; row < block.RowCount; row++) numbers.Add(block.Numbers[row]);
            Parallel.For(0, builders.Length, Degree(ct), i => builders[i].Append(block));
        }

        return new FileScan(scanner, numbers.TakeArray());
    }

    private static ParallelOptions Degree(CancellationToken ct) => new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct };

    private static Table Assemble(
        IByteSource source, Dialect dialect, ImmutableArray<string> names, ImmutableArray<TypedColumn> columns, FileScan scan, ReadOptions options, List<ReadNote> notes)
    {
        var rows = scan.RowNumbers.Length;
        var bad = scan.Scanner.Bad;
        // The account of rows: nothing may get lost between the scan and the columns.
        if (rows + bad.Count != scan.Scanner.Records || columns.Any(c => c.Column.Count != rows))
            throw new InvalidOperationException($"{source.Name}: {scan.Scanner.Records} records, but {rows} kept and {bad.Count} set aside");
        FileNotes.Add(dialect, scan.Scanner, notes);
        var kept = HeaderChecks.WithoutUnnamed(columns, names, $"{source.Name}, line {dialect.HeaderLine}", notes);
        HeaderChecks.ThrowIfTooSmall(rows, kept, options, source.Name);
        notes.AddRange(kept.SelectMany(c => c.Notes));
        return new Table
        {
            Name = source.Name,
            Columns = [.. kept.Select(c => c.Column)],
            RowCount = rows,
            RowNumbers = scan.RowNumbers,
            Hash = source.Hash,
            SetAside = [.. dialect.StrayLines.Select(l => new SetAsideRow(l, "ragged-row")), .. bad.ToSetAside()],
            Notes = [.. notes],
        };
    }

    private sealed record FileScan(RecordScanner Scanner, int[] RowNumbers);
}
