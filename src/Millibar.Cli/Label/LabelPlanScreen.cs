using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Trial.Labelling;

namespace Millibar.Cli.Label;

/// <summary>A plan for labels on one screen.</summary>
internal sealed class LabelPlanScreen(TextWriter output)
{
    public void Write(LabelPlan plan, LabelPlanWish wish)
    {
        output.WriteLine($"Labels for {plan.Requirement.Text}: {Standing(plan)}");
        output.WriteLine();
        if (plan.Rounds.IsEmpty) output.WriteLine(plan.TrainLabels is null ? "  No number of labels is known to get there." : "  Nothing is to be labelled.");
        else WriteRounds(plan);
        output.WriteLine();
        foreach (var line in Lines(plan, wish)) output.WriteLine($"  {line}");
        output.WriteLine();
        output.WriteLine(Next(plan));
    }

    private void WriteRounds(LabelPlan plan)
    {
        var money = plan.Currency is { } currency ? $"cost, {currency}" : "cost";
        output.WriteLine($"  {"round",-26}{"labels",9}{"then in all",13}{money,20}{"weeks",14}");
        var number = 0;
        foreach (var round in plan.Rounds)
        {
            var name = round.IsTest ? "first, test rows at random" : $"{++number}, to learn from";
            output.WriteLine($"  {name,-26}{round.Labels,9:#,0}{round.Total,13:#,0}{Range(round.Cost),20}{Range(round.Weeks),14}");
        }
    }

    private static IEnumerable<string> Lines(LabelPlan plan, LabelPlanWish wish)
    {
        if (plan.Labels is { } labels) yield return $"In all {Range(labels)} labels ({(plan.TestLabels is not { High: 0 } ? $"{Range(plan.TestLabels)} to judge by, " : "")}{Range(plan.TrainLabels)} to learn from, by {plan.Source}).";
        if (plan.Open is { } open) yield return $"Open: {open}.";
        if (plan.TrainLabels is not null && plan.State != RequirementState.Met && wish.Need is null)
            yield return plan.Aim != plan.Requirement.Threshold
                ? $"The aim is {Words.Number(plan.Aim)}: from there on the whole interval clears {Words.Number(plan.Requirement.Threshold)}."
                : $"The aim is the threshold itself: no curve gets beyond it by the interval's width, so more test rows will be needed then.";
        if (plan.Each > 1) yield return $"Each row is labelled by {plan.Each} people; money and weeks count that.";
        yield return Money(plan);
        yield return Time(plan, wish);
    }

    private static string Standing(LabelPlan plan) => plan.Observed is { } observed
        ? $"{Words.Value(observed)} at n = {plan.ObservedRows:#,0}, {plan.State switch { RequirementState.Met => "met", RequirementState.Failed => "failed", _ => "undecided" }}"
        : "not measured";

    private static string Money(LabelPlan plan)
    {
        var currency = plan.Currency is { } name ? $" {name}" : "";
        if (plan.CostOfOne is not { } one) return "What one label costs is not known: --cost AMOUNT, or millibar evidence add --kind label.cost --value AMOUNT.";
        var start = plan.Cost is { } cost ? $"One label costs {Range(one)}{currency}, all {Range(cost)}{currency}" : $"One label costs {Range(one)}{currency}";
        if (plan.Cost is null) return $"{start}.";
        if (plan.Budget is not { } budget) return $"{start}; the charter sets no budget for labels.";
        return $"{start}; the budget is {Words.Number(budget)}{currency}: {plan.InBudget switch { true => "enough", false => "not enough even at the lower end", null => "enough at the lower end only" }}.";
    }

    private static string Time(LabelPlan plan, LabelPlanWish wish)
    {
        if (plan.Weeks is not { } weeks) return "How long it takes is not known: --per-hour N --people N.";
        var start = $"At {wish.HoursPerWeek:0.#} hours a week for each person all takes {Range(weeks)} weeks";
        if (plan.Due is not { } due) return $"{start}; the charter sets no date for the data.";
        return $"{start}; the data are due on {due:yyyy-MM-dd}, in {plan.WeeksToDue:0.#} weeks: {plan.InTime switch { true => "in time", false => "too late even at the lower end", null => "in time at the lower end only" }}.";
    }

    private static string Next(LabelPlan plan)
    {
        if (plan.Rounds is [{ IsTest: true } first, ..]) return $"Next: millibar label queue --order decision --size {first.Labels}, then millibar try: the model may have reached it already.";
        if (plan.Rounds is [var round, ..]) return $"Next: millibar label queue --size {round.Labels}; after the round measure again (millibar try) and plan anew.";
        return plan.TrainLabels is null ? "Next: millibar next says what else could be done." : "Next: millibar next";
    }

    private static string Range(Bracket? bracket) => bracket is not { } known ? "-"
        : known.High is not { } high ? $"{Short(known.Low)} or more"
        : Short(known.Low) == Short(high) ? Short(high) : $"{Short(known.Low)} to {Short(high)}";

    private static string Short(double number) => number >= 100 || number == Math.Floor(number) ? $"{Math.Ceiling(number - 1e-9) + 0:#,0}" : $"{number:0.##}";
}
