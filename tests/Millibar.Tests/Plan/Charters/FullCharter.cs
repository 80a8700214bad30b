using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Tests.Plan.Charters;

/// <summary>A charter with every field set.</summary>
internal static class FullCharter
{
    public static Charter Value { get; } = new()
    {
        Problem = "Which loans default?",
        WhyMl = "rules rot",
        RulesFirst = "unpaid bills",
        PriorWork = "two banks",
        Security = "no names",
        Decision = "whom to lend to",
        Users = ["loan officers"],
        Archetype = Archetype.HumanInTheLoop,
        Answers = ImmutableSortedDictionary<string, string>.Empty.Add("enough-data", "from the branches"),
        Target = new PredictionTarget { Column = "class", Unit = "one application", Task = TaskKind.Binary, Labels = LabelOrigin.Records, Alternatives = ["late"], Benchmark = "200 rows" },
        Success = new Success { Optimise = "roc_auc", UsefulFrom = 0.7, Requirements = ["roc_auc >= 0.8"], Weights = ImmutableSortedDictionary<string, double>.Empty.Add("f1", 0.5), WeightedThreshold = 0.6, WrongPrediction = "4,000", SignedBy = ["Ann"] },
        Resources = new Resources { Money = 1, Currency = "EUR", People = 2, Months = 3, Labels = 4, Rows = 5, MaxRows = 6, LabelCost = 7, LabelBudget = 8, Compute = "one machine", DataSource = "warehouse" },
        Roles = new Roles { Owner = "a", Data = "b", Model = "c", Production = "d", Stakeholders = ["Ann", "Ben"] },
        Risks = ["r"],
        Ethics = ["e"],
        Production = new ProductionNeeds { LatencyMs = 1, SizeMb = 2, Load = 3, RunsOn = "x", LabelsComeBack = "y", LabelDelayDays = 4, Monitoring = "z", MaxFailureRate = 0.01, ReviewsPerDay = 5 },
        Outcome = new BusinessOutcome { Metric = "losses", Unit = "EUR", HigherIsBetter = false, Today = 2, Target = 1 },
        Due = new DueDates { Plan = new DateOnly(2026, 1, 2), Data = new DateOnly(2026, 2, 2), Train = new DateOnly(2026, 3, 2), Pilot = new DateOnly(2026, 4, 2), Production = new DateOnly(2026, 5, 2) },
        Priority = new PriorityEstimates
        {
            Estimator = "Ann",
            ValuePerYear = new(1, 2),
            Years = new(1, 3),
            Success = new(0.1, 0.2),
            Cost = new(3, 4),
            Months = new(5, 6),
            Friction = new(0.1, 0.3),
            CheapPrediction = new(0.2, 0.3),
            Software20 = new(0.3, 0.4),
            Others = new(0.4, 0.5),
            Difficulty = new(0.5, 0.6),
            Accuracy = new(0.6, 0.7),
            Data = new(0.7, 0.8),
        },
    };
}
