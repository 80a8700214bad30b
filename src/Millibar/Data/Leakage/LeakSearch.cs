using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.Leakage;

/// <summary>Searches for columns, alone or together, that say what only the outcome can have told them.</summary>
internal static class LeakSearch
{
    private const int MostRows = 20_000;
    private const int MostColumnsAfterEvent = 3;
    private const double PairGap = 0.1;

    /// <summary>Runs the search: combinations first, then single columns that are no part of one, then patterns that are worth a question.</summary>
    public static LeakReport Run(CheckContext context, CancellationToken ct)
    {
        var random = context.Random.Fork("leakage");
        var rows = RowSample.Take(context.Table.RowCount, MostRows, random.Fork("rows"));
        var note = RowSample.Note(rows.Length, context.Table.RowCount);
        var outcome = Outcome.Of(context.Target, rows);
        var strengths = new List<ColumnStrength>(context.FeatureColumns.Length);
        foreach (var index in context.FeatureColumns)
        {
            ct.ThrowIfCancellationRequested();
            strengths.Add(ColumnStrength.Measure(context.Table.Columns[index], index, rows, outcome));
        }

        var told = new HashSet<int>();
        var certain = new HashSet<int>();
        List<Finding> findings =
        [
            .. Combination(context, strengths, random, told, certain, ct),
            .. Single(context, strengths, note, random, told, certain, ct),
            .. AfterEvent(context, strengths, told),
        ];
        return new LeakReport([.. findings], certain);
    }

    private static IEnumerable<Finding> Combination(CheckContext context, List<ColumnStrength> strengths, RandomStream random, HashSet<int> told, HashSet<int> certain, CancellationToken ct)
    {
        if (CombinationLeaks.ForNumber(context, strengths, random.Fork("identity"), ct) is { } identity)
        {
            told.UnionWith(identity.Columns);
            certain.UnionWith(identity.Columns);
            string[] names = [.. identity.Columns.Select(c => context.Table.Columns[c].Name)];
            yield return new Finding(
                "leakage-combination", Severity.Error, Column: null,
                Sentence.Of($"{identity.Formula} is the target \"{context.Target.Name}\" itself: nothing is left to predict."),
                Sentence.Of($"Leave these columns out with {ColumnNames.Drop(names)}."));
        }

        if (PairLeaks.Find(context, strengths, random.Fork("pairs"), ct) is { } pair)
        {
            var rest = RestSkill.Without(context, new HashSet<int> { pair.A, pair.B }, random.Fork("pair-rest"), ct);
            if (1 - rest < PairGap) yield break;
            told.UnionWith([pair.A, pair.B]);
            certain.UnionWith([pair.A, pair.B]);
            yield return new Finding(
                "leakage-combination", Severity.Error, Column: null,
                Sentence.Of($"{pair.Formula} parts the classes of \"{context.Target.Name}\" without one exception in {context.Table.RowCount:N0} rows, and the other columns come nowhere near."),
                Sentence.Of($"If the target was made from them, leave them out with {ColumnNames.Drop([context.Table.Columns[pair.A].Name, context.Table.Columns[pair.B].Name])}."));
        }
    }

    private static IEnumerable<Finding> Single(CheckContext context, List<ColumnStrength> strengths, Sentence note, RandomStream random, HashSet<int> told, HashSet<int> certain, CancellationToken ct)
    {
        var leaks = SingleColumnLeaks.Find(context, strengths, told, random.Fork("rest"), ct);
        string[] dropped = [.. leaks.Where(leak => leak.IsCertain).Select(leak => leak.Name)];
        foreach (var leak in leaks)
        {
            told.Add(leak.Column);
            if (leak.IsCertain) certain.Add(leak.Column);
            var message = Sentence.Join(" ", [Sentence.Of($"{leak.Evidence}."), note]);
            yield return leak.IsCertain
                ? new Finding("leakage-single-column", Severity.Error, leak.Name, message, Sentence.Of($"Such a column is known only after the outcome: leave it out with {ColumnNames.Drop(dropped)}."))
                : new Finding("leakage-single-column", Severity.Warning, leak.Name, message, Sentence.Of($"Is \"{leak.Name}\" known when the prediction is made? If not, {ColumnNames.Drop([leak.Name])}."));
        }
    }

    private static IEnumerable<Finding> AfterEvent(CheckContext context, List<ColumnStrength> strengths, HashSet<int> told)
    {
        var names = context.Target.ClassNames;
        var suspects = strengths.Where(c => !told.Contains(c.Index) && c.Pattern is { IsOneSided: true }).ToList();
        foreach (var column in suspects.OrderByDescending(c => c.Pattern!.BalancedAccuracy).Take(MostColumnsAfterEvent).OrderBy(c => c.Index))
        {
            var others = suspects.Count > MostColumnsAfterEvent ? Sentence.Of($"({suspects.Count - MostColumnsAfterEvent:N0} more columns look alike.)") : Sentence.Empty;
            yield return new Finding(
                "leakage-after-event", Severity.Warning, column.Name,
                Sentence.Join(" ", [Sentence.Of($"{column.Pattern!.Describe(column.Name, names[0], names[1])}."), others]),
                Sentence.Of($"Is \"{column.Name}\" filled in only after the outcome? If so, {ColumnNames.Drop([column.Name])}."));
        }
    }
}
