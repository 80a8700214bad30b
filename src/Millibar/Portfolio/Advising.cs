using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Portfolio.Information;

namespace Millibar.Portfolio;

/// <summary>From the scores to a recommendation.</summary>
internal static class Advising
{
    /// <summary>A measurement that changes the choice less often than this is not worth its hours.</summary>
    private const double LeastChange = 0.05;

    public static PortfolioAdvice Of(ImmutableArray<ProjectScore> projects, PortfolioOptions options, string? currency)
    {
        ImmutableArray<ProjectScore> choice = [.. projects.Take(options.Top).Where(project => project.Value.Value > 0)];
        var cheapest = projects
            .SelectMany(project => project.Measurements)
            .Where(measurement => measurement is { Step: not null, Gain: { Worth: > 0, Changes: >= LeastChange } })
            .OrderBy(measurement => measurement.Step!.Hours)
            .ThenByDescending(measurement => measurement.Gain.Worth)
            .ThenBy(measurement => measurement.Project, StringComparer.Ordinal)
            .FirstOrDefault();
        return new PortfolioAdvice
        {
            Choice = [.. choice.Select(project => project.Id)],
            ChoiceText = Choice(projects, choice, options, currency),
            Cheapest = cheapest,
            MeasurementText = Measure(projects, cheapest, currency),
        };
    }

    private static Sentence Choice(ImmutableArray<ProjectScore> projects, ImmutableArray<ProjectScore> choice, PortfolioOptions options, string? currency)
    {
        if (projects.IsEmpty) return Sentence.Of("No project can be valued yet: each needs a 90 % range of its value a year and of its cost.");
        if (choice.IsEmpty) return Sentence.Of($"None: every project is expected to cost more than it brings; the best, {projects[0].Name}, has an expected value of {Amount(projects[0], currency)}.");
        var first = choice[0];
        var text = Sentence.Of($"{first.Name} first: expected value {Amount(first, currency)}; the best of {projects.Length} in {Words.Percent(first.First.Value)} of {Words.Count(options.Draws)} draws, and {Words.Percent(first.LossChance)} likely to lose money.");
        return choice.Length == 1 ? text : Sentence.Join(" ", [text, Sentence.Of($"Then {string.Join(", ", choice.Skip(1).Select(project => project.Name))}.")]);
    }

    private static Sentence Measure(ImmutableArray<ProjectScore> projects, Measurement? cheapest, string? currency)
    {
        if (projects.IsEmpty) return Sentence.Empty;
        if (cheapest is null) return Sentence.Of($"No single measurement is likely to change that (none in {Words.Percent(LeastChange)} of cases or more).");
        var worth = cheapest.Kind == MeasurementKind.Trial
            ? Sentence.Of($"It changes the choice in {Words.Percent(cheapest.Gain.Changes)} of cases and is worth {Money.Text(cheapest.Gain.Worth)}{Unit(currency)}.")
            : Sentence.Of($"Knowing it exactly would change the choice in {Words.Percent(cheapest.Gain.Changes)} of cases and be worth {Money.Text(cheapest.Gain.Worth)}{Unit(currency)}.");
        return Sentence.Of($"The cheapest measurement that could change it: {cheapest.Name}, about {Words.Number(cheapest.Step!.Hours)} h. {cheapest.Step.What} {worth}");
    }

    private static Sentence Amount(ProjectScore project, string? currency) =>
        Sentence.Of($"{Money.Text(project.Value.Value)} (90 %: {Money.Text(project.Value.Low)} to {Money.Text(project.Value.High)}{Unit(currency)})");

    private static string Unit(string? currency) => currency is null ? "" : $" {currency}";
}
