using System.Collections.Immutable;
using CsCheck;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Tests.Decide;

namespace Millibar.Tests.Laws.Decide;

/// <summary>Cases of all places and archetypes: one that goes on, with some of its evidence lost, spoilt, doubted or doubled, and a charter that asks for more or less.</summary>
internal static class RandomCase
{
    private const string Other = "linear";

    public static Gen<(CaseFile File, Tape Tape)> Any { get; } = Gen.Byte.Array[60, 240].Select(bytes =>
    {
        var tape = new Tape(bytes);
        return (Of(tape), tape);
    });

    public static CaseFile Of(Tape tape)
    {
        var file = Cases.At(tape.Of([.. Place.All]), tape.Of(Archetype.Software20, Archetype.HumanInTheLoop, Archetype.Autonomous));
        file = file with { Charter = Charter(file.Charter, tape), Spent = tape.Of(1_000, 0, 30_000, 90_000) };
        file = SentBack(file, tape);
        if (tape.Once(3)) file = SecondCandidate(file, tape);
        if (tape.Once(4)) file = file.Forecast((0.75, tape.Of(0.8, 0.9)), tape.Of((0.76, 0.89), (0.88, 0.89), (0.76, 0.82)), model: tape.Of(Cases.Model, Other));
        if (tape.Once(3)) file = file.With(EvidenceKinds.LabelPlan, 1_000, (100, tape.Of(2_000, 10_000)), metric: Cases.Metric);
        foreach (var name in file.Charter.Target.Alternatives)
            if (!tape.Once(4))
                file = Agreement(file, name, tape.Of(0.6, 0.7, 0.9));
        if (!tape.Once(4)) file = Agreement(file, null, tape.Of(0.9, 0.6, 0.7));
        // Looked at seldom, just often enough, once too often, far too often.
        if (tape.Once(4)) file = TestLedgerTests.Looked(TestLedgerTests.Split(file), tape.Of(1, 12, 13, 60));
        for (var planted = tape.Next(3); planted > 0; planted--)
            file = Faults.All.Values.ElementAt(tape.Next(Faults.All.Count))(file);
        var faults = tape.Next(4);
        for (var fault = 0; fault < faults && !file.Evidence.IsEmpty; fault++)
        {
            var item = file.Evidence[Index(file, tape)];
            file = tape.Next(5) switch
            {
                0 => file with { Evidence = file.Evidence.Remove(item) },
                1 => file.With(Shifted(item, 0, 3)),
                2 => file.With(item with { At = Cases.Start.AddDays(40) }),
                3 => file.With(item with { Low = null, High = null, Rows = null }),
                _ => file.With(Shifted(item, tape.Of(-0.2, 0.2, -1, 1), 1)),
            };
        }

        return file;
    }

    /// <summary>Any item of the case.</summary>
    public static int Index(CaseFile file, Tape tape) => (256 * tape.Next(256) + tape.Next(256)) % file.Evidence.Length;

    /// <summary>The case without some of its evidence: mostly one or two items, at times a good deal.</summary>
    public static CaseFile Poorer(CaseFile file, Tape tape)
    {
        if (tape.Once(4)) return file with { Evidence = [.. file.Evidence.Where(_ => !tape.Once(3))] };
        for (var loss = 0; loss <= tape.Next(3) && !file.Evidence.IsEmpty; loss++)
            file = file with { Evidence = file.Evidence.RemoveAt(Index(file, tape)) };
        return file;
    }

    /// <summary>A number that moves by a part of its size, and an interval that grows; curves move as a whole.</summary>
    private static EvidenceItem Shifted(EvidenceItem item, double by, double wider)
    {
        double Move(double value) => value + by * (Math.Abs(value) < 1e-9 ? 1 : Math.Abs(value));
        var centre = item.Value is { } value ? Move(value) : 0;
        return item with
        {
            Value = item.Value is null ? null : centre,
            Low = item is { Value: { } v, Low: { } low } ? centre - wider * (v - low) : null,
            High = item is { Value: { } w, High: { } high } ? centre + wider * (high - w) : null,
            Points = [.. item.Points.Select(point => point with { Value = point.Value.Widen(wider) with { Value = Move(point.Value.Value), Low = Move(point.Value.Low), High = Move(point.Value.High) } })],
        };
    }

    private static Charter Charter(Charter charter, Tape tape) => charter with
    {
        Target = charter.Target with
        {
            Labels = tape.Of<LabelOrigin?>(LabelOrigin.OneAnnotator, LabelOrigin.SeveralAnnotators, null),
            Alternatives = tape.Of<ImmutableArray<string>>([], ["paid within 30 days"], ["paid within 30 days", "paid at all"]),
        },
        Success = charter.Success with
        {
            UsefulFrom = tape.Of<double?>(0.7, null, 0.84, 0.95),
            Requirements = tape.Of<ImmutableArray<string>>(["roc_auc >= 0.85"], ["roc_auc >= 0.93"], ["roc_auc >= 0.85 at 0.99", "model_size_mb <= 20"], []),
        },
        Resources = charter.Resources with
        {
            MaxRows = tape.Of<double?>(100_000, null, 3_000, 500, 1_000_000),
            Rows = tape.Of<double?>(1_000, null, 2_000),
            Labels = tape.Of<double?>(1_000, null),
            LabelBudget = tape.Of<double?>(5_000, null, 1_000),
        },
        Production = charter.Production with { LatencyMs = tape.Of<double?>(50, null, 10), MaxFailureRate = tape.Of<double?>(0.05, 0.001, null) },
        Due = new DueDates { Data = tape.Of<DateOnly?>(null, new DateOnly(2026, 2, 1)) },
        Outcome = charter.Outcome with { Metric = tape.Once(8) ? null : charter.Outcome.Metric },
        Roles = charter.Roles with { Owner = tape.Once(8) ? null : charter.Roles.Owner },
        Priority = tape.Of(charter.Priority, charter.Priority, charter.Priority with { ValuePerYear = new EstimateRange(100, 1_000) }, new PriorityEstimates()),
    };

    private static CaseFile SentBack(CaseFile file, Tape tape)
    {
        if (tape.Once(2) || AllReasons.InOrder.Where(reason => reason.To == file.Place.Stage).ToList() is not { Count: > 0 } reasons) return file;
        var reason = reasons[tape.Next(reasons.Count)];
        var stage = reason.From[tape.Next(reason.From.Length)];
        var from = Place.All.First(place => place.Stage == stage);
        file = file.SentBack(reason, from, file.Place);
        if (tape.Once(2)) file = file with { Evidence = [.. file.Evidence.Select(item => item with { At = Cases.Start.AddDays(40) })] };
        if (tape.Once(3)) file = file with { CharterVersion = 2 };
        if (!tape.Once(2)) return file;

        // Decided on an older data version, of which something is still there.
        var old = file.Evidence.Where(item => item.Kind == EvidenceKinds.LearningCurve).Select(item => item with { Subject = item.Subject with { Data = "hash-of-old" } });
        return file with
        {
            Decisions = [.. file.Decisions.Select(decision => decision with { DataVersion = "hash-of-old" })],
            Evidence = [Cases.Item(EvidenceKinds.DataVersion, tape.Of(500, 1_000, 2_000), data: "hash-of-old"), .. old, .. file.Evidence],
        };
    }

    private static CaseFile SecondCandidate(CaseFile file, Tape tape)
    {
        file = file.Reaching(tape.Of(0.8, 0.95, 0.86), 0.01, Other);
        file = file.With(EvidenceKinds.Candidate, tape.Of(5.0, 80), (tape.Of(4.0, 80), 81), metric: "latency_p99_ms", model: Other);
        if (tape.Once(2)) file = file.With(EvidenceKinds.Candidate, tape.Of(5.0, 80), metric: "model_size_mb", model: tape.Of(Other, Cases.Model));
        return file.With(EvidenceKinds.Gain, 0.05, (tape.Of(0.02, -0.01), 0.08), metric: Cases.Metric, model: Other);
    }

    private static CaseFile Agreement(CaseFile file, string? definition, double value) =>
        file.With(EvidenceKinds.LabelAgreement, value, (value - 0.08, Math.Min(1, value + 0.08)), 150, definition: definition);
}
