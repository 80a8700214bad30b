using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide.Back.DataToPlan;

/// <summary>Data to Plan: the labels that are needed cost more than the budget for them, or the rows that were planned are not there on the day.</summary>
/// <remarks>
/// Labels needed: what the charter plans, or where it plans none what the label plan says; when the project was sent back for more data, at least
/// what the label plan of these data says, and without one what the curve that sent it back asks for. A label plan without an upper end says nothing here.
/// The charter decides what is asked: without a budget for labels there is nothing to overspend.
/// </remarks>
internal sealed class DataUnobtainable : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.DataUnobtainable;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.DataVersion, EvidenceKinds.LabelCost, EvidenceKinds.LearningCurve, EvidenceKinds.LabelPlan];

    /// <inheritdoc/>
    public string Condition => "cost of one label times labels needed exceeds resources.label_budget; or due.data is past and rows are fewer than resources.rows";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now) => (Rows(file, now), Cost(file)) switch
    {
        (Ruling.Fires rows, Ruling.Fires cost) => rows with
        {
            Finding = Sentence.Join(" ", [rows.Finding, cost.Finding]),
            Cites = [.. rows.Cites.Union(cost.Cites)],
            Flips = [Both(rows.Flips, cost.Flips, file)],
        },
        (Ruling.Fires rows, _) => rows,
        (_, Ruling.Fires cost) => cost,
        (Ruling.CannotTell open, _) => open,
        (_, { } cost) => cost,
    };

    /// <summary>Where rows and money both fail, no one measurement turns it: the plan would have to ask for less of both.</summary>
    private static Flip Both(ImmutableArray<Flip> rows, ImmutableArray<Flip> cost, CaseFile file)
    {
        var (fewer, dearer) = (rows.Last(flip => flip.Charter is not null), cost.Last(flip => flip.Charter is not null));
        return new Flip
        {
            Text = Sentence.Join("; ", [fewer.Text, dearer.Text]),
            Charter = file.Charter with { Resources = dearer.Charter!.Resources with { Rows = fewer.Charter!.Resources.Rows } },
        };
    }

    private static Ruling Cost(CaseFile file)
    {
        var resources = file.Charter.Resources;
        if (resources.LabelBudget is not { } budget)
            return new Ruling.DoesNotFire(Sentence.Of("The rows are not overdue, and the charter sets no budget for labels.")) { Cites = [] };
        if (file.Reading.Find(EvidenceKinds.LabelCost) is not { Value: { } cost } item)
            return new Ruling.CannotTell(
                Sentence.Of($"What one label costs is not known, and the charter allows {Money(file, budget)} for all."),
                Steps.Measure(Sentence.Of("Have 20 rows labelled, note the hours, and record the cost of one."), EvidenceKinds.LabelCost, 1))
            { Cites = [] };

        if (LabelsNeeded(file) is not { } needed)
            return new Ruling.CannotTell(Sentence.Of("How many labels are needed is not said."), Steps.Set(Sentence.Of("Say how many labels the plan needs."), "resources.labels", 0.5)) { Cites = [item.Id] };
        var total = (item.High ?? cost) * needed.Labels;
        ImmutableArray<string> cites = [item.Id, .. needed.Cites];
        var per = Sentence.Of($"{Words.Number(needed.Labels)} labels at {Money(file, item.High ?? cost)} make {Money(file, total)}; the budget is {Money(file, budget)}.");
        if (total <= budget)
            return new Ruling.DoesNotFire(per)
            {
                Cites = cites,
                Flips = needed.Labels > 0 ? [Price(file, item, budget / needed.Labels * 1.01 + 1e-6, above: true)] : [],
            };
        return new Ruling.Fires(Sentence.Of($"The labels cannot be had for the money: {per}"), 0.95, Steps.PlanAgain(Sentence.Of("Plan again: a larger budget, cheaper labels, fewer of them, or another target.")))
        {
            Cites = cites,
            Flips =
            [
                Price(file, item, budget / needed.Labels, above: false),
                new Flip { Text = Sentence.Of($"the budget for labels is {Money(file, total)}"), Charter = file.Charter with { Resources = resources with { LabelBudget = total } } },
            ],
        };
    }

    /// <summary>Rows against plan, once they are due; null when the charter sets no date or no number.</summary>
    private static Ruling? Rows(CaseFile file, DateTimeOffset now)
    {
        var charter = file.Charter;
        if (charter.Due.Data is not { } due || charter.Resources.Rows is not { } planned) return null;
        if (DateOnly.FromDateTime(now.UtcDateTime) <= due) return null;
        if (file.Reading.Find(EvidenceKinds.DataVersion) is not { Value: { } rows } item)
            return new Ruling.CannotTell(Sentence.Of($"The data were due on {due:yyyy-MM-dd}, and none are recorded."), new NextStep(Sentence.Of("Add the data that are there."), "millibar data add FILE", 0.5)) { Cites = [] };
        if (rows >= planned) return new Ruling.DoesNotFire(Sentence.Of($"{Words.Number(rows)} rows are there, {Words.Number(planned)} were planned.")) { Cites = [item.Id] };
        return new Ruling.Fires(
            Sentence.Of($"The rows that were planned are not there: {Words.Number(rows)} of {Words.Number(planned)}, due on {due:yyyy-MM-dd}."),
            1,
            Steps.PlanAgain(Sentence.Of("Plan again: another source, fewer rows, a later date, or another problem.")))
        {
            Cites = [item.Id],
            Flips =
            [
                new Flip { Text = Sentence.Of($"a data version with {Words.Number(planned)} rows is added"), Evidence = Flip.Bare(item, planned) },
                new Flip { Text = Sentence.Of($"the plan counts on {Words.Number(rows)} rows"), Charter = charter with { Resources = charter.Resources with { Rows = rows } } },
            ],
        };
    }

    private static (double Labels, ImmutableArray<string> Cites)? LabelsNeeded(CaseFile file)
    {
        var planned = file.Charter.Resources.Labels ?? file.Charter.Resources.Rows;
        var made = file.Reading.Target is { } aim && file.Reading.Find(EvidenceKinds.LabelPlan, aim.Metric) is { High: not null } item && item.Fact("open") is null ? item : null;
        if (StepBack.Owed(file, AllReasons.MoreDataNeeded) is not { } step || file.Reading.Target is not { } target)
            return planned is { } plan ? (plan, []) : made is not null ? (made.High!.Value, [made.Id]) : null;
        var before = StepBack.Decision(file, step)?.DataVersion;
        // Once other data are there, a plan that is lost would leave the project cheaper than it is: only the curve that sent it back counts then.
        if (made is not null && file.DataVersion == before) return (Math.Max(planned ?? 0, made.High!.Value), [made.Id]);
        var bar = new Standing(target, null);
        var first = file.Evidence
            .Where(item => item.Kind == EvidenceKinds.LearningCurve && item.Metric == target.Metric && item.Subject.Data == before)
            .Select(curve => CurveReach.Of(curve, bar, file.Charter.Resources.MaxRows)).OfType<CurveReach>()
            .Where(curve => curve.Reaches).MinBy(curve => curve.High);
        return first is null ? null : (Math.Max(planned ?? 0, first.High!.Value), [first.Curve.Id]);
    }

    private static Flip Price(CaseFile file, EvidenceItem item, double price, bool above) => new()
    {
        Text = above ? Sentence.Of($"one label costs more than {Money(file, price)}") : Sentence.Of($"one label costs {Money(file, price)} or less"),
        Evidence = Flip.Bare(item, price),
    };

    private static string Money(CaseFile file, double amount) => $"{Words.Number(amount)}{(file.Charter.Resources.Currency is { } currency ? $" {currency}" : "")}";
}
