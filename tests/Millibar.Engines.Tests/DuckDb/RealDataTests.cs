using Millibar.Engines.DuckDb;
using Millibar.Tables;
using Millibar.TestSupport;

namespace Millibar.Engines.Tests.DuckDb;

public class RealDataTests
{
    // Rows and columns as INDEX.md states them.
    [Theory]
    [InlineData("adult.csv", 32561, 15)]
    [InlineData("german_credit.csv", 1000, 21)]
    [InlineData("telco_churn.csv", 7043, 21)]
    [InlineData("breast_cancer_wdbc.csv", 569, 31)]
    [InlineData("penguins.csv", 344, 8)]
    [InlineData("letter.csv", 20000, 17)]
    [InlineData("soybean.csv", 683, 36)]
    [InlineData("california_housing.csv", 20640, 10)]
    [InlineData("bike_sharing_hour.csv", 17379, 17)]
    [InlineData("sms_spam.csv", 5574, 2)]
    [InlineData("titanic.csv", 891, 12)]
    public async Task A_real_data_set_is_read_whole_and_without_complaint(string file, int rows, int columns)
    {
        var table = await new DuckDbTableReader().ReadAsync(TestData.Require(file), new ReadOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(rows, table.RowCount);
        Assert.Equal(columns, table.Columns.Length);
        Assert.Empty(table.SetAside);
        Assert.All(table.Columns, c => Assert.Equal(rows, c.Count));
        // titanic's Ticket really mixes numbers and words.
        Assert.DoesNotContain(table.Notes, n => n.IsWarning && n.Column != "Ticket");
    }
}
