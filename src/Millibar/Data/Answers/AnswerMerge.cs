using System.Collections.Immutable;

namespace Millibar.Data.Answers;

/// <summary>Batches of answers taken together: of several answers of one person to one item the last counts.</summary>
/// <param name="Sheet">One answer a person and item.</param>
/// <param name="Repeats">Answers that a later one of the same person took the place of.</param>
/// <param name="RepeatsAlike">Of those, how many said the same as the next one: how far people agree with themselves.</param>
internal sealed record AnswerMerge(AnswerSheet Sheet, int Repeats, int RepeatsAlike)
{
    /// <summary>Merges batches, the oldest first. Where both answers have a time, the later one counts; else the one that came in later.</summary>
    public static AnswerMerge Of(IReadOnlyList<AnswerSheet> sheets)
    {
        var (items, people) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var labels = LabelOrder.Sort(sheets.SelectMany(sheet => sheet.Labels).Distinct(StringComparer.Ordinal));
        var place = labels.Select((label, at) => (label, at)).ToDictionary(pair => pair.label, pair => pair.at, StringComparer.Ordinal);
        var last = new Dictionary<long, int>();
        var answers = new List<Answer>();
        var (repeats, alike) = (0, 0);
        foreach (var sheet in sheets)
        {
            int[] itemOf = [.. sheet.Items.Select(name => Index(items, name))];
            int[] personOf = [.. sheet.Annotators.Select(name => Index(people, name))];
            int[] labelOf = [.. sheet.Labels.Select(name => place[name])];
            foreach (var given in sheet.Answers)
            {
                var answer = new Answer(itemOf[given.Item], personOf[given.Annotator], labelOf[given.Label], given.At);
                var key = ((long)answer.Item << 32) | (uint)answer.Annotator;
                if (!last.TryGetValue(key, out var at))
                {
                    last[key] = answers.Count;
                    answers.Add(answer);
                    continue;
                }

                repeats++;
                if (answers[at].Label == answer.Label) alike++;
                if (!(answers[at].At > answer.At)) answers[at] = answer;
            }
        }

        var merged = new AnswerSheet { Items = [.. items.Keys], Annotators = [.. people.Keys], Labels = [.. labels], Answers = [.. answers] };
        return new AnswerMerge(Compact(merged), repeats, alike);
    }

    /// <summary>The same answers without names that none of them uses.</summary>
    public static AnswerSheet Compact(AnswerSheet sheet)
    {
        var (items, people, labels) = (Used(sheet.Items.Length, sheet, answer => answer.Item), Used(sheet.Annotators.Length, sheet, answer => answer.Annotator), Used(sheet.Labels.Length, sheet, answer => answer.Label));
        return new AnswerSheet
        {
            Items = Kept(sheet.Items, items),
            Annotators = Kept(sheet.Annotators, people),
            Labels = Kept(sheet.Labels, labels),
            Answers = [.. sheet.Answers.Select(answer => answer with { Item = items[answer.Item], Annotator = people[answer.Annotator], Label = labels[answer.Label] })],
        };
    }

    /// <summary>New index of each name, -1 for those that no answer uses.</summary>
    private static int[] Used(int count, AnswerSheet sheet, Func<Answer, int> of)
    {
        var place = new int[count];
        Array.Fill(place, -1);
        foreach (var answer in sheet.Answers) place[of(answer)] = 0;
        var next = 0;
        for (var i = 0; i < count; i++)
            if (place[i] == 0) place[i] = next++;
        return place;
    }

    private static ImmutableArray<string> Kept(ImmutableArray<string> names, int[] place) => [.. names.Where((_, at) => place[at] >= 0)];

    private static int Index(Dictionary<string, int> names, string name)
    {
        if (!names.TryGetValue(name, out var at)) names[name] = at = names.Count;
        return at;
    }
}
