using Millibar.Data;
using Millibar.Data.Easier;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Easier;

public sealed class EasierStudyTests
{
    [Fact]
    public void A_merge_of_two_classes_that_are_confused_is_easier_and_loses_what_told_them_apart()
    {
        var (fine, merged) = Answers(300, seed: 1);
        var one = EasierStudy.Compare(fine, [("merged", merged)], 300, 0, 0.95, TestContext.Current.CancellationToken).Definitions.Single();
        Assert.Equal(300, one.Items);
        Assert.True(one.Gain!.Value.Low > 0.1);
        // Three classes of equal size into two: H = ln 3, what stays is ln 3 - 2/3 ln 2; lost 0.42.
        Assert.InRange(one.Lost!.Value.Value, 0.36, 0.46);
        Assert.True(one.Lost.Value.Low < 0.42 && 0.42 < one.Lost.Value.High);
        Assert.InRange(one.Foretold!.Value.Value, 0.6, 0.75);
    }

    [Fact]
    public void The_same_definition_is_no_easier_and_loses_nothing()
    {
        var (fine, _) = Answers(200, seed: 2);
        var one = EasierStudy.Compare(fine, [("same", fine)], 200, 0, 0.95, TestContext.Current.CancellationToken).Definitions.Single();
        Assert.Equal(0, one.Gain!.Value.Value);
        Assert.Equal(0, one.Lost!.Value.Value, 9);
        Assert.Equal(1, one.Foretold!.Value.Value);
    }

    [Fact]
    public void Paired_is_tighter_than_independent()
    {
        var (fine, merged) = Answers(200, seed: 3);
        var one = EasierStudy.Compare(fine, [("merged", merged)], 300, 0, 0.95, TestContext.Current.CancellationToken).Definitions.Single();
        double Width(Interval? interval) => interval!.Value.High - interval.Value.Low;
        Assert.True(Width(one.Gain) < 0.95 * Math.Sqrt(Math.Pow(Width(one.Today), 2) + Math.Pow(Width(one.Other), 2)));
    }

    [Fact]
    public void Whole_agreement_is_no_certainty()
    {
        var (_, merged) = Answers(60, seed: 5);
        var same = AnswerSheets.Of([.. merged.Items.SelectMany((item, i) => new[] { "x", "y" }.Select(who => new GivenAnswer(item, who, i % 2 == 0 ? "a" : "b", null, "")))]);
        var one = EasierStudy.Compare(merged, [("whole", same)], 200, 0, 0.95, TestContext.Current.CancellationToken).Definitions.Single();
        Assert.Equal(1, one.Other!.Value.Value, 12);
        // At most 1 - .025^(1/60) = .0596 of the items disagree; chance is one half.
        Assert.Equal(1 - 0.0596 / 0.5, one.Other.Value.Low, 0.001);
        Assert.True(one.Gain!.Value.Low < one.Gain.Value.Value - (1 - one.Other.Value.Low) + 1e-9);
        one = EasierStudy.Compare(same, [("itself", same)], 200, 0, 0.95, TestContext.Current.CancellationToken).Definitions.Single();
        Assert.True(one.Gain!.Value is { Low: < -0.1, Value: 0, High: > 0.1 });
    }

    [Fact]
    public void Too_few_common_items_are_told()
    {
        var (fine, merged) = Answers(5, seed: 4);
        var one = EasierStudy.Compare(fine, [("merged", merged)], 100, 0, 0.95, TestContext.Current.CancellationToken).Definitions.Single();
        Assert.Null(one.Gain);
        Assert.Contains("only 5 items", one.Reason, StringComparison.Ordinal);
    }

    /// <summary>Classes a, b, c; b and c are confused by hard items; merged says a or other, given by the same people.</summary>
    private static (AnswerSheet Fine, AnswerSheet Merged) Answers(int items, int seed)
    {
        var random = new RandomStream(seed);
        List<GivenAnswer> fine = [], merged = [];
        for (var i = 0; i < items; i++)
        {
            var truth = random.NextInt(3);
            for (var who = 0; who < 3; who++)
            {
                var said = random.NextDouble() < 0.05 ? random.NextInt(3) : truth;
                if (said > 0 && random.NextDouble() < 0.3) said = 3 - said;
                fine.Add(new GivenAnswer($"{i}", $"{who}", "abc"[said].ToString(), null, ""));
                merged.Add(new GivenAnswer($"{i}", $"{who}", said == 0 ? "a" : "other", null, ""));
            }
        }

        return (AnswerSheets.Of(fine), AnswerSheets.Of(merged));
    }
}
