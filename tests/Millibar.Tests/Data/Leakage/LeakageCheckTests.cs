using Millibar.Data;
using Millibar.Data.Leakage;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Tests.Data.Leakage;

/// <summary>Planted leaks beside features that carry a little honest signal.</summary>
public sealed class LeakageCheckTests
{
    private const int Rows400 = 400;

    [Fact]
    public void A_copy_of_the_target_is_an_error()
    {
        var findings = Binary(y => Rows.Numbers("leak", y.Length, i => y[i]));
        var finding = Assert.Single(findings);
        Assert.Equal(("leakage-single-column", Severity.Error, "leak"), (finding.Code, finding.Severity, finding.Column));
        Assert.Contains("--drop leak", finding.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recoding_into_words_is_an_error_and_one_that_is_wrong_in_one_row_of_ten_is_not()
    {
        Assert.Equal(Severity.Error, Assert.Single(Binary(y => Rows.Texts("status", y.Length, i => y[i] == 1 ? "closed" : "open"))).Severity);
        Assert.Empty(Binary(y => Rows.Texts("status", y.Length, i => (i % 10 == 0) == (y[i] == 1) ? "closed" : "open")));
    }

    [Fact]
    public void A_column_filled_in_only_for_one_class_is_an_error()
    {
        var finding = Assert.Single(Binary(y => Rows.Numbers("closed_after_days", y.Length, i => y[i] == 1 ? 3 + i % 11 : double.NaN)));
        Assert.Equal(("leakage-single-column", Severity.Error), (finding.Code, finding.Severity));
    }

    [Fact]
    public void A_column_filled_in_for_some_rows_of_one_class_only_is_a_question()
    {
        var finding = Assert.Single(Binary(y => Rows.Numbers("refund", y.Length, i => y[i] == 1 && i % 3 == 0 ? 10 + i : 0)));
        Assert.Equal(("leakage-after-event", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("?", finding.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_of_two_columns_that_makes_the_class_is_an_error()
    {
        var random = new RandomStream(3);
        var home = Enumerable.Range(0, Rows400).Select(_ => random.NextDouble() * 100).ToArray();
        var away = Enumerable.Range(0, Rows400).Select(_ => random.NextDouble() * 100).ToArray();
        var table = Rows.Of(
            Noise("x", random), new Column.Number("home", home), new Column.Number("away", away),
            Rows.Texts("winner", Rows400, i => home[i] > away[i] ? "home" : "away"));
        var finding = Assert.Single(Find(table, "winner"));
        Assert.Equal(("leakage-combination", Severity.Error), (finding.Code, finding.Severity));
        Assert.Contains("home - away", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twice", "2 x a + 3 x b")]
    [InlineData("difference", "a - b")]
    [InlineData("product", "a x b")]
    [InlineData("ratio", "a / b")]
    public void A_sum_or_product_that_is_the_target_is_an_error(string kind, string formula)
    {
        var random = new RandomStream(4);
        var a = Enumerable.Range(0, Rows400).Select(_ => 1 + random.NextInt(90)).ToArray();
        var b = Enumerable.Range(0, Rows400).Select(_ => 1 + random.NextInt(90)).ToArray();
        var table = Rows.Of(
            Rows.Numbers("a", Rows400, i => a[i]), Rows.Numbers("b", Rows400, i => b[i]), Noise("x", random),
            Rows.Numbers("y", Rows400, i => kind switch
            {
                "twice" => 2 * a[i] + 3 * b[i],
                "difference" => a[i] - b[i],
                "product" => a[i] * (double)b[i],
                _ => a[i] / (double)b[i],
            }));
        var finding = Assert.Single(Find(table, "y"));
        Assert.Equal(("leakage-combination", Severity.Error), (finding.Code, finding.Severity));
        Assert.StartsWith(formula + " is the target", finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("--drop a,b", finding.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_with_honest_noise_is_no_leak()
    {
        var random = new RandomStream(5);
        var a = Noise("a", random);
        var b = Noise("b", random);
        var table = Rows.Of(a, b, Rows.Numbers("y", Rows400, i => ((Column.Number)a).Values[i] + ((Column.Number)b).Values[i] + 0.2 * random.NextGaussian()));
        Assert.Empty(Find(table, "y"));
    }

    [Fact]
    public void Other_units_a_logarithm_and_price_bands_are_the_target_in_disguise()
    {
        var random = new RandomStream(6);
        var y = Enumerable.Range(0, Rows400).Select(_ => Math.Exp(3 + random.NextGaussian())).ToArray();
        Func<int, double>[] disguises = [i => 1.1 * y[i] + 5, i => Math.Log(y[i]), i => -y[i] * y[i], i => Math.Floor(y[i] / 10)];
        foreach (var disguise in disguises)
        {
            var finding = Assert.Single(Find(Rows.Of(Noise("x", random), Rows.Numbers("z", Rows400, disguise), new Column.Number("y", y)), "y"));
            Assert.Equal(("leakage-single-column", Severity.Error, "z"), (finding.Code, finding.Severity, finding.Column));
        }
    }

    [Fact]
    public void A_strong_feature_among_strong_features_is_left_alone()
    {
        var random = new RandomStream(7);
        int[] y = [.. Enumerable.Range(0, 2_000).Select(_ => random.NextInt(2))];
        Column Strong(string name) => Rows.Numbers(name, 2_000, i => 3.4 * y[i] + random.NextGaussian());
        var table = Rows.Of(Strong("a"), Strong("b"), Strong("c"), Rows.Numbers("d", 2_000, i => 2.5 * y[i] + random.NextGaussian()), Rows.Numbers("y", 2_000, i => y[i]));
        Assert.Empty(Find(table, "y"));
    }

    [Fact]
    public void A_nearly_perfect_column_among_weak_ones_is_an_error_only_where_rows_are_many()
    {
        Assert.Equal(Severity.Error, Assert.Single(Find(NearlyPerfect(2_000), "y")).Severity);
        Assert.Equal(Severity.Warning, Assert.Single(Find(NearlyPerfect(400), "y")).Severity);
    }

    [Fact]
    public void Pure_chance_gives_no_finding()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new RandomStream((long)seed);
            var table = Rows.Of(Noise("a", random), Noise("b", random), Rows.Texts("c", Rows400, _ => "abc"[random.NextInt(3)].ToString()), Rows.Numbers("y", Rows400, _ => random.NextInt(2)));
            Assert.Empty(Find(table, "y"));
        }
    }

    private static Table NearlyPerfect(int rows)
    {
        var random = new RandomStream(8);
        int[] y = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(2))];
        return Rows.Of(
            Rows.Numbers("late", rows, i => 5 * y[i] + random.NextGaussian()), Rows.Numbers("weak", rows, i => 0.5 * y[i] + random.NextGaussian()), Rows.Numbers("y", rows, i => y[i]));
    }

    /// <summary>Findings on a binary target with two weak features and the planted column.</summary>
    private static Finding[] Binary(Func<int[], Column> plant)
    {
        var random = new RandomStream(2);
        int[] y = [.. Enumerable.Range(0, Rows400).Select(_ => random.NextInt(2))];
        return Find(Rows.Of(Rows.Numbers("weak", Rows400, i => 0.7 * y[i] + random.NextGaussian()), Noise("noise", random), plant(y), Rows.Numbers("y", Rows400, i => y[i])), "y");
    }

    private static Column Noise(string name, RandomStream random) => Rows.Numbers(name, Rows400, _ => random.NextGaussian());

    private static Finding[] Find(Table table, string target) => CheckedTable.Check<LeakageCheck>(CheckedTable.Context(table, target));
}
