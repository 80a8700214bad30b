using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Plan.Charters;

/// <summary>A project's plan. Everything may be open while it is being written; what is missing is found by the plan check.</summary>
public sealed record Charter
{
    /// <summary>A charter with nothing in it.</summary>
    public static Charter Empty { get; } = new();

    /// <summary>The problem to be solved.</summary>
    public string? Problem { get; init; }

    /// <summary>Why rules, or doing nothing, are not enough: are you sure that you need machine learning?</summary>
    public string? WhyMl { get; init; }

    /// <summary>The minimal product with hand-written rules, and what it reaches.</summary>
    public string? RulesFirst { get; init; }

    /// <summary>What others have published or built on this problem.</summary>
    public string? PriorWork { get; init; }

    /// <summary>The decision that a prediction improves.</summary>
    public string? Decision { get; init; }

    /// <summary>Who uses it.</summary>
    public ImmutableArray<string> Users { get; init; } = [];

    /// <summary>Kind of project; null until chosen.</summary>
    public Archetype? Archetype { get; init; }

    /// <summary>Answers to the archetype's questions, by the question's code (see <see cref="ArchetypeQuestions"/>).</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What is predicted.</summary>
    public PredictionTarget Target { get; init; } = new();

    /// <summary>How success is measured.</summary>
    public Success Success { get; init; } = new();

    /// <summary>Money, people, time, data.</summary>
    public Resources Resources { get; init; } = new();

    /// <summary>Who answers for what.</summary>
    public Roles Roles { get; init; } = new();

    /// <summary>What could go wrong.</summary>
    public ImmutableArray<string> Risks { get; init; } = [];

    /// <summary>Who could be harmed, and what is done about it.</summary>
    public ImmutableArray<string> Ethics { get; init; } = [];

    /// <summary>Personal or secret data: who may see them and how they are kept.</summary>
    public string? Security { get; init; }

    /// <summary>What production asks for.</summary>
    public ProductionNeeds Production { get; init; } = new();

    /// <summary>The number that the business cares about.</summary>
    public BusinessOutcome Outcome { get; init; } = new();

    /// <summary>Dates by which places are to be reached.</summary>
    public DueDates Due { get; init; } = new();

    /// <summary>Estimates for the portfolio.</summary>
    public PriorityEstimates Priority { get; init; } = new();
}
