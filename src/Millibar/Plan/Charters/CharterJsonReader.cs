using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Millibar.Lifecycle;
using Millibar.Statistics;

namespace Millibar.Plan.Charters;

/// <summary>The other half of <see cref="CharterJson"/>.</summary>
internal static class CharterJsonReader
{
    public static Charter Charter(JsonElement json) => new()
    {
        Problem = Text(json, "problem"),
        Decision = Text(json, "decision"),
        Users = Texts(json, "users"),
        Archetype = Choice<Archetype>(json, "archetype", CharterWords.Code),
        Answers = Member(json, "answers") is { } answers
            ? answers.EnumerateObject().ToImmutableSortedDictionary(answer => answer.Name, answer => answer.Value.GetString() ?? "", StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty,
        Target = Member(json, "target") is { } target ? Target(target) : new PredictionTarget(),
        Success = Member(json, "success") is { } success ? Success(success) : new Success(),
        Resources = Member(json, "resources") is { } resources ? Resources(resources) : new Resources(),
        Roles = Member(json, "roles") is { } roles ? Roles(roles) : new Roles(),
        Risks = Texts(json, "risks"),
        Ethics = Texts(json, "ethics"),
        Production = Member(json, "production") is { } needs ? Production(needs) : new ProductionNeeds(),
        Outcome = Member(json, "outcome") is { } outcome ? Outcome(outcome) : new BusinessOutcome(),
        Due = Member(json, "due") is { } due ? Due(due) : new DueDates(),
        Priority = Member(json, "priority") is { } priority ? Priority(priority) : new PriorityEstimates(),
    };

    private static PredictionTarget Target(JsonElement json) => new()
    {
        Column = Text(json, "column"),
        Unit = Text(json, "unit"),
        Task = Choice<TaskKind>(json, "task", CharterWords.Code),
        Labels = Choice<LabelOrigin>(json, "labels", CharterWords.Code),
        Alternatives = Texts(json, "alternatives"),
    };

    private static Success Success(JsonElement json) => new()
    {
        Optimise = Text(json, "optimise"),
        UsefulFrom = Number(json, "useful_from"),
        Requirements = Texts(json, "requirements"),
        Weights = Member(json, "weights") is { } weights
            ? weights.EnumerateObject().ToImmutableSortedDictionary(weight => weight.Name, weight => weight.Value.GetDouble(), StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, double>.Empty,
        WeightedThreshold = Number(json, "weighted_threshold"),
        SignedBy = Texts(json, "signed_by"),
    };

    private static Resources Resources(JsonElement json) => new()
    {
        Money = Number(json, "money"),
        Currency = Text(json, "currency"),
        People = Number(json, "people"),
        Months = Number(json, "months"),
        Labels = Number(json, "labels"),
        Rows = Number(json, "rows"),
        MaxRows = Number(json, "max_rows"),
        LabelCost = Number(json, "label_cost"),
        LabelBudget = Number(json, "label_budget"),
    };

    private static Roles Roles(JsonElement json) => new()
    {
        Owner = Text(json, "owner"),
        Data = Text(json, "data"),
        Model = Text(json, "model"),
        Production = Text(json, "production"),
    };

    private static ProductionNeeds Production(JsonElement json) => new()
    {
        LatencyMs = Number(json, "latency_ms"),
        SizeMb = Number(json, "size_mb"),
        Load = Number(json, "load"),
        RunsOn = Text(json, "runs_on"),
        LabelsComeBack = Text(json, "labels_come_back"),
        LabelDelayDays = Number(json, "label_delay_days"),
        Monitoring = Text(json, "monitoring"),
        MaxFailureRate = Number(json, "max_failure_rate"),
        ReviewsPerDay = Number(json, "reviews_per_day"),
    };

    private static BusinessOutcome Outcome(JsonElement json) => new()
    {
        Metric = Text(json, "metric"),
        Unit = Text(json, "unit"),
        HigherIsBetter = Member(json, "higher_is_better")?.GetBoolean(),
        Today = Number(json, "today"),
        Target = Number(json, "target"),
    };

    private static DueDates Due(JsonElement json) => new()
    {
        Plan = Date(json, "plan"),
        Data = Date(json, "data"),
        Train = Date(json, "train"),
        Pilot = Date(json, "pilot"),
        Production = Date(json, "production"),
    };

    private static PriorityEstimates Priority(JsonElement json) => new()
    {
        Estimator = Text(json, "estimator"),
        ValuePerYear = Range(json, "value_per_year"),
        Years = Range(json, "years"),
        Success = Range(json, "success"),
        Cost = Range(json, "cost"),
        Months = Range(json, "months"),
        Friction = Range(json, "friction"),
        CheapPrediction = Range(json, "cheap_prediction"),
        Software20 = Range(json, "software_2_0"),
        Others = Range(json, "others"),
        Difficulty = Range(json, "difficulty"),
        Accuracy = Range(json, "accuracy"),
        Data = Range(json, "data"),
    };

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement json, string name) => Member(json, name)?.GetString();

    private static double? Number(JsonElement json, string name) => Member(json, name)?.GetDouble();

    private static ImmutableArray<string> Texts(JsonElement json, string name) =>
        Member(json, name) is { } list ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")] : [];

    private static DateOnly? Date(JsonElement json, string name) =>
        Text(json, name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static EstimateRange? Range(JsonElement json, string name) =>
        Member(json, name) is not { } range ? null
        : range.GetArrayLength() == 2 ? new EstimateRange(range[0].GetDouble(), range[1].GetDouble())
        : throw new FormatException($"{name} needs a lower and an upper end.");

    private static T? Choice<T>(JsonElement json, string name, Func<T, string> word)
        where T : struct, Enum =>
        Text(json, name) is { } code ? CharterWords.Find(code, word) ?? throw new FormatException($"{name} cannot be '{code}'.") : null;
}
