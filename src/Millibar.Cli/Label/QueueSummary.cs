using Millibar.Data.Queues;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Trial.Labelling;

namespace Millibar.Cli.Label;

/// <summary>A queue on one screen.</summary>
internal sealed class QueueSummary(TextWriter output)
{
    private const int Shown = 5;

    public void Write(QueueReport report, QueueFiles files, string? project)
    {
        var items = report.Draft.Items;
        output.WriteLine($"{items.Length:#,0} rows of {report.Table.Name} to label next, order {QueueWords.Code(report.Options.Order)}");
        foreach (var group in items.GroupBy(item => item.Order).OrderBy(group => group.Key)) output.WriteLine($"  {group.Count(),7:#,0}  {Why(group.Key, [.. group], report)}");
        if (report.Draft.Note is { } note) output.WriteLine($"  {note}");
        if (report.Draft.ExpectedError is { } error && report.Draft.Note is null) output.WriteLine($"  {report.Model} expects to be wrong on {error:P0} of the rows without a label.");
        WritePending(report);
        output.WriteLine($"  {report.Labelled:#,0} rows have a label, {report.Candidates:#,0} could be chosen{Left(report.Waiting, "wait in earlier queues (--again hands them out once more)")}{Left(report.Answered, "have answers")}.");
        output.WriteLine();
        output.WriteLine($"  {"item",-14}{"row",9}  {"order",-12}{"probability",12}{"doubt",8}");
        foreach (var item in items.Take(Shown)) output.WriteLine($"  {item.Item,-14}{item.Row,9:#,0}  {QueueWords.Code(item.Order),-12}{(item.Probability is { } p ? $"{p:0.0000}" : "-"),12}{(item.Doubt is { } doubt ? $"{doubt:0.000}" : "-"),8}");
        if (items.Length > Shown) output.WriteLine($"  and {items.Length - Shown:#,0} more");
        output.WriteLine();
        output.WriteLine($"Written to {files.Path}{(files.Configuration is { } configuration ? $", labelling configuration {configuration}" : "")}{(project is null ? "" : $"; recorded in {project}")}.");
        output.WriteLine(files.Configuration is null
            ? $"Next: fill in the columns label and annotator, then millibar label queue --answers {files.Path}"
            : "Next: import both into Label Studio; export the answers as JSON, then millibar label queue --answers FILE.json");
    }

    private static string Why(QueueOrder order, IReadOnlyList<QueueItem> items, QueueReport report) => order switch
    {
        QueueOrder.Random => $"drawn at random, each with chance {items[0].Probability:0.0000}: estimates on these alone are honest",
        QueueOrder.Uncertainty => report.Classes.IsEmpty ? "two models differ there, and they are unlike each other" : $"{report.Model} is in doubt there, and they are unlike each other",
        QueueOrder.Consensus => "answers say least about their label",
        QueueOrder.Decision when items[0].IsTest => "to judge by, drawn with the chance in the column probability: weigh each by 1 / probability",
        QueueOrder.Decision => "to learn from: doubtful rows, unlike each other",
        _ => "chosen",
    };

    private void WritePending(QueueReport report)
    {
        if (report.Options.Pending is not { Text: { } text, Observed: { } observed } pending) return;
        var stands = $"  {text}: {Words.Value(observed)} at n = {pending.Rows:#,0}";
        output.WriteLine((pending.State, report.DecisionChance) switch
        {
            (RequirementState.Undecided, { } chance) => $"{stands}, undecided. These rows decide it with chance {chance:0.00}.",
            (RequirementState.Undecided, _) => $"{stands}, undecided. --order decision draws test rows that decide it soonest.",
            (RequirementState.Failed, _) => $"{stands}, failed: rows to learn from may turn it.",
            _ => $"{stands}, met.",
        });
    }

    private static string Left(int count, string why) => count == 0 ? "" : $", {count:#,0} {why}";
}
