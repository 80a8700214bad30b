using Millibar.Data;
using Millibar.Data.Leakage;
using Millibar.Data.Order;

namespace Millibar.Tests.Data;

/// <summary>The checks on real data: where they must speak, and where a strong feature or an innocent order must be left alone.</summary>
public sealed class DataSetChecksTests
{
    [Fact]
    public void Expenditure_and_share_are_leaks_of_the_credit_card_data()
    {
        var errors = Errors("aer_creditcard", "card");
        Assert.Equal(["expenditure", "share"], errors.Select(finding => finding.Column).Order(StringComparer.Ordinal));
        Assert.All(errors, finding => Assert.Equal("leakage-single-column", finding.Code));
        Assert.All(errors, finding => Assert.Contains("--drop share,expenditure", finding.Remedy.ToString(), StringComparison.Ordinal));
        Assert.Contains(errors, finding => finding.Message.ToString().Contains("is 0 in 317 rows, of which 296 are \"no\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_leaks_the_credit_card_data_are_clean() => Assert.Empty(Errors("aer_creditcard", "card", "expenditure", "share"));

    [Fact]
    public void Of_two_companions_the_one_that_is_left_is_still_seen()
    {
        Assert.Equal("expenditure", Assert.Single(Errors("aer_creditcard", "card", "share")).Column);
        Assert.Equal("share", Assert.Single(Errors("aer_creditcard", "card", "expenditure")).Column);
    }

    [Fact]
    public void Casual_and_registered_add_up_to_the_count_of_bikes()
    {
        var error = Assert.Single(Errors("bike_sharing_hour", "cnt"));
        Assert.Equal("leakage-combination", error.Code);
        Assert.Contains("casual + registered", error.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("--drop casual,registered", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("breast_cancer_wdbc", "diagnosis")]
    [InlineData("iris", "species")]
    [InlineData("penguins", "species")]
    [InlineData("wine_cultivar", "cultivar")]
    [InlineData("letter", "lettr")]
    [InlineData("soybean", "Class")]
    [InlineData("german_credit", "class")]
    [InlineData("adult", "label(IsOver50K)")]
    [InlineData("telco_churn", "Churn")]
    [InlineData("digits_8x8", "digit")]
    [InlineData("titanic", "Survived")]
    [InlineData("california_housing", "median_house_value")]
    [InlineData("abalone", "Class_Rings")]
    [InlineData("credit_data", "Status")]
    [InlineData("wine_quality_red", "quality")]
    [InlineData("noaa_weather", "rain")]
    [InlineData("leaf_flavia", "species")]
    [InlineData("diabetes_progression", "progression")]
    [InlineData("bike_sharing_hour", "cnt", "casual", "registered")]
    public void Naturally_strong_features_are_not_called_leaks(string file, string target, params string[] drop) => Assert.Empty(Errors(file, target, drop));

    [Theory]
    [InlineData("")]
    [InlineData("casual,registered")]
    [InlineData("casual,registered,instant,dteday")]
    public void The_growing_demand_for_bikes_is_order_drift(string dropped)
    {
        var drop = dropped.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var context = CheckedTable.Context(CheckedTable.Read("bike_sharing_hour.csv"), "cnt", drop);
        var finding = Assert.Single(CheckedTable.Check<OrderDriftCheck>(context));
        Assert.Equal(Severity.Warning, finding.Severity);
        if (!drop.Contains("dteday")) Assert.Contains("--time dteday", finding.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adult", "label(IsOver50K)")]
    [InlineData("german_credit", "class")]
    [InlineData("letter", "lettr")]
    [InlineData("digits_8x8", "digit")]
    [InlineData("telco_churn", "Churn")]
    [InlineData("titanic", "Survived")]
    [InlineData("abalone", "Class_Rings")]
    [InlineData("breast_cancer_wdbc", "diagnosis")]
    [InlineData("sms_spam", "label")]
    public void Where_the_order_of_the_rows_says_nothing_there_is_no_order_drift(string file, string target)
    {
        var context = CheckedTable.Context(CheckedTable.Read(file + ".csv"), target);
        Assert.Empty(CheckedTable.Check<OrderDriftCheck>(context));
        Assert.Empty(CheckedTable.Check<SortedByTargetCheck>(context));
    }

    [Theory]
    [InlineData("iris", "species")]
    [InlineData("penguins", "species")]
    [InlineData("wine_cultivar", "cultivar")]
    [InlineData("soybean", "Class")]
    [InlineData("leaf_flavia", "species")]
    public void A_file_sorted_by_its_target_is_said_to_be_and_its_drift_is_not_judged(string file, string target)
    {
        var context = CheckedTable.Context(CheckedTable.Read(file + ".csv"), target);
        Assert.Single(CheckedTable.Check<SortedByTargetCheck>(context));
        Assert.Empty(CheckedTable.Check<OrderDriftCheck>(context));
    }

    [Theory]
    [InlineData("noaa_weather", "rain")]
    [InlineData("bike_sharing_hour", "cnt")]
    public void Spells_of_weather_and_of_demand_are_not_taken_for_sorting(string file, string target) =>
        Assert.Empty(CheckedTable.Check<SortedByTargetCheck>(CheckedTable.Context(CheckedTable.Read(file + ".csv"), target)));

    [Theory]
    [InlineData("adult", "label(IsOver50K)", 24)]
    [InlineData("letter", "lettr", 1_332)]
    [InlineData("soybean", "Class", 52)]
    [InlineData("sms_spam", "label", 403)]
    [InlineData("wine_quality_red", "quality", 240)]
    [InlineData("iris", "species", 1)]
    [InlineData("credit_data", "Status", 2)]
    public void Copies_are_counted(string file, string target, int copies)
    {
        var context = CheckedTable.Context(CheckedTable.Read(file + ".csv"), target);
        Assert.Equal(copies, context.Table.RowCount - context.DistinctRows);
    }

    private static Finding[] Errors(string file, string target, params string[] drop) =>
        [.. CheckedTable.Check<LeakageCheck>(CheckedTable.Context(CheckedTable.Read(file + ".csv"), target, drop)).Where(finding => finding.Severity == Severity.Error)];
}
