using System.Collections.Immutable;
using System.Globalization;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Tests.Decide;

namespace Millibar.Tests.Laws.Decide;

/// <summary>The laws as functions: null when the law holds, else its breach in words.</summary>
internal static class EngineLaws
{
    /// <summary>Kinds of which a lower number is better; of the rest a higher one is. Counts of rows and curves count as the rest.</summary>
    private static readonly HashSet<string> LowerIsBetter =
    [
        EvidenceKinds.Leakage, EvidenceKinds.OrderDrift, EvidenceKinds.LabelCost, EvidenceKinds.LabelErrors, EvidenceKinds.LabelFlags, EvidenceKinds.LabelPlan, EvidenceKinds.Bias, EvidenceKinds.Variance,
        EvidenceKinds.Drift, EvidenceKinds.Harm, EvidenceKinds.Overridden, EvidenceKinds.FailureRate, EvidenceKinds.KeptErrors, EvidenceKinds.HumanErrors, EvidenceKinds.Reviews,
    ];

    public static string? Losing(DecisionEngine engine, CaseFile file, CaseFile poorer)
    {
        var (before, after) = (engine.Judge(file, Cases.Now), engine.Judge(poorer, Cases.Now));
        if (before.Move == RecommendedMove.Advance || after.Move != RecommendedMove.Advance) return null;
        var lost = file.Evidence.Select(item => item.Id).Except(poorer.Evidence.Select(item => item.Id)).ToHashSet();
        return $"{Text(before)}\nafter losing {string.Join(", ", file.Evidence.Where(item => lost.Contains(item.Id)).Select(Describe))}\n{Text(after)}";
    }

    /// <summary>More looks at the test part can only take away.</summary>
    public static string? Looking(DecisionEngine engine, CaseFile file, int fewer, int more)
    {
        var (before, after) = (engine.Judge(TestLedgerTests.Looked(file, fewer), Cases.Now), engine.Judge(TestLedgerTests.Looked(file, Math.Max(fewer, more)), Cases.Now));
        return before.Move != RecommendedMove.Advance && after.Move == RecommendedMove.Advance
            ? $"{Text(before)}\nafter {more} looks instead of {fewer}\n{Text(after)}"
            : null;
    }

    public static string? Better(DecisionEngine engine, CaseFile file, Tape tape)
    {
        if (file.Evidence.IsEmpty) return null;
        var item = file.Evidence[RandomCase.Index(file, tape)];
        // Agreement on an alternative is no number of this plan's: that it can be better is what R2 is about.
        if (item is { Subject.Definition: not null } or { Value: null, Points.IsEmpty: true }) return null;
        var before = engine.Judge(file, Cases.Now);
        var after = engine.Judge(file.With(Better(item, tape.Of(0.1, 1, 100))), Cases.Now);
        var symptom = after.Reason == AllReasons.MetricDoesNotDriveUse || after.Reason == AllReasons.Leakage;
        return before.Move == RecommendedMove.Advance && after.Move is RecommendedMove.Back or RecommendedMove.Stop && !symptom
            ? $"{Text(before)}\nafter {Describe(item)} got better\n{Text(after)}"
            : null;
    }

    public static string? Order(DecisionEngine engine, CaseFile file, Tape tape)
    {
        var shuffled = file.Evidence.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = (256 * tape.Next(256) + tape.Next(256)) % (i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        var (before, after) = (Whole(engine.Judge(file, Cases.Now)), Whole(engine.Judge(file with { Evidence = [.. shuffled] }, Cases.Now)));
        return before == after ? null : $"{before}\nin another order\n{after}";
    }

    public static string? Cited(DecisionEngine engine, CaseFile file)
    {
        var known = file.Evidence.Select(item => item.Id).ToHashSet();
        var advice = engine.Judge(file, Cases.Now);
        var missing = Cites(advice).FirstOrDefault(cite => !known.Contains(cite));
        return missing is null ? null : $"{Text(advice)} cites {missing}, which does not exist";
    }

    public static string? Flips(ImmutableArray<IRule> rules, DecisionEngine engine, CaseFile file)
    {
        foreach (var rule in rules)
        {
            var ruling = rule.Judge(file, Cases.Now);
            if (ruling is Ruling.Fires && ruling.Flips.IsEmpty) return $"{rule.Reason.Code} fires and names nothing that would flip it";
            foreach (var flip in ruling.Flips)
                if (rule.Judge(Flipped(file, flip), Cases.Now).GetType() == ruling.GetType())
                    return $"{rule.Reason.Code} {ruling} is not flipped by '{flip.Text}': {rule.Judge(Flipped(file, flip), Cases.Now)}";
        }

        var advice = engine.Judge(file, Cases.Now);
        if (advice.Move != RecommendedMove.Stay && advice.Flips.IsEmpty) return $"{Text(advice)} names nothing that would flip it";
        foreach (var flip in advice.Flips)
            if (Text(engine.Judge(Flipped(file, flip), Cases.Now)) == Text(advice))
                return $"{Text(advice)} is not flipped by '{flip.Text}'";
        return null;
    }

    public static string? Renamed(DecisionEngine engine, CaseFile file)
    {
        var (named, renamed) = (Named(file, "qq"), Named(file, "zz"));
        var (before, after) = (Numbered(engine.Judge(named, Cases.Now), named), Numbered(engine.Judge(renamed, Cases.Now), renamed));
        return before.Replace("qq", "zz", StringComparison.Ordinal) == after ? null : $"{before}\nrenamed\n{after}";
    }

    /// <summary>The case with names of its own for project, column, classes, models and label definitions.</summary>
    private static CaseFile Named(CaseFile file, string prefix) => file with
    {
        Name = $"{prefix}name",
        Project = $"{prefix}project",
        Charter = file.Charter with
        {
            Target = file.Charter.Target with { Column = $"{prefix}column", Alternatives = [.. file.Charter.Target.Alternatives.Select(name => prefix + name)] },
        },
        Evidence =
        [
            .. file.Evidence.Select(item => item with
            {
                Subject = item.Subject with
                {
                    Model = item.Subject.Model is { } model ? prefix + model : null,
                    Definition = item.Subject.Definition is { } definition ? prefix + definition : null,
                },
                Facts = item.Facts.SetItem("positive", $"{prefix}class"),
            }),
        ],
    };

    /// <summary>All that the engine says; evidence by its place, as its identity holds the names.</summary>
    private static string Numbered(Recommendation advice, CaseFile file)
    {
        var text = new System.Text.StringBuilder(Whole(advice));
        for (var i = 0; i < file.Evidence.Length; i++) text.Replace(file.Evidence[i].Id, $"item {i}");
        return text.ToString();
    }

    public static string? Empty(DecisionEngine engine, CaseFile file)
    {
        var advice = engine.Judge(file, Cases.Now);
        if (advice.Move != RecommendedMove.Stay || advice.Confidence is not null || advice.Next.Command is null) return WholePlan(file) ? null : $"{Text(advice)} of nothing";
        if (advice.Rules.FirstOrDefault(finding => finding.Ruling is Ruling.Fires) is { } fired) return $"{fired.Reason.Code} fires on nothing: {fired.Ruling}";
        var open = advice.Gate?.Conditions.Where(condition => condition.State == RequirementState.Undecided).Select(condition => condition.Next!.Hours).ToList();
        return open is { Count: > 0 } && advice.Next.Hours > open.Min() ? $"{Text(advice)} takes {advice.Next.Hours} h, and the cheapest {open.Min()} h" : null;
    }

    /// <summary>In Plan a charter that says everything is all that is asked: no evidence is missing there.</summary>
    private static bool WholePlan(CaseFile file) => file.Place == Place.Plan && file.Charter.Problem is not null;

    public static string Text(Recommendation advice) => $"{advice.From}: {advice.Move} to {advice.To}, {advice.Reason?.Code}: {advice.Why}";

    public static string Describe(CaseFile file) =>
        $"{file.Place}, {file.Charter.Archetype}, data {file.DataVersion}, back by {(file.Path.IsEmpty ? "-" : file.Path[^1].Reason)}, useful from {file.Charter.Success.UsefulFrom}, {string.Join(", ", file.Charter.Success.Requirements)}, latency {file.Charter.Production.LatencyMs}, {file.Charter.Resources}\n"
        + string.Join("\n", file.Evidence.Where(item => item.Subject.Phase is null || item.Subject.Phase == file.Place.Code).Select(Describe));

    private static string Describe(EvidenceItem item) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Kind} {item.Metric} {item.Subject.Data} {item.Subject.Model} {item.Subject.Definition} {item.Subject.Phase} = {item.Value} ({item.Low} to {item.High}) n {item.Rows} {string.Join(" ", item.Points.Select(point => $"{point.Rows}:{point.Value.Low:0.###}..{point.Value.High:0.###}"))}");

    private static EvidenceItem Better(EvidenceItem item, double by)
    {
        // A metric that is a cost: latency and size.
        var down = LowerIsBetter.Contains(item.Kind) || item.Metric is "latency_p99_ms" or "model_size_mb";
        double Move(double value) => down ? Math.Min(value, Math.Max(0, value - by)) : value + by;
        return item with
        {
            Value = item.Value is { } value ? Move(value) : null,
            Low = item.Low is { } low ? Move(low) : null,
            High = item.High is { } high ? Move(high) : null,
            Points = [.. item.Points.Select(point => point with { Value = point.Value with { Value = Move(point.Value.Value), Low = Move(point.Value.Low), High = Move(point.Value.High) } })],
        };
    }

    private static CaseFile Flipped(CaseFile file, Flip flip) => flip.Evidence is { } item ? file.With(item) : file.With(flip.Charter!);

    private static IEnumerable<string> Cites(Recommendation advice) =>
        advice.Cites
            .Concat(advice.Rules.SelectMany(finding => finding.Ruling.Cites))
            .Concat(advice.Radar.SelectMany(reading => reading.Cites))
            .Concat(advice.Gate?.Conditions.SelectMany(condition => condition.Cites) ?? []);

    /// <summary>All that the engine says, as text.</summary>
    private static string Whole(Recommendation advice) => string.Join(
        "\n",
        new[] { Text(advice), Step(advice.Next), string.Join(",", advice.Cites), string.Join(";", advice.Flips.Select(flip => flip.Text)) }
            .Concat(advice.Rules.Select(finding => $"{finding.Reason.Code} {Said(finding.Ruling)} {string.Join(",", finding.Ruling.Cites)}"))
            .Concat(advice.Radar.Select(reading => $"{reading.Code} {reading.State} {reading.Text} {string.Join(",", reading.Cites)} {Step(reading.Next)}"))
            .Concat(advice.Gate?.Conditions.Select(condition => $"{condition.Code} {condition.State} {condition.Text} {string.Join(",", condition.Cites)} {Step(condition.Next)}") ?? []));

    private static string Said(Ruling ruling) => ruling switch
    {
        Ruling.Fires fires => $"fires: {fires.Finding} {fires.Confidence} {Step(fires.Next)}",
        Ruling.CannotTell open => $"cannot tell: {open.Why} {Step(open.Missing)}",
        Ruling.DoesNotFire clear => $"does not fire: {clear.Why}",
        _ => "",
    };

    private static string Step(NextStep? step) => step is null ? "" : $"{step.What} {step.Command} {step.Hours}";
}
