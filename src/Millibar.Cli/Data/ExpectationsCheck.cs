using System.Collections.Immutable;
using System.Globalization;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Data.Expectations;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Data;

/// <summary>Data held against expectations: told, and recorded.</summary>
internal sealed record ExpectationsCheck(DataExpectations Expectations, ChosenData Data, ImmutableArray<ExpectationResult> Results)
{
    private const int Named = 5;

    public static ExpectationsCheck Measure(DataExpectations expectations, ChosenData data, CancellationToken ct) =>
        new(expectations, data, ExpectationCheck.Measure(expectations, data.Table, ct));

    public ImmutableArray<ExpectationResult> Broken => [.. Results.Where(result => result.Broken)];

    /// <summary>Says what is broken, and what was within the slack.</summary>
    public void Write(TextWriter output)
    {
        var style = new Style(Console.IsOutputRedirected);
        var broken = Broken;
        output.WriteLine($"{Data.Name}, {Words.Count(Data.Table.RowCount)} rows: {(broken.IsEmpty ? style.Good("keeps") : style.Bad($"breaks {Words.Count(broken.Length)} of"))} {(broken.IsEmpty ? "all " : "")}{Words.Count(Results.Length)} expectations");
        foreach (var result in broken)
        {
            output.WriteLine();
            output.WriteLine($"  {style.Bad(result.Code)}  {result.Column}");
            Paragraph.Write(output, "    expected: ", result.Expected);
            Paragraph.Write(output, "    observed: ", result.Observed);
            if (!result.First.IsEmpty) Paragraph.Write(output, "    first:    ", string.Join(", ", result.First.Select(row => row.Value.Length == 0 ? $"row {row.Row}" : $"row {row.Row} ({Paragraph.Cut(row.Value, 40)})")));
        }

        var slack = Results.Where(result => !result.Broken && result.Misfits > 0 && result.Code is "range" or "values" or "whole" && result.Misfits > 0).ToList();
        if (slack.Count == 0) return;
        output.WriteLine();
        foreach (var result in slack.Take(Named))
            Paragraph.Write(output, "  within the slack: ", $"{result.Column}, {result.Code}: {result.Observed}, e.g. {string.Join(", ", result.First.Select(row => $"row {row.Row} ({Paragraph.Cut(row.Value, 30)})"))}");
        if (slack.Count > Named) output.WriteLine($"  and {slack.Count - Named} more within the slack");
    }

    /// <summary>Records it for a version of the project.</summary>
    public async Task RecordAsync(Workspace workspace, ProjectEntry project, CancellationToken ct)
    {
        var broken = Broken;
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts.Add("blob", await ResultBlob.StoreAsync(workspace, json => ExpectationJson.Write(json, Expectations, Data.Table, Results), ct));
        facts.Add("expectations", Results.Length.ToString(CultureInfo.InvariantCulture));
        if (Expectations.LearntFrom is { } learnt) facts.Add("learnt_from", learnt);
        if (!broken.IsEmpty) facts.Add("first", string.Join("; ", broken.Take(Named).Select(result => $"{result.Code} {result.Column}")));
        var item = new EvidenceItem
        {
            Kind = EvidenceKinds.Expectations,
            Subject = new EvidenceSubject { Data = Data.Table.Hash },
            Value = broken.Length,
            Low = broken.Length,
            High = broken.Length,
            Rows = Data.Table.RowCount,
            Facts = facts.ToImmutable(),
            Inputs = [Data.Table.Hash],
            Source = $"millibar {BuildVersion.Text}",
            At = workspace.Time.GetUtcNow(),
            By = workspace.By,
        };
        await Recorded.AppendAsync(workspace, project, [item], ct);
    }

    /// <summary>Records it where the data are a version of the session's project; says why not otherwise.</summary>
    public async Task RecordAsync(TrialSession session, TextWriter output, CancellationToken ct)
    {
        if (session.WhyNot is { } reason) output.WriteLine(reason);
        if (session.Workspace is not { } workspace || session.Project is not { } project) return;
        if (Data.Version is null)
        {
            output.WriteLine($"Not recorded: {Data.Table.Name} is no data version of {project.Name}. Add it: millibar data add FILE");
            return;
        }

        await RecordAsync(workspace, project, ct);
        output.WriteLine($"Recorded in {project.Name}: expectations of data version {DataVersions.Short(Data.Table.Hash)}.");
    }
}
