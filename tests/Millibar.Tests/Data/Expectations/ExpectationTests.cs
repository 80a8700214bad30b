using Millibar.Data.Expectations;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.TestSupport;

namespace Millibar.Tests.Data.Expectations;

public sealed class ExpectationTests
{
    private const double Risk = 0.01;

    [Fact]
    public void A_share_is_learnt_as_its_exact_upper_bound_and_rounded_up_to_three_digits()
    {
        // 2 of 100 rows are missing; two columns share the risk: 0.01 / 10 = 0.001. at p = 0.10724 two or fewer of 100 have a chance of 0.001 (binomial sum).
        var table = Rows.Of(Rows.Numbers("a", 100, row => row < 2 ? double.NaN : row * 0.5), Rows.Numbers("b", 100, row => row % 2 * 0.5));
        var learnt = ExpectationLearner.Learn(table, Risk, TestContext.Current.CancellationToken).Columns[0];
        Assert.Equal(0.108, learnt.MissingAtMost!.Value, 12);
        Assert.Equal((1.0, 49.5), (learnt.Range!.From, learnt.Range.To));
        Assert.Null(learnt.FractionsAtMost);
        Assert.Equal((ColumnType.Number, false), (learnt.Type, learnt.Unique));
    }

    [Fact]
    public void Free_text_has_no_list_of_values_and_a_key_is_unique()
    {
        var table = Rows.Of(
            Rows.Texts("key", 200, row => $"k{row}"),
            Rows.Texts("note", 200, row => $"note number {row % 150}"),
            Rows.Texts("size", 200, row => row % 3 == 0 ? "S" : "L"),
            Rows.Days("day", 200, row => row));
        var learnt = ExpectationLearner.Learn(table, Risk, TestContext.Current.CancellationToken).Columns;
        Assert.True(learnt[0].Unique);
        Assert.Null(learnt[0].Values);
        Assert.Null(learnt[1].Values);
        Assert.Equal(["L", "S"], learnt[2].Values!.List);
        // Days go on: only their beginning is expected.
        Assert.Equal(new ValueRange(0, null, learnt[3].Range!.OutsideAtMost), learnt[3].Range);
    }

    [Theory]
    [InlineData("unit", "range", "usual")]
    [InlineData("unit-down", "usual")]
    [InlineData("category", "values")]
    [InlineData("gone", "column-missing")]
    [InlineData("type", "type")]
    [InlineData("missing", "missing")]
    [InlineData("key", "unique")]
    [InlineData("fraction", "whole")]
    [InlineData("new", "column-new")]
    public void Planted_faults_are_found_and_nothing_else(string fault, params string[] codes)
    {
        var good = Version(1000);
        var learnt = ExpectationLearner.Learn(good, Risk, TestContext.Current.CancellationToken);
        var broken = ExpectationCheck.Measure(learnt, Plant(Version(400), fault), TestContext.Current.CancellationToken).Where(result => result.Broken).ToList();
        Assert.Equal(codes, broken.Select(result => result.Code));
        var columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["unit"] = "income", ["unit-down"] = "income", ["category"] = "city", ["gone"] = "city", ["type"] = "age", ["missing"] = "city", ["key"] = "id", ["fraction"] = "age", ["new"] = "extra" };
        Assert.All(broken, result => Assert.Equal(columns[fault], result.Column));
    }

    [Fact]
    public void A_breach_names_expected_observed_and_the_first_rows()
    {
        var learnt = ExpectationLearner.Learn(Version(1000), Risk, TestContext.Current.CancellationToken);
        var broken = ExpectationCheck.Measure(learnt, Plant(Version(400), "category"), TestContext.Current.CancellationToken).Single(result => result.Broken);
        Assert.Equal("one of Graz, Linz, Wien", broken.Expected);
        Assert.Equal("5 %: 20 of 400 rows", broken.Observed);
        Assert.Equal([new MisfitRow(1, "Rome"), new MisfitRow(21, "Rome"), new MisfitRow(41, "Rome")], broken.First);
    }

    [Fact]
    public void One_odd_value_is_within_the_slack_unless_the_file_says_zero()
    {
        var learnt = ExpectationLearner.Learn(Version(1000), Risk, TestContext.Current.CancellationToken);
        var later = Version(400);
        ((Column.Number)later.Columns[1]).Values[7] = 140;
        ExpectationResult Age(DataExpectations expected) => ExpectationCheck.Measure(expected, later, TestContext.Current.CancellationToken).Single(result => result.Column == "age" && result.Code == "range");
        Assert.Equal((false, 1), (Age(learnt).Broken, Age(learnt).Misfits));
        var strict = learnt with { Columns = learnt.Columns.Replace(learnt.Columns[1], learnt.Columns[1] with { Range = new ValueRange(0, 120, 0) }) };
        Assert.True(Age(strict).Broken);
    }

    [Theory]
    [InlineData("telco_churn.csv")]
    [InlineData("german_credit.csv")]
    [InlineData("adult.csv")]
    [InlineData("letter.csv")]
    [InlineData("california_housing.csv")]
    [InlineData("titanic.csv")]
    [InlineData("soybean.csv")]
    [InlineData("penguins.csv")]
    [InlineData("iris.csv")]
    [InlineData("breast_cancer_wdbc.csv")]
    [InlineData("abalone.csv")]
    [InlineData("noaa_weather.csv")]
    public void Random_halves_of_real_data_keep_each_others_expectations(string file)
    {
        var table = CsvTable.Read(TestData.Require(file));
        var random = new RandomStream(4);
        for (var turn = 0; turn < 3; turn++)
        {
            var rows = Enumerable.Range(0, table.RowCount).ToArray();
            random.Shuffle<int>(rows);
            // Learnt on a third, held against the rest: both sizes differ, as versions do.
            var (small, large) = (CsvTable.Take(table, [.. rows[..(rows.Length / 3)].Order()]), CsvTable.Take(table, [.. rows[(rows.Length / 3)..].Order()]));
            Assert.Empty(Broken(small, large));
            Assert.Empty(Broken(large, small));
        }
    }

    private static IEnumerable<string> Broken(Table learnFrom, Table check) =>
        ExpectationCheck.Measure(ExpectationLearner.Learn(learnFrom, Risk, TestContext.Current.CancellationToken), check, TestContext.Current.CancellationToken)
            .Where(result => result.Broken).Select(result => $"{result.Column} {result.Code}: {result.Expected}; {result.Observed}");

    /// <summary>Three columns and a key; a later version of another size holds the same values in the same shares.</summary>
    private static Table Version(int rows) => Rows.Of(
        Rows.Texts("id", rows, row => $"id{row}"),
        Rows.Numbers("age", rows, row => 20 + row % 50),
        Rows.Numbers("income", rows, row => row % 100 * 37.5),
        Rows.Texts("city", rows, row => new[] { "Wien", "Graz", "Linz" }[row % 3]));

    private static Table Plant(Table table, string fault) => fault switch
    {
        "unit" => With(table, 2, Rows.Numbers("income", table.RowCount, row => row % 100 * 37_500.5)),
        "unit-down" => With(table, 2, Rows.Numbers("income", table.RowCount, row => row % 100 * 0.0375)),
        "category" => With(table, 3, Rows.Texts("city", table.RowCount, row => row % 20 == 0 ? "Rome" : "Wien")),
        "gone" => table with { Columns = table.Columns.RemoveAt(3) },
        "type" => With(table, 1, Rows.Texts("age", table.RowCount, row => row == 3 ? "n/a?" : "20")),
        "missing" => With(table, 3, Rows.Texts("city", table.RowCount, row => row % 10 == 0 ? null : "Wien")),
        "key" => With(table, 0, Rows.Texts("id", table.RowCount, row => row == 9 ? "id0" : $"id{row}")),
        "fraction" => With(table, 1, Rows.Numbers("age", table.RowCount, row => row % 10 == 0 ? 30.5 : 30)),
        "new" => table with { Columns = table.Columns.Add(Rows.Numbers("extra", table.RowCount, _ => 1)) },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "unknown"),
    };

    private static Table With(Table table, int at, Column column) => table with { Columns = table.Columns.SetItem(at, column) };
}
