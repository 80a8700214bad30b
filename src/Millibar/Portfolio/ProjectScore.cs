using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Feasibility;
using Millibar.Portfolio.Information;
using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Portfolio;

/// <summary>A project in the portfolio. <see cref="Value"/>, <see cref="LossChance"/>, <see cref="Matrix"/> and <see cref="Inputs"/> are its own; the rest compares it with others.</summary>
public sealed record ProjectScore
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>Its archetype; null until chosen.</summary>
    public required Archetype? Archetype { get; init; }

    /// <summary>Expected value in money with the 90 % range of the value.</summary>
    public required Interval Value { get; init; }

    /// <summary>The expected value with the 95 % interval of the simulation's own error.</summary>
    public required Interval ExpectedValue { get; init; }

    /// <summary>Probability that it costs more than it brings.</summary>
    public required double LossChance { get; init; }

    /// <summary>Rank by expected value, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Share of draws in which it has the highest value of all, with its 95 % Wilson interval.</summary>
    public required Interval First { get; init; }

    /// <summary>Share of draws in which it is among the first k, with its 95 % Wilson interval.</summary>
    public required Interval Top { get; init; }

    /// <summary>Expected regret of choosing it alone, in money.</summary>
    public required double Regret { get; init; }

    /// <summary>Its place on the matrix; null when none of the drivers of an axis is known.</summary>
    public required MatrixPlace? Matrix { get; init; }

    /// <summary>Rank by impact x feasibility with difficulty weighing most; null without a place on the matrix.</summary>
    public required int? RankDifficultyFirst { get; init; }

    /// <summary>Rank by impact x feasibility with data weighing most; null without a place on the matrix.</summary>
    public required int? RankDataFirst { get; init; }

    /// <summary>Whether the order of the drivers decides its rank on the matrix.</summary>
    public bool Flips => RankDifficultyFirst != RankDataFirst;

    /// <summary>Its inputs as they entered the simulation.</summary>
    public required ImmutableArray<InputReading> Inputs { get; init; }

    /// <summary>What knowing all of it would be worth.</summary>
    public required InformationGain PerfectInformation { get; init; }

    /// <summary>What could be measured, and what that would be worth.</summary>
    public required ImmutableArray<Measurement> Measurements { get; init; }

    /// <summary>What a reader should know.</summary>
    public required ImmutableArray<Sentence> Notes { get; init; }

    /// <summary>The reading of an input; null when there is none.</summary>
    public InputReading? Find(PriorityInput input) => Inputs.FirstOrDefault(reading => reading.Input == input);

    /// <summary>Share of feasibility's weight that is measured; 0 without a place on the matrix.</summary>
    public double Measured(DriverOrder order) => Matrix?.Measured(order) ?? 0;
}
