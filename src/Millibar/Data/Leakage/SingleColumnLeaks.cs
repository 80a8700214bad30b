using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Leakage;

/// <summary>Looks for columns that alone give the target away.</summary>
/// <remarks>
/// <para>A strong feature is natural; a leak stands alone. So, apart from the target in disguise, a column is held suspect only when a cheap
/// model on all the columns that are not suspect stays far behind it. Measured: on breast_cancer_wdbc single columns reach AUC .97, but so do
/// the others; on aer_creditcard <c>expenditure</c> reaches .99 and the rest .83.</para>
/// <para>Certain (an error): a recoding or monotone transform of the target; missing or zero in a pattern that is nearly the answer, or a
/// companion of such a column; or nearly perfect on a thousand rows or more. Everything else is put as a question (a warning).</para>
/// </remarks>
internal static class SingleColumnLeaks
{
    private const double Suspect = 0.9;
    private const double NearlyPerfect = 0.97;
    private const double WideGap = 0.25;
    private const double PatternGap = 0.1;
    private const int FewestRowsForQuestion = 200;
    private const int FewestRowsForCertainty = 1_000;
    private const double Companion = 0.8;
    private const int ManySuspects = 3;

    /// <summary>The suspects, in table order.</summary>
    /// <param name="context">The data.</param>
    /// <param name="columns">What each column can do alone.</param>
    /// <param name="told">Columns that were already told of; they count neither as suspects nor as the rest.</param>
    /// <param name="random">Chance.</param>
    /// <param name="ct">Cancels.</param>
    public static IReadOnlyList<ColumnLeak> Find(CheckContext context, IReadOnlyList<ColumnStrength> columns, IReadOnlySet<int> told, RandomStream random, CancellationToken ct)
    {
        var leaks = new Dictionary<int, ColumnLeak>();
        foreach (var column in columns.Where(c => c.IsDisguise))
            leaks[column.Index] = new ColumnLeak(column.Index, column.Name, DisguiseText(context, column), IsCertain: true);

        var suspects = columns.Where(c => !c.IsDisguise && !told.Contains(c.Index) && (c.Skill >= Suspect || c.Pattern is { IsStrong: true })).ToList();
        if (suspects.Count > 0 && context.Table.RowCount >= FewestRowsForQuestion) Weigh(context, suspects, told, leaks, random, ct);
        return [.. leaks.Values.OrderBy(leak => leak.Column)];
    }

    private static void Weigh(CheckContext context, List<ColumnStrength> suspects, IReadOnlySet<int> told, Dictionary<int, ColumnLeak> leaks, RandomStream random, CancellationToken ct)
    {
        var apart = suspects.Select(c => c.Index).Concat(leaks.Keys).Concat(told).ToHashSet();
        var rest = RestSkill.Without(context, apart, random, ct);
        var hasRest = context.Learning.Features.Numeric.Any(f => !apart.Contains(f.SourceColumn))
            || context.Learning.Features.Categories.Any(f => !apart.Contains(f.SourceColumn)) || context.Learning.Features.Text is not null;
        // Leaks come alone or in pairs: where every column is strong, the problem is easy.
        if (!hasRest && suspects.Count >= ManySuspects) return;
        var restText = hasRest ? Sentence.Of($"all other columns together reach only {Say(context, rest)}") : Sentence.Of("there is no other column");
        var names = context.Target.ClassNames;

        foreach (var column in suspects)
        {
            if (column.Pattern is { IsStrong: true } pattern && 2 * pattern.BalancedAccuracy - 1 - rest >= PatternGap)
                leaks[column.Index] = new ColumnLeak(column.Index, column.Name, Sentence.Of($"{pattern.Describe(column.Name, names[0], names[1])}; {restText}"), IsCertain: hasRest);
            else if (column.Skill - rest >= WideGap)
            {
                var certain = hasRest && column.Skill >= NearlyPerfect && context.DistinctRows >= FewestRowsForCertainty;
                leaks[column.Index] = new ColumnLeak(column.Index, column.Name, Sentence.Of($"{Alone(context, column)}; {restText}"), certain);
            }
        }

        // A column that moves with a certain leak is computed from it, or both from the outcome.
        var certainOnes = suspects.Where(c => leaks.TryGetValue(c.Index, out var leak) && leak.IsCertain).ToList();
        foreach (var column in suspects.Where(c => leaks.TryGetValue(c.Index, out var leak) && !leak.IsCertain))
        {
            var leader = certainOnes.Find(c => Math.Abs(RankCorrelation(context, column.Index, c.Index)) >= Companion);
            if (leader is null) continue;
            leaks[column.Index] = leaks[column.Index] with
            {
                Evidence = Sentence.Of($"{leaks[column.Index].Evidence}; {Sentence.Of($"it rises and falls with \"{leader.Name}\"")}"),
                IsCertain = true,
            };
        }
    }

    private static Sentence Alone(CheckContext context, ColumnStrength column) => Sentence.Of($"\"{column.Name}\" alone reaches {Say(context, column.Skill)}");

    /// <summary>A skill in the words of the task.</summary>
    private static Sentence Say(CheckContext context, double skill) => context.Target.Task switch
    {
        TaskKind.Binary => Sentence.Of($"ROC AUC {(1 + Math.Clamp(skill, 0, 1)) / 2:0.000}"),
        TaskKind.Multiclass => Sentence.Of($"{Math.Clamp(skill, 0, 1):P1} of the way from guessing to perfect accuracy"),
        _ => Sentence.Of($"R2 {Math.Clamp(skill, 0, 1):0.000}"),
    };

    private static Sentence DisguiseText(CheckContext context, ColumnStrength column) => context.Target.Task == TaskKind.Regression
        ? Sentence.Of($"\"{column.Name}\" rises and falls with the target throughout, so it is the target in other units or on another scale")
        : Sentence.Of($"each value of \"{column.Name}\" stands for one class of the target and each class for one value, so it is the target under another name");

    private static double RankCorrelation(CheckContext context, int a, int b)
    {
        if (context.Table.Columns[a] is not Column.Number x || context.Table.Columns[b] is not Column.Number y) return 0;
        var rows = Enumerable.Range(0, x.Count).Where(row => !x.IsMissing(row) && !y.IsMissing(row)).ToArray();
        return rows.Length < FewestRowsForQuestion ? 0 : Ranks.Correlation(Array.ConvertAll(rows, r => x.Values[r]), Array.ConvertAll(rows, r => y.Values[r]));
    }
}
