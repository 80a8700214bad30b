using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Plan.Feasibility;
using Millibar.Plan.Impact;
using Millibar.Portfolio.Information;
using Millibar.Portfolio.Inputs;
using Millibar.Portfolio.Ranking;
using Millibar.Portfolio.Record;
using Millibar.Statistics;

namespace Millibar.Portfolio;

/// <summary>From cases to a portfolio: which project first, how sure, and what to find out before.</summary>
/// <remarks>Pure: the same cases and options give the same report, for any number of threads and in any order of the cases.</remarks>
public static class PortfolioRun
{
    /// <summary>Judges all projects.</summary>
    /// <param name="files">All projects that are not archived. Finished ones are not ranked; they make the base rate and the estimators' records.</param>
    /// <param name="options">How.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>option-top</c> or <c>option-draws</c>: out of range.</exception>
    public static PortfolioReport Run(IReadOnlyList<CaseFile> files, PortfolioOptions options, CancellationToken ct)
    {
        if (options.Top < 1) throw new MillibarException("option-top", $"{options.Top} projects cannot be chosen.", "--top", "Give 1 or more.");
        if (options.Draws < 100) throw new MillibarException("option-draws", $"{options.Draws} draws are too few.", "--draws", "Give 100 or more.");
        var history = CompanyHistory.Of(files);
        var running = files.Where(file => CompanyHistory.Succeeded(file) is null).OrderBy(file => file.Project, StringComparer.Ordinal).ToList();
        var currency = Currency(running);
        var (ready, unranked) = Read(running, new InputReader(history), currency);
        var simulations = Simulate(ready, options, ct);
        var projects = Score(simulations, options, ct);
        return new PortfolioReport
        {
            Options = options,
            Currency = currency,
            Projects = projects,
            Unranked = [.. unranked.OrderBy(project => project.Name, StringComparer.Ordinal).ThenBy(project => project.Id, StringComparer.Ordinal)],
            BaseRate = history.BaseRate,
            Estimators = history.Estimators,
            Advice = Advising.Of(projects, options, currency),
        };
    }

    private static (List<ProjectInputs> Ready, List<UnrankedProject> Unranked) Read(List<CaseFile> files, InputReader reader, string? currency)
    {
        var (ready, unranked) = (new List<ProjectInputs>(), new List<UnrankedProject>());
        foreach (var file in files)
        {
            if (file.Charter.Resources.Currency is { } own && own != currency)
            {
                unranked.Add(new UnrankedProject(file.Project, file.Name, file.Place, Sentence.Of($"its amounts are in {own}, those of most projects in {currency}."), Sentence.Of("Give all estimates in one currency.")));
                continue;
            }

            if (InputFault.Of(file) is { } fault) unranked.Add(new UnrankedProject(file.Project, file.Name, file.Place, fault.Reason, fault.Remedy));
            else ready.Add(reader.Read(file));
        }

        return (ready, unranked);
    }

    /// <summary>The currency of most projects: amounts in another cannot be compared with it.</summary>
    private static string? Currency(List<CaseFile> files) => files
        .Select(file => file.Charter.Resources.Currency).OfType<string>()
        .GroupBy(currency => currency, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static ProjectSimulation[] Simulate(List<ProjectInputs> projects, PortfolioOptions options, CancellationToken ct)
    {
        var random = new RandomStream(options.Seed);
        var common = CommonFactors.Draw(random, options.Draws, options.Shared);
        var simulations = new ProjectSimulation[projects.Count];
        Parallel.For(0, projects.Count, new ParallelOptions { CancellationToken = ct }, i => simulations[i] = ProjectSimulation.Run(projects[i], common, random.Fork("project")));
        return [.. simulations.OrderByDescending(simulation => simulation.Mean).ThenBy(simulation => simulation.Inputs.File.Project, StringComparer.Ordinal)];
    }

    private static ImmutableArray<ProjectScore> Score(ProjectSimulation[] simulations, PortfolioOptions options, CancellationToken ct)
    {
        if (simulations.Length == 0) return [];
        var ranks = RankShares.Of([.. simulations.Select(simulation => simulation.Draws.Value)], options.Top, ct);
        var (difficultyFirst, dataFirst) = (MatrixRanks(simulations, DriverOrder.DifficultyFirst), MatrixRanks(simulations, DriverOrder.DataFirst));
        var scores = new ProjectScore[simulations.Length];
        Parallel.For(0, scores.Length, new ParallelOptions { CancellationToken = ct }, i =>
        {
            var (inputs, draws) = (simulations[i].Inputs, simulations[i].Draws);
            var rival = Rival(simulations, i, options.Top);
            scores[i] = new ProjectScore
            {
                Id = inputs.File.Project,
                Name = inputs.File.Name,
                Place = inputs.File.Place,
                Archetype = inputs.File.Charter.Archetype,
                Value = simulations[i].Value,
                ExpectedValue = simulations[i].ExpectedValue,
                LossChance = draws.LossChance,
                Rank = i + 1,
                First = WilsonInterval.Of(ranks.First[i], ranks.Draws),
                Top = WilsonInterval.Of(ranks.Top[i], ranks.Draws),
                Regret = ranks.Regret[i],
                Matrix = simulations[i].Matrix,
                RankDifficultyFirst = difficultyFirst[i],
                RankDataFirst = dataFirst[i],
                Inputs = inputs.Readings,
                PerfectInformation = InformationValue.Perfect(draws, rival),
                Measurements = Measurements.Of(inputs, draws, rival),
                Notes = inputs.Notes,
            };
        });
        return [.. scores];
    }

    /// <summary>What a project has to beat: the expected value of the last project that is taken without it, or nothing where there is room.</summary>
    private static double Rival(ProjectSimulation[] simulations, int project, int top)
    {
        // They come in order of expected value: without this one the k-th is at k - 1, or at k when this one is before it.
        var index = project < top ? top : top - 1;
        return index < simulations.Length ? Math.Max(simulations[index].Mean, 0) : 0;
    }

    private static int?[] MatrixRanks(ProjectSimulation[] simulations, DriverOrder order)
    {
        var scores = simulations.Select(simulation => simulation.Matrix?.Score(order)).ToArray();
        return [.. scores.Select(score => score is null ? (int?)null : 1 + scores.Count(other => other > score))];
    }
}
