using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Tests.Plan.Charters;

public sealed class CharterJsonTests
{
    [Fact]
    public void A_full_charter_comes_back_as_it_was()
    {
        var charter = new Charter
        {
            Problem = "Which loans default?",
            Decision = "whom to lend to",
            Users = ["loan officers"],
            Archetype = Archetype.HumanInTheLoop,
            Answers = ImmutableSortedDictionary<string, string>.Empty.Add("enough-data", "from the branches"),
            Target = new PredictionTarget { Column = "class", Unit = "one application", Task = TaskKind.Binary, Labels = LabelOrigin.Records, Alternatives = ["late"] },
            Success = new Success { Optimise = "roc_auc", UsefulFrom = 0.7, Requirements = ["roc_auc >= 0.8"], Weights = ImmutableSortedDictionary<string, double>.Empty.Add("f1", 0.5), WeightedThreshold = 0.6, SignedBy = ["Ann"] },
            Resources = new Resources { Money = 1, Currency = "EUR", People = 2, Months = 3, Labels = 4, Rows = 5, MaxRows = 6, LabelCost = 7, LabelBudget = 8 },
            Roles = new Roles { Owner = "a", Data = "b", Model = "c", Production = "d" },
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
        var written = CharterJson.Write(charter);
        using var json = JsonDocument.Parse(written);
        var back = CharterJson.Read(json.RootElement);
        Assert.Equal(written, CharterJson.Write(back));

        // Every property that can be set is set above and arrives: a field that either side forgets would come back as its default.
        foreach (var (was, came) in Values(charter).Zip(Values(back)))
        {
            Assert.NotNull(was);
            Assert.Equivalent(was, came, strict: true);
        }
    }

    [Fact]
    public void An_empty_charter_and_members_of_a_newer_version_are_read()
    {
        using var json = JsonDocument.Parse("""{"problem":"p","of_the_future":{"x":1}}""");
        Assert.Equal("p", CharterJson.Read(json.RootElement).Problem);
        using var empty = JsonDocument.Parse(CharterJson.Write(Charter.Empty));
        Assert.Null(CharterJson.Read(empty.RootElement).Problem);
    }

    [Theory]
    [InlineData("""{"problem":1}""")]
    [InlineData("""{"archetype":"robot"}""")]
    [InlineData("""{"priority":{"cost":[1]}}""")]
    [InlineData("""{"due":{"plan":"soon"}}""")]
    [InlineData("""[]""")]
    public void What_is_no_charter_is_refused_in_words(string text)
    {
        using var json = JsonDocument.Parse(text);
        Assert.Equal("charter-json", Assert.Throws<MillibarException>(() => CharterJson.Read(json.RootElement)).Code);
    }

    private static IEnumerable<object?> Values(Charter charter)
    {
        object[] parts = [charter, charter.Target, charter.Success, charter.Resources, charter.Roles, charter.Production, charter.Outcome, charter.Due, charter.Priority];
        return parts.SelectMany(part => part.GetType().GetProperties().Where(property => property.GetMethod is { IsStatic: false } && property.GetIndexParameters().Length == 0).Select(property => property.GetValue(part)));
    }
}
