using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>What production asks for, and by when.</summary>
internal static class ProductionFields
{
    public static ImmutableArray<CharterField> All { get; } =
    [
        CharterField.Number("production.latency_ms", "Time within which 99 of 100 answers must come.", "50", FieldUnit.Milliseconds,
            c => c.Production.LatencyMs, (c, v) => c with { Production = c.Production with { LatencyMs = v } }),
        CharterField.Number("production.size_mb", "Largest size of the model; 1 MB is 10^6 bytes.", "20", FieldUnit.Megabytes,
            c => c.Production.SizeMb, (c, v) => c with { Production = c.Production with { SizeMb = v } }),
        CharterField.Number("production.load", "Predictions at the busiest time.", "5", FieldUnit.PerSecond,
            c => c.Production.Load, (c, v) => c with { Production = c.Production with { Load = v } }),
        CharterField.Text("production.runs_on", "Where it runs.", "The loan server, as a library in its process.",
            c => c.Production.RunsOn, (c, v) => c with { Production = c.Production with { RunsOn = v } }),
        CharterField.Text("production.labels_come_back", "How the true answers come back after launch.", "The ledger knows after twelve months who paid.",
            c => c.Production.LabelsComeBack, (c, v) => c with { Production = c.Production with { LabelsComeBack = v } }),
        CharterField.Number("production.label_delay_days", "How long they take.", "365", FieldUnit.Days,
            c => c.Production.LabelDelayDays, (c, v) => c with { Production = c.Production with { LabelDelayDays = v } }),
        CharterField.Text("production.monitoring", "What is watched after launch, and who is told: performance, the outcome, inputs and predictions, system health.", "Weekly mail to Dana with inputs, share refused, error of matured loans.",
            c => c.Production.Monitoring, (c, v) => c with { Production = c.Production with { Monitoring = v } }),
        CharterField.Number("production.max_failure_rate", "Autonomous only: highest acceptable share of failures.", "0.01", FieldUnit.Share,
            c => c.Production.MaxFailureRate, (c, v) => c with { Production = c.Production with { MaxFailureRate = v } }, high: 1),
        CharterField.Number("production.reviews_per_day", "Human in the loop only: cases that people can look at.", "300", FieldUnit.PerDay,
            c => c.Production.ReviewsPerDay, (c, v) => c with { Production = c.Production with { ReviewsPerDay = v } }),
        CharterField.Date("due.plan", "Plan agreed.", "2027-01-15",
            c => c.Due.Plan, (c, v) => c with { Due = c.Due with { Plan = v } }),
        CharterField.Date("due.data", "Data at hand.", "2027-02-28",
            c => c.Due.Data, (c, v) => c with { Due = c.Due with { Data = v } }),
        CharterField.Date("due.train", "A candidate that meets the requirements.", "2027-04-15",
            c => c.Due.Train, (c, v) => c with { Due = c.Due with { Train = v } }),
        CharterField.Date("due.pilot", "Pilot ended.", "2027-05-31",
            c => c.Due.Pilot, (c, v) => c with { Due = c.Due with { Pilot = v } }),
        CharterField.Date("due.production", "In production.", "2027-07-31",
            c => c.Due.Production, (c, v) => c with { Due = c.Due with { Production = v } }),
    ];
}
