using System.Collections.Immutable;
using System.Globalization;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Portfolio.Inputs;

namespace Millibar.Portfolio.Ideas;

/// <summary>A list of ideas: CSV, one idea a row. docs/portfolio.md shows one.</summary>
internal static class IdeasFile
{
    private const int MostProblems = 10;
    private const string Remedy = "Nothing was written. Mend the file and import it again; docs/portfolio.md shows an example.";
    private static readonly string[] Words = ["name", "problem", "decision", "archetype", "owner", "estimator", "currency"];

    /// <summary>The columns that the file may have; only <c>name</c> must be there.</summary>
    public static ImmutableArray<string> Columns { get; } =
        [.. Words, .. PriorityInputs.All.SelectMany(input => new[] { $"{PriorityInputs.Code(input)}_low", $"{PriorityInputs.Code(input)}_high" })];

    /// <summary>Reads all ideas, or says everything that is wrong with the file.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="taken">Names of the projects that there are.</param>
    /// <exception cref="MillibarException"><c>ideas-invalid</c>, with line and column of each problem.</exception>
    public static ImmutableArray<Idea> Read(string text, string fileName, IEnumerable<string> taken)
    {
        var rows = new IdeaCells(text, fileName).Read();
        if (rows.Count == 0) throw new MillibarException("ideas-invalid", "The file is empty.", fileName, Remedy);
        var problems = new List<(IdeaCell Cell, string What)>();
        var header = Header(rows[0], problems);
        var ideas = rows.Skip(1).Select(row => Row(header, rows[0], row, problems)).ToImmutableArray();
        Names(header, rows, taken, problems);
        if (problems.Count > 0) throw Wrong(problems, fileName);
        return ideas.IsEmpty ? throw new MillibarException("ideas-invalid", "The file has a header and no ideas.", fileName, Remedy) : ideas;
    }

    private static Dictionary<string, int> Header(List<IdeaCell> cells, List<(IdeaCell, string)> problems)
    {
        var header = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            var name = cells[i].Text.ToLowerInvariant();
            if (!Columns.Contains(name)) problems.Add((cells[i], $"there is no column '{cells[i].Text}'{(NearestName.Find(name, Columns) is { } nearest ? $"; the nearest is '{nearest}'" : "")}"));
            else if (!header.TryAdd(name, i)) problems.Add((cells[i], $"the column '{name}' is there twice"));
        }

        if (!header.ContainsKey("name")) problems.Add((cells[0], "the column 'name' is missing"));
        return header;
    }

    private static Idea Row(Dictionary<string, int> header, List<IdeaCell> names, List<IdeaCell> row, List<(IdeaCell, string)> problems)
    {
        if (row.Count > names.Count) problems.Add((row[names.Count], $"{row.Count} cells under {names.Count} columns"));
        var estimates = new PriorityEstimates { Estimator = Text("estimator") };
        foreach (var input in PriorityInputs.All)
            if (Range(input) is { } range)
                estimates = PriorityInputs.With(estimates, input, range);
        return new Idea(
            Text("name") ?? "",
            Charter.Empty with
            {
                Problem = Text("problem"),
                Decision = Text("decision"),
                Archetype = ArchetypeOf(),
                Resources = new Resources { Currency = Text("currency") },
                Roles = new Roles { Owner = Text("owner") },
                Priority = estimates,
            },
            row[0].Line);

        IdeaCell? Cell(string column) => header.TryGetValue(column, out var at) && at < row.Count && row[at].Text.Length > 0 ? row[at] : null;

        string? Text(string column) => Cell(column)?.Text;

        Archetype? ArchetypeOf()
        {
            if (Cell("archetype") is not { } cell) return null;
            if (CharterWords.Find<Archetype>(cell.Text, CharterWords.Code) is { } archetype) return archetype;
            problems.Add((cell, $"there is no archetype '{cell.Text}'; they are {string.Join(", ", Enum.GetValues<Archetype>().Select(CharterWords.Code))}"));
            return null;
        }

        EstimateRange? Range(PriorityInput input)
        {
            var code = PriorityInputs.Code(input);
            var (low, high) = (Cell($"{code}_low"), Cell($"{code}_high"));
            if (low is null && high is null) return null;
            if (low is null || high is null)
            {
                problems.Add((low ?? high!, $"{code} needs both ends, {code}_low and {code}_high"));
                return null;
            }

            if (Number(low, $"{code}_low") is not { } from || Number(high, $"{code}_high") is not { } to) return null;
            var range = new EstimateRange(from, to);
            if (InputFault.Of(input, range) is not { } fault) return range;
            problems.Add((low, $"{fault.Reason.ToString().TrimEnd('.')} ({fault.Remedy.ToString().TrimEnd('.')})"));
            return null;
        }

        double? Number(IdeaCell cell, string column)
        {
            if (double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
            problems.Add((cell, $"{column} is '{cell.Text}', not a number (write digits and a point, no thousands signs)"));
            return null;
        }
    }

    private static void Names(Dictionary<string, int> header, List<List<IdeaCell>> rows, IEnumerable<string> taken, List<(IdeaCell, string)> problems)
    {
        if (!header.TryGetValue("name", out var at)) return;
        var known = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var here = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows.Skip(1))
        {
            if (at >= row.Count || row[at].Text.Length == 0) problems.Add((row[Math.Min(at, row.Count - 1)], "the name is missing"));
            else if (known.Contains(row[at].Text)) problems.Add((row[at], $"there is a project '{row[at].Text}' already"));
            else if (!here.Add(row[at].Text)) problems.Add((row[at], $"the name '{row[at].Text}' is there twice"));
        }
    }

    private static MillibarException Wrong(List<(IdeaCell Cell, string What)> problems, string fileName)
    {
        var ordered = problems.OrderBy(problem => problem.Cell.Line).ThenBy(problem => problem.Cell.Column).ToList();
        var told = string.Join("; ", ordered.Take(MostProblems).Select(problem => $"line {problem.Cell.Line}, column {problem.Cell.Column}: {problem.What}"));
        var more = ordered.Count > MostProblems ? $"; and {ordered.Count - MostProblems} more" : "";
        var first = ordered[0].Cell;
        return new MillibarException("ideas-invalid", $"{(ordered.Count == 1 ? "1 problem" : $"{ordered.Count} problems")}: {told}{more}.", $"{fileName}, line {first.Line}, column {first.Column}", Remedy);
    }
}
