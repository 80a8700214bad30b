using System.CommandLine;
using Millibar.Data;
using Millibar.Data.Answers;
using Millibar.Data.Queues;
using Millibar.Engines.DuckDb;
using Millibar.Tables;

namespace Millibar.Cli.Label;

/// <summary>The options that say how a file keeps its answers.</summary>
internal sealed class AnswerOptions
{
    private readonly Option<string?> _item = new("--item") { Description = "Column that names the item (default: found by its name).", HelpName = "COL" };
    private readonly Option<string?> _annotator = new("--annotator") { Description = "Column that names who answered.", HelpName = "COL" };
    private readonly Option<string?> _label = new("--label") { Description = "Column of the labels.", HelpName = "COL" };
    private readonly Option<string?> _time = new("--time") { Description = "Column that says when.", HelpName = "COL" };
    private readonly Option<bool> _wide = new("--wide") { Description = "One row an item, one column an annotator." };
    private readonly Option<string[]> _drop = new("--drop") { Description = "Columns of a wide file that are no annotators, separated by commas.", HelpName = "COLS" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_item, _annotator, _label, _time, _wide, _drop]) command.Add(option);
    }

    /// <summary>Reads a file of answers; JSON is an export of Label Studio.</summary>
    /// <exception cref="MillibarException">It cannot be read, a column is missing, or it holds no answer.</exception>
    public async Task<(AnswerFile Answers, string Name)> ReadAsync(string path, ParseResult parsed, CancellationToken ct)
    {
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return await LabelStudioAsync(path, ct);
        var table = await new DuckDbTableReader().ReadAsync(path, new ReadOptions { Target = parsed.GetValue(_label) }, ct);
        string[] drop = [.. (parsed.GetValue(_drop) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (drop.FirstOrDefault(name => table.IndexOf(name) < 0) is { } missing) throw new MillibarException("option-column", $"{table.Name} has no column '{missing}'.", "--drop", "Name columns of the file.");
        var used = table with { Columns = [.. table.Columns.Where(column => !drop.Contains(column.Name, StringComparer.Ordinal))] };
        var columns = AnswerColumns.Find(used, parsed.GetValue(_item), parsed.GetValue(_annotator), parsed.GetValue(_label), parsed.GetValue(_time), parsed.GetValue(_wide));
        return (AnswerFile.Read(used, columns), table.Name);
    }

    private static async Task<(AnswerFile Answers, string Name)> LabelStudioAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new MillibarException("file-missing", "There is no such file.", path, "Check the name.");
        var name = Path.GetFileName(path);
        var given = LabelStudioAnswers.Read(await File.ReadAllTextAsync(path, ct), name);
        if (given.Count == 0) throw new MillibarException("answers-none", "The file holds no answer yet.", path, "Label some tasks, then export them again.");
        return (new AnswerFile(AnswerSheets.Of(given), [.. Enumerable.Range(1, given.Count)], 0), name);
    }
}
