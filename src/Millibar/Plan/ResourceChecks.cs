using System.Globalization;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Plan;

/// <summary>People, money, production, dates, risks, priority.</summary>
internal static class ResourceChecks
{
    public static IEnumerable<PlanProblem> Of(PlanCase plan) =>
        Roles(plan.Charter.Roles).Concat(Money(plan)).Concat(Production(plan.Charter)).Concat(Dates(plan)).Concat(Care(plan.Charter)).Concat(Priority(plan.Charter.Priority));

    private static IEnumerable<PlanProblem> Roles(Roles roles)
    {
        if (PurposeChecks.Open(roles.Owner))
            yield return PlanProblem.Set("owner-missing", PlanSeverity.Error, Sentence.Of("Nobody decides for the project."), Sentence.Of("Name one person."), "roles.owner", "\"NAME\"");
        foreach (var (role, name) in new[] { ("data", roles.Data), ("model", roles.Model), ("production", roles.Production) })
            if (PurposeChecks.Open(name))
                yield return PlanProblem.Set("role-missing", PlanSeverity.Warning, Sentence.Of($"Nobody answers for {role}."), Sentence.Of("Name one person; it may be the same for several roles."), $"roles.{role}", "\"NAME\"");
    }

    private static IEnumerable<PlanProblem> Money(PlanCase plan)
    {
        var resources = plan.Charter.Resources;
        if (resources.Money is not { } money)
        {
            yield return PlanProblem.Set("budget-missing", PlanSeverity.Warning, Sentence.Of("The plan has no budget: nothing tells when the project has cost too much."), Sentence.Of("Set it, with its currency."), "resources.money", "NUMBER");
            yield break;
        }

        var currency = resources.Currency ?? "";
        if (plan.Spent >= money)
            yield return PlanProblem.Set("budget-spent", PlanSeverity.Error, Sentence.Of($"The budget is spent: {PlanCheck.Shown(plan.Spent)} of {PlanCheck.Shown(money)} {currency}."), Sentence.Of("Stop, or agree on more money with the owner."), "resources.money", "NUMBER");
        if (resources.Currency is null)
            yield return PlanProblem.Set("currency-missing", PlanSeverity.Warning, Sentence.Of("The plan's amounts have no currency."), Sentence.Of("Set it."), "resources.currency", "EUR");
        if (resources is { Labels: { } labels, LabelCost: { } cost } && labels * cost > (resources.LabelBudget ?? money))
            yield return PlanProblem.Set("labels-too-dear", PlanSeverity.Warning, Sentence.Of($"{PlanCheck.Shown(labels)} labels at {PlanCheck.Shown(cost)} cost {PlanCheck.Shown(labels * cost)} {currency}, more than the {PlanCheck.Shown(resources.LabelBudget ?? money)} there are for them."), Sentence.Of("Plan fewer labels, cheaper ones, or more money."), "resources.labels", "NUMBER");
    }

    private static IEnumerable<PlanProblem> Production(Charter charter)
    {
        var needs = charter.Production;
        var open = new List<string>();
        if (needs.LatencyMs is null) open.Add("latency_ms");
        if (needs.SizeMb is null) open.Add("size_mb");
        if (needs.Load is null) open.Add("load");
        if (PurposeChecks.Open(needs.RunsOn)) open.Add("runs_on");
        if (PurposeChecks.Open(needs.LabelsComeBack)) open.Add("labels_come_back");
        if (PurposeChecks.Open(needs.Monitoring)) open.Add("monitoring");
        if (charter.Archetype == Archetype.Autonomous && needs.MaxFailureRate is null) open.Add("max_failure_rate");
        if (charter.Archetype == Archetype.HumanInTheLoop && needs.ReviewsPerDay is null) open.Add("reviews_per_day");
        if (open.Count > 0)
            yield return PlanProblem.Set("production-missing", PlanSeverity.Warning, Sentence.Of($"Production was not thought of: {string.Join(", ", open)} open."), Sentence.Of("Ask whoever will run it."), $"production.{open[0]}", "VALUE");
    }

    private static IEnumerable<PlanProblem> Dates(PlanCase plan)
    {
        var due = plan.Charter.Due;
        (string Name, DateOnly? Day, Place Place)[] all =
            [("plan", due.Plan, Place.Plan), ("data", due.Data, Place.Data), ("train", due.Train, Place.Train), ("pilot", due.Pilot, Place.Pilot), ("production", due.Production, Place.Canary)];
        var set = all.Where(date => date.Day is not null).ToList();
        if (set.Count == 0)
            yield return PlanProblem.Set("due-missing", PlanSeverity.Warning, Sentence.Of("The plan has no dates."), Sentence.Of("Set at least the day by which the plan is agreed and the one of production."), "due.production", "2027-06-30");
        foreach (var (before, after) in set.Zip(set.Skip(1)))
            if (before.Day > after.Day)
                yield return PlanProblem.Set("due-order", PlanSeverity.Warning, Sentence.Of($"The dates are in the wrong order: {before.Name} is due on {Iso(before.Day!.Value)}, {after.Name} already on {Iso(after.Day!.Value)}."), Sentence.Of("Change one of the two."), $"due.{after.Name}", "DATE");
        foreach (var late in set.Where(date => date.Day < plan.Today && plan.Place.Stage != Stage.Stopped && Place.All.IndexOf(plan.Place) <= Place.All.IndexOf(date.Place)))
            yield return PlanProblem.Set("due-past", PlanSeverity.Warning, Sentence.Of($"{late.Name} was due on {Iso(late.Day!.Value)}, and the project stands in {plan.Place.Code}."), Sentence.Of("Set a new date with the owner, or ask whether the project should go on."), $"due.{late.Name}", "DATE");
    }

    private static IEnumerable<PlanProblem> Care(Charter charter)
    {
        if (charter.Risks.IsEmpty)
            yield return PlanProblem.Set("risks-missing", PlanSeverity.Note, Sentence.Of("The plan names no risk."), Sentence.Of("Name the three likeliest ways to fail, each with what you would do then."), "risks", "\"...\" \"...\"");
        if (charter.Ethics.IsEmpty)
            yield return PlanProblem.Set("ethics-missing", PlanSeverity.Warning, Sentence.Of("The plan does not say who could be harmed or treated unfairly."), Sentence.Of("Say who, and what is done about it; if nobody, say why."), "ethics", "\"...\"");
        if (PurposeChecks.Open(charter.Security))
            yield return PlanProblem.Set("security-missing", PlanSeverity.Note, Sentence.Of("The plan does not say whether data are personal or secret, and who may see them."), Sentence.Of("Say it, even if the answer is no."), "security", "\"...\"");
        if (PurposeChecks.Open(charter.Resources.DataSource))
            yield return PlanProblem.Set("data-source-missing", PlanSeverity.Note, Sentence.Of("The plan does not say where the data come from and how stable the source is."), Sentence.Of("Name the source and who keeps it."), "resources.data_source", "\"...\"");
        if (PurposeChecks.Open(charter.Resources.Compute))
            yield return PlanProblem.Set("compute-missing", PlanSeverity.Note, Sentence.Of("The plan does not say which machines are needed."), Sentence.Of("Name them, for training and for serving."), "resources.compute", "\"...\"");
    }

    private static IEnumerable<PlanProblem> Priority(PriorityEstimates priority)
    {
        var open = new List<string>();
        if (priority.ValuePerYear is null) open.Add("value_per_year");
        if (priority.Success is null) open.Add("success");
        if (priority.Cost is null) open.Add("cost");
        if (priority.Difficulty is null) open.Add("difficulty");
        if (priority.Accuracy is null) open.Add("accuracy");
        if (priority.Data is null) open.Add("data");
        if (open.Count > 0)
            yield return PlanProblem.Set("priority-missing", PlanSeverity.Note, Sentence.Of($"The portfolio cannot rank the project well: {string.Join(", ", open)} not estimated."), Sentence.Of("Estimate each as a range that holds the truth nine times out of ten."), $"priority.{open[0]}", "\"LOW to HIGH\"");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
