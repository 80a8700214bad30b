using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Tests.Evidence;

public sealed class EvidenceJsonTests
{
    private static readonly EvidenceItem Curve = new()
    {
        Kind = EvidenceKinds.LearningCurve,
        Subject = new EvidenceSubject { Data = "abc", Model = "linear" },
        Metric = "accuracy",
        Level = 0.9,
        Points = [new EvidencePoint(100, new Interval(0.8, 0.7, 0.9, 0.9), false), new EvidencePoint(200, new Interval(0.85, 0.75, 0.95, 0.9), true)],
        Facts = ImmutableSortedDictionary<string, string>.Empty.Add("task", "binary"),
        Seed = 7,
        Source = "millibar 1.0",
        At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        By = "Ann \"A\" Müller",
    };

    [Fact]
    public void What_is_written_is_read_back_bit_for_bit()
    {
        using var json = JsonDocument.Parse(EvidenceJson.Write(Curve));
        var back = EvidenceJson.Read(json.RootElement, "line 1");
        Assert.Equal(EvidenceJson.Write(Curve), EvidenceJson.Write(back));
        Assert.Equal(Curve.Id, back.Id);
        Assert.Equal(0.9, back.Points[1].Value.Level);
    }

    [Fact]
    public void Another_number_is_another_item_with_the_same_key()
    {
        var other = Curve with { Seed = 8 };
        Assert.NotEqual(Curve.Id, other.Id);
        Assert.Equal(Curve.Key, other.Key);
        Assert.NotEqual(Curve.Key, (Curve with { Metric = "f1" }).Key);
    }

    [Theory]
    [InlineData("""{"kind":"train.candidate","vlaue":1,"source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-field", "value")]
    [InlineData("""{"kind":"train.candidat","source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-kind", "train.candidate/1")]
    [InlineData("""{"kind":"train.candidate","value":1,"low":2,"high":1,"source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-invalid", "upside down")]
    [InlineData("""{"kind":"train.candidate","value":5,"low":1,"high":2,"source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-invalid", "outside")]
    [InlineData("""{"kind":"train.candidate","value":"0.9","source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-invalid", "finite number")]
    [InlineData("""{"kind":"train.candidate","value":0.9,"n":2.5,"source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-invalid", "whole number")]
    [InlineData("""{"kind":"train.candidate","value":0.9,"source":"x","at":"yesterday","by":"a"}""", "evidence-invalid", "'at'")]
    [InlineData("""{"kind":"train.candidate","value":0.9,"low":0.8,"source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-invalid", "both ends")]
    public void A_wrong_line_is_refused_with_its_reason(string line, string code, string words)
    {
        using var json = JsonDocument.Parse(line);
        var error = Assert.Throws<MillibarException>(() => EvidenceJson.Read(json.RootElement, "evidence.jsonl, line 3"));
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal("evidence.jsonl, line 3", error.Where);
    }

    [Fact]
    public void A_number_without_interval_or_n_is_reported_not_measured()
    {
        var bare = Curve with { Value = 0.9, Points = [] };
        Assert.Null(bare.Measured);
        Assert.Null((bare with { Low = 0.8, High = 0.95 }).Measured);
        Assert.Equal(new Interval(0.9, 0.8, 0.95, 0.9), (bare with { Low = 0.8, High = 0.95, Rows = 50 }).Measured);
    }
}
