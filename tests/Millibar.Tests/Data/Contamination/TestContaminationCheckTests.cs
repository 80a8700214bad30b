using Millibar.Data;
using Millibar.Data.Contamination;
using Millibar.Data.Groups;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Tests.Data.Contamination;

public sealed class TestContaminationCheckTests
{
    private const int Train = 300;
    private const int Test = 100;

    [Theory]
    [InlineData(50, Severity.Error)]
    [InlineData(5, Severity.Warning)]
    public void Test_rows_that_were_learned_are_counted(int copies, Severity severity)
    {
        var finding = Assert.Single(Check(row => row >= Train && row < Train + copies ? row - Train : row));
        Assert.Equal(("test-contamination", severity), (finding.Code, finding.Severity));
        Assert.StartsWith($"{copies} of 100 test rows", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_set_of_new_rows_is_left_alone() => Assert.Empty(Check(row => row));

    [Fact]
    public void Groups_in_both_files_are_named()
    {
        var table = Rows.Of(
            Rows.Numbers("x", Train + Test, i => i * 31 % 17), Rows.Texts("shop", Train + Test, i => i < Train ? $"s{i % 30}" : $"s{i % 10 + 25}"), Rows.Numbers("y", Train + Test, i => i % 2));
        var context = CheckedTable.Context(table, "y", ownTest: [.. Enumerable.Range(Train, Test)], group: "shop");
        var finding = Assert.Single(CheckedTable.Check<GroupStraddlesCheck>(context));
        Assert.Equal(("group-straddles", "shop"), (finding.Code, finding.Column));
        Assert.StartsWith("5 groups of \"shop\" stand in both files; 50 of 100 test rows", finding.Message.ToString(), StringComparison.Ordinal);
    }

    private static Finding[] Check(Func<int, int> copyOf)
    {
        var random = new RandomStream(1);
        double[] a = [.. Enumerable.Range(0, Train + Test).Select(_ => random.NextDouble())];
        double[] b = [.. Enumerable.Range(0, Train + Test).Select(_ => random.NextDouble())];
        var table = Rows.Of(Rows.Numbers("a", Train + Test, i => a[copyOf(i)]), Rows.Numbers("b", Train + Test, i => b[copyOf(i)]), Rows.Numbers("y", Train + Test, i => i % 2));
        return CheckedTable.Check<TestContaminationCheck>(CheckedTable.Context(table, "y", ownTest: [.. Enumerable.Range(Train, Test)]));
    }
}
