using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>Next steps that several rules name.</summary>
internal static class Steps
{
    /// <summary>Measure candidate, ladder, ceiling and curve in one go.</summary>
    public static NextStep Try(CaseFile file) =>
        new(Sentence.Of("Measure the ladder, the ceiling and the learning curve on today's data: a minute."), $"millibar try FILE --target {Column(file)}", 0.1);

    /// <summary>Measure a learning curve.</summary>
    public static NextStep Curve(CaseFile file) =>
        new(Sentence.Of("Measure the learning curve: minutes."), $"millibar train curve FILE --target {Column(file)}", 0.2);

    /// <summary>Write a threshold into the charter.</summary>
    public static NextStep SetTarget { get; } =
        new(Sentence.Of("Agree on a threshold for the optimising metric and write it into the charter."), "millibar plan set success.requirements \"METRIC >= NUMBER\"", 1);

    /// <summary>Write a field of the charter.</summary>
    /// <param name="what">What to do, in words.</param>
    /// <param name="key">The field.</param>
    /// <param name="hours">Work of people in hours.</param>
    public static NextStep Set(Sentence what, string key, double hours) => new(what, $"millibar plan set {key} VALUE", hours);

    /// <summary>Make a plan that differs.</summary>
    public static NextStep PlanAgain(Sentence what) => new(what, "millibar plan edit", 4);

    /// <summary>Record a measurement of a kind.</summary>
    /// <param name="what">What to measure, in words.</param>
    /// <param name="kind">One of <see cref="EvidenceKinds"/>.</param>
    /// <param name="hours">Work of people in hours.</param>
    /// <param name="phase">The phase, for evidence of a deployment.</param>
    /// <param name="metric">The metric, where the kind has one.</param>
    /// <param name="slice">The slice, where only some rows are meant.</param>
    public static NextStep Measure(Sentence what, string kind, double hours, Place? phase = null, string? metric = null, string? slice = null)
    {
        var command = EvidenceKinds.Find(kind)!.Command.Replace("PHASE", phase?.Code ?? "PHASE", StringComparison.Ordinal);
        if (metric is not null) command += $" --metric {metric}";
        if (slice is not null) command += $" --slice \"{slice}\"";
        return new NextStep(what, command, hours);
    }

    private static string Column(CaseFile file) => file.Charter.Target.Column switch
    {
        null => "COL",
        var column when column.Contains(' ') => $"\"{column}\"",
        var column => column,
    };
}
