using System.Collections.Immutable;

namespace Millibar.Tables.Scan;

/// <summary>Finds delimiter and header from the beginning of a file.</summary>
/// <remarks>The delimiter is the one with which most records have the same number of fields, the header included.</remarks>
internal static class DialectGuess
{
    private const int SampleRecords = 200;
    private const int WideSampleRecords = 20;
    private static readonly byte[] Delimiters = ",;\t|"u8.ToArray();

    /// <summary>Looks at the sample.</summary>
    /// <param name="sample">First bytes of the file as UTF-8, without byte order mark.</param>
    /// <param name="complete">Whether the sample is the whole file.</param>
    /// <param name="name">File name, for messages.</param>
    /// <exception cref="MillibarException">The sample holds no header.</exception>
    public static Dialect Of(byte[] sample, bool complete, string name)
    {
        var (stated, start) = StatedDelimiter(sample);
        var line = stated is null ? 1 : 2;
        // A very wide file: a few records tell as much as two hundred, and cutting them four times is cheap.
        var most = sample.AsSpan(0, Math.Min(sample.Length, 1 << 15)).Count((byte)'\n') < 2 ? WideSampleRecords : SampleRecords;
        var best = (stated is { } d ? [d] : Delimiters)
            .Select(delimiter => Candidate.Of(delimiter, SampleRecord.Cut(sample, start, line, complete, delimiter, most)))
            .MaxBy(candidate => candidate.Score)!;
        return best.ToDialect(name, sample.Length, complete);
    }

    /// <summary>Excel's first line <c>sep=;</c>.</summary>
    private static (byte? Delimiter, int Start) StatedDelimiter(byte[] sample)
    {
        if (sample.Length < 6 || !sample.AsSpan(0, 4).SequenceEqual("sep="u8)) return (null, 0);
        var end = sample[5] == (byte)'\n' ? 6 : sample[5] == (byte)'\r' ? (sample.Length > 6 && sample[6] == (byte)'\n' ? 7 : 6) : 0;
        return end == 0 ? (null, 0) : (sample[4], end);
    }

    private sealed record Candidate(byte Delimiter, List<SampleRecord> Records, int Usual, double Score)
    {
        public static Candidate Of(byte delimiter, List<SampleRecord> records)
        {
            var counted = records.Where(r => !r.IsBlank).ToList();
            if (counted.Count == 0) return new(delimiter, records, 0, -1);
            // On a tie the wider reading wins: two tables of different widths are rarer than title lines.
            var usual = counted.GroupBy(r => r.Fields.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
            if (usual.Key == 1) return new(delimiter, records, 1, 0);
            var header = counted.FirstOrDefault(r => !r.IsComment) ?? counted[0];
            var share = (double)usual.Count() / counted.Count;
            var score = share + (header.Fields.Length == usual.Key ? 1 : 0) + 1e-6 * Math.Min(usual.Key, 1000);
            return new(delimiter, records, usual.Key, score);
        }

        public Dialect ToDialect(string name, int sampleLength, bool complete)
        {
            int preamble = 0, blank = 0;
            var stray = ImmutableArray.CreateBuilder<long>();
            foreach (var record in Records)
            {
                if (record.IsBlank) blank++;
                else if (record.IsComment && (Usual == 1 || record.Fields.Length != Usual)) preamble++;
                else if (record.Fields.Length != Usual && Records.Any(r => r.Start > record.Start && r.Fields.Length == Usual)) stray.Add(record.Line);
                else return Found(record, preamble, blank, stray.ToImmutable());
            }

            throw complete
                ? Empty(name)
                : new MillibarException("not-a-table", $"No header line ends within the first {sampleLength >> 20} MB.", name,
                    "Check that this is a CSV file with one record a line.");
        }

        private Dialect Found(SampleRecord header, int preamble, int blank, ImmutableArray<long> stray)
        {
            var next = Records.IndexOf(header) + 1;
            return new Dialect
            {
                Delimiter = Delimiter,
                Header = header.Fields,
                HeaderLine = header.Line,
                DataOffset = header.Next,
                DataLine = next < Records.Count ? Records[next].Line : header.Line + 1,
                PreambleLines = preamble,
                BlankLines = blank,
                StrayLines = stray,
                UsualFields = Usual,
            };
        }
    }

    /// <summary>The error for a file without any text.</summary>
    public static MillibarException Empty(string name) => new(
        "empty-file", "The file holds no text.", name, "Check the export that made it, then try again.");
}
