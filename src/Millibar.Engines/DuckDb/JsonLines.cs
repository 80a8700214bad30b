using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Millibar.Tables;
using Millibar.Tables.Typing;

namespace Millibar.Engines.DuckDb;

/// <summary>The account of a JSON-lines file: which lines are rows and which are not.</summary>
/// <param name="RowNumbers">Number of each good row among all non-blank lines, from 1.</param>
/// <param name="Bad">Lines that are no JSON object.</param>
internal sealed record JsonLines(int[] RowNumbers, ImmutableArray<SetAsideRow> Bad)
{
    /// <summary>Rows that must be loaded.</summary>
    public long GoodLines => RowNumbers.Length;

    /// <summary>Line numbers of the bad rows.</summary>
    public HashSet<long> BadLines => [.. Bad.Select(b => b.Line)];

    /// <summary>Looks at every line.</summary>
    /// <exception cref="MillibarException">There are bad lines that were not to be skipped, or no lines at all.</exception>
    public static async Task<JsonLines> CheckAsync(DataFile file, ReadOptions options, CancellationToken ct)
    {
        var good = new Gathered<int>();
        var bad = ImmutableArray.CreateBuilder<SetAsideRow>();
        using var reader = new StreamReader(file.Open(), new UTF8Encoding(false, true), true, 1 << 16);
        var (line, row) = (0L, 0);
        try
        {
            while (await reader.ReadLineAsync(ct).ConfigureAwait(false) is { } text)
            {
                line++;
                if (string.IsNullOrWhiteSpace(text)) continue;
                if (row == 0 && text.TrimStart().StartsWith('['))
                {
                    throw new MillibarException("json-array", "The file is one JSON array, not JSON lines.", $"{file.Name}, line {line}",
                        "Write one object a line, without the surrounding brackets and commas (jq -c '.[]' does that).");
                }

                row++;
                if (IsObject(text)) good.Add(row);
                else bad.Add(new SetAsideRow(line, "json-corrupt"));
            }
        }
        catch (DecoderFallbackException e)
        {
            throw new MillibarException("encoding-invalid", $"The file is not UTF-8 after line {line}.", file.Name, "Save it as UTF-8.", e);
        }

        if (row == 0) throw new MillibarException("empty-file", "The file holds no text.", file.Name, "Check the export that made it, then try again.");
        if (bad.Count > 0 && !options.SkipBadRows)
        {
            var lines = string.Join(", ", bad.Take(5).Select(b => b.Line)) + (bad.Count > 5 ? $" and {bad.Count - 5} more" : "");
            throw new MillibarException("json-corrupt", $"{bad.Count} line{(bad.Count == 1 ? " is" : "s are")} not a JSON object.", $"{file.Name}, line {lines}",
                "Repair the file, or set the bad lines aside with --skip-bad-rows.");
        }

        return new JsonLines(good.TakeArray(), bad.ToImmutable());
    }

    private static bool IsObject(string line)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line), new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
