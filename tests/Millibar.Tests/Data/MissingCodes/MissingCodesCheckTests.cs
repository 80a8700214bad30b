using Millibar.Data;
using Millibar.Data.MissingCodes;
using Millibar.Tables;

namespace Millibar.Tests.Data.MissingCodes;

public sealed class MissingCodesCheckTests
{
    [Theory]
    [InlineData(-999, 20)]
    [InlineData(999, 20)]
    [InlineData(-1, 20)]
    [InlineData(0, 100)]
    public void A_code_far_from_all_other_values_is_seen(double code, double lowest)
    {
        var finding = Assert.Single(Find(Rows.Numbers("age", 200, i => i % 20 == 0 ? code : lowest + i * 7 % 60)));
        Assert.Equal(("missing-codes", Severity.Warning, "age"), (finding.Code, finding.Severity, finding.Column));
        Assert.Contains($"is {code} in 10 rows (5.0 %)", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_flags_balances_and_scores_up_to_99_are_left_alone()
    {
        Assert.Empty(Find(Rows.Numbers("count", 200, i => i % 7)));
        Assert.Empty(Find(Rows.Numbers("flag", 200, i => i % 2)));
        Assert.Empty(Find(Rows.Numbers("choice", 200, i => i % 3 - 1)));
        Assert.Empty(Find(Rows.Numbers("change", 200, i => i % 41 - 20)));
        Assert.Empty(Find(Rows.Numbers("score", 200, i => i % 100)));
        Assert.Empty(Find(Rows.Numbers("amount", 200, i => i % 4 == 0 ? 0 : i * i)));
    }

    [Fact]
    public void Words_for_missing_are_named_with_their_number_and_none_and_other_are_not()
    {
        var finding = Assert.Single(Find(Rows.Texts("job", 200, i => i % 10 == 0 ? "Unknown" : i % 2 == 0 ? "none" : "other")));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("\"Unknown\" in 20 rows", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_that_goes_with_one_value_of_another_column_means_something()
    {
        var finding = Assert.Single(Find(Rows.Numbers("months", 200, i => i % 20), Rows.Numbers("charges", 200, i => i % 20 == 0 ? double.NaN : 20 + i)));
        Assert.Equal(("missing-means", "charges"), (finding.Code, finding.Column));
        Assert.Contains("10 rows", finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Empty(Find(Rows.Numbers("months", 200, i => i % 20), Rows.Numbers("charges", 200, i => i % 20 == 0 && i > 0 ? double.NaN : 20 + i)));
    }

    [Theory]
    [InlineData("telco_churn", "Churn", "TotalCharges:missing-means")]
    [InlineData("bike_sharing_hour", "cnt", "windspeed:missing-codes")]
    [InlineData("adult", "label(IsOver50K)", "capital-gain:missing-codes")]
    [InlineData("breast_cancer_wdbc", "diagnosis", "")]
    [InlineData("letter", "lettr", "")]
    [InlineData("digits_8x8", "digit", "")]
    [InlineData("german_credit", "class", "")]
    [InlineData("titanic", "Survived", "")]
    [InlineData("california_housing", "median_house_value", "")]
    [InlineData("credit_data", "Status", "")]
    public void On_real_data_it_speaks_where_zeros_cut_offs_and_blanks_are_known(string file, string target, string expected)
    {
        var context = CheckedTable.Context(CheckedTable.Read(file + ".csv"), target);
        var found = CheckedTable.Check<MissingCodesCheck>(context).Select(finding => $"{finding.Column}:{finding.Code}");
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), found);
    }

    private static Finding[] Find(params Column[] columns) =>
        CheckedTable.Check<MissingCodesCheck>(CheckedTable.Context(Rows.Of([.. columns, Rows.Numbers("y", 200, i => i * 7 % 3 % 2)]), "y"));
}
