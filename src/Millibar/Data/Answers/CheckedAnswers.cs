using System.Collections.Immutable;
using System.Globalization;

namespace Millibar.Data.Answers;

/// <summary>Answers that were held against what is known: the items that there are, the labels that there are, the clock.</summary>
/// <param name="Sheet">Those that stay.</param>
/// <param name="UnknownItems">Answers set aside because their item is not known.</param>
/// <param name="UnknownLabels">Answers set aside because their label is none of the set.</param>
/// <param name="InFuture">Answers set aside because they were given later than now.</param>
/// <param name="AfterData">Answers kept that were given after the data version was recorded: its labels cannot hold them.</param>
internal sealed record CheckedAnswers(AnswerSheet Sheet, int UnknownItems, int UnknownLabels, int InFuture, int AfterData)
{
    /// <summary>Clocks of two machines may differ by this much.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <summary>Answers set aside.</summary>
    public int SetAside => UnknownItems + UnknownLabels + InFuture;

    /// <summary>Checks.</summary>
    /// <param name="read">The answers of a file.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="knows">Whether an item is one of the data's; null where that cannot be told.</param>
    /// <param name="labels">The labels that there are; empty where any will do.</param>
    /// <param name="now">The clock.</param>
    /// <param name="dataAt">When the data version was recorded; null without one.</param>
    /// <param name="skip">Whether to set aside what does not fit instead of refusing the file.</param>
    /// <exception cref="MillibarException"><c>answers-unknown-item</c>, <c>answers-unknown-label</c>, <c>answers-future</c> with the first row; <c>answers-none</c> when none is left.</exception>
    public static CheckedAnswers Of(AnswerFile read, string file, Func<string, bool>? knows, IReadOnlyCollection<string> labels, DateTimeOffset now, DateTimeOffset? dataAt, bool skip)
    {
        var sheet = read.Sheet;
        var item = sheet.Items.Select(name => knows?.Invoke(name) ?? true).ToArray();
        var set = labels.ToHashSet(StringComparer.Ordinal);
        var label = sheet.Labels.Select(name => set.Count == 0 || set.Contains(name)).ToArray();
        var kept = ImmutableArray.CreateBuilder<Answer>(sheet.Answers.Length);
        var (strangers, wrong, future, after) = (new List<int>(), new List<int>(), new List<int>(), 0);
        for (var a = 0; a < sheet.Answers.Length; a++)
        {
            var answer = sheet.Answers[a];
            if (!item[answer.Item]) strangers.Add(a);
            else if (!label[answer.Label]) wrong.Add(a);
            else if (answer.At > now + Tolerance) future.Add(a);
            else
            {
                kept.Add(answer);
                if (answer.At > dataAt) after++;
            }
        }

        if (!skip) Refuse(read, file, labels, strangers, wrong, future);
        if (kept.Count == 0) throw new MillibarException("answers-none", "No answer is left after those that do not fit were set aside.", file, "Look at the columns for items and labels: --item COL, --label COL.");
        return new CheckedAnswers(AnswerMerge.Compact(sheet with { Answers = kept.ToImmutable() }), strangers.Count, wrong.Count, future.Count, after);
    }

    private static void Refuse(AnswerFile read, string file, IReadOnlyCollection<string> labels, List<int> strangers, List<int> wrong, List<int> future)
    {
        const string orSkip = "or set such answers aside with --skip";
        if (strangers.Count > 0)
            throw new MillibarException("answers-unknown-item", $"The item '{read.Sheet.Items[read.Sheet.Answers[strangers[0]].Item]}' is not in the data{More(strangers)}. Nothing was imported.", Where(strangers[0]), $"Name the data's column of item names with --id COL, {orSkip}.");
        if (wrong.Count > 0)
        {
            var name = read.Sheet.Labels[read.Sheet.Answers[wrong[0]].Label];
            throw new MillibarException(
                "answers-unknown-label", $"'{name}' is none of the labels{(NearestName.Find(name, labels) is { } nearest ? $"; the nearest is '{nearest}'" : "")}{More(wrong)}. Nothing was imported.", Where(wrong[0]),
                $"The labels are {string.Join(", ", labels.Take(12))}{(labels.Count > 12 ? ", ..." : "")}: correct the file, {orSkip}.");
        }

        if (future.Count > 0)
            throw new MillibarException("answers-future", $"An answer was given in the future{More(future)}. Nothing was imported.", Where(future[0]), $"Correct the time, {orSkip}.");

        string Where(int answer) => string.Create(CultureInfo.InvariantCulture, $"{file}, row {read.RowOf[answer]}");
        static string More(List<int> all) => all.Count > 1 ? $" ({all.Count:#,0} answers in all)" : "";
    }
}
