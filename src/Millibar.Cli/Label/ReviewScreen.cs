using Millibar.Data;
using Millibar.Trial.Review;

namespace Millibar.Cli.Label;

/// <summary>Shows one row after the other and takes the verdicts: single keys in a terminal, lines elsewhere.</summary>
internal sealed class ReviewScreen(TextWriter output, ReviewRecord record)
{
    private const int Width = 60;
    private const string Keys = "w wrong   o wrong, another label   r right   a ambiguous   s skip   u undo   q quit";

    /// <summary>Goes through the rows until the last, q, or the end of the input.</summary>
    public async Task ShowAsync(IReadOnlyList<ReviewRow> rows, CancellationToken ct)
    {
        output.WriteLine(Keys);
        var judged = new Stack<int>();
        for (var at = 0; at < rows.Count;)
        {
            ct.ThrowIfCancellationRequested();
            Show(rows[at], at + 1, rows.Count);
            switch (await AskAsync(rows[at], ct))
            {
                case { Verdict: Verdict.Undone }:
                    if (!judged.TryPop(out var last)) break;
                    await record.KeepAsync(rows[last], Verdict.Undone, null, ct);
                    at = last;
                    break;
                case { Verdict: { } verdict } answer:
                    await record.KeepAsync(rows[at], verdict, answer.Label, ct);
                    judged.Push(at);
                    at++;
                    break;
                case { Quit: true }: return;
                default: at++; break;
            }
        }
    }

    private void Show(ReviewRow row, int number, int of)
    {
        var table = record.Sheet.Table;
        output.WriteLine();
        output.WriteLine($"{number:#,0} of {of:#,0}   row {table.RowNumbers[row.Index]:#,0}");
        for (var column = 0; column < table.Columns.Length; column++)
        {
            if (column == record.Sheet.TargetColumn) continue;
            var text = CellText.Of(table.Columns[column], row.Index);
            var why = row.Why.FirstOrDefault(one => one.Column == table.Columns[column].Name);
            if (text.Length > 0) output.WriteLine($"  {table.Columns[column].Name} = {(text.Length > Width ? $"{text[..(Width - 1)]}…" : text)}{(why is null ? "" : $"   <- {Math.Pow(2, why.Weight):0.#} times as usual for {row.Suggested}")}");
        }

        output.WriteLine($"  label {row.Given}{(row.Suggested is { } suggested && !row.AtRandom ? $"; the models say {suggested}" : "")}");
    }

    private async Task<Answer> AskAsync(ReviewRow row, CancellationToken ct)
    {
        while (true)
        {
            if (await WordAsync(ct) is not { } word) return new Answer(null, null, Quit: true);
            var (key, label) = (word.Length == 0 ? ' ' : char.ToLowerInvariant(word[0]), word.Length > 1 ? word[1..].Trim() : "");
            if (key is 'w' or 'o' && label.Length == 0 && key == 'o') label = await LineAsync("  right label: ", ct);
            switch (key)
            {
                case 'w' when label.Length == 0: return new Answer(Verdict.Wrong, row.AtRandom ? null : row.Suggested, false);
                case 'w' or 'o' when Known(label) && label != row.Given: return new Answer(Verdict.Wrong, label, false);
                case 'w' or 'o': output.WriteLine($"  '{label}' is {(label == row.Given ? "the label that it has" : "no label of these data")}{(record.Sheet.Classes.IsEmpty ? "" : $"; they are {string.Join(", ", record.Sheet.Classes.Take(20))}")}."); break;
                case 'r': return new Answer(Verdict.Right, null, false);
                case 'a': return new Answer(Verdict.Ambiguous, null, false);
                case 's': return new Answer(null, null, false);
                case 'u': return new Answer(Verdict.Undone, null, false);
                case 'q': return new Answer(null, null, Quit: true);
                default: output.WriteLine($"  {Keys}"); break;
            }
        }
    }

    private bool Known(string label) => record.Sheet.Classes.IsEmpty ? double.TryParse(label, System.Globalization.CultureInfo.InvariantCulture, out _) : record.Sheet.Classes.Contains(label);

    /// <summary>A key in a terminal, a line elsewhere; null at the end of the input.</summary>
    private async Task<string?> WordAsync(CancellationToken ct)
    {
        if (Console.IsInputRedirected) return (await Console.In.ReadLineAsync(ct))?.Trim();
        output.Write("> ");
        while (!Console.KeyAvailable) await Task.Delay(30, ct);
        var key = Console.ReadKey(intercept: true).KeyChar;
        output.WriteLine(key);
        return key.ToString();
    }

    private async Task<string> LineAsync(string prompt, CancellationToken ct)
    {
        output.Write(prompt);
        return (await Console.In.ReadLineAsync(ct))?.Trim() ?? "";
    }

    /// <summary>What a person said.</summary>
    /// <param name="Verdict">Null for skipping and quitting; undone to take the last one back.</param>
    /// <param name="Label">The right label, if it is known.</param>
    /// <param name="Quit">Whether to stop.</param>
    private sealed record Answer(Verdict? Verdict, string? Label, bool Quit);
}
