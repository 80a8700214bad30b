using Millibar.Models.Targets;
using Millibar.Trial.Audit;

namespace Millibar.Tests.Trial;

public sealed class ProbabilitiesFileTests
{
    private const string Data = "x,label\n1,good\n2,bad\n3,good\n4,bad\n5,good\n6,bad\n7,good\n8,bad\n9,good\n10,bad\n";

    [Theory]
    [InlineData("row,bad,good\n1,0.6,0.6\n", "row 1 add up to 1.2, not to 1")]
    [InlineData("row,bad,good\n1,0.4,0.6\n99,0,1\n", "row 99 is no row of d.csv")]
    [InlineData("row,bad,good\n1,0.4,0.6\n3,1,0\n", "lacks 8 of the 10 rows that have a label; the first is row 2")]
    [InlineData("row,bad,good,odd\n1,0.4,0.6,0\n", "'odd' is a column of p.csv, and no class of 'label'")]
    [InlineData("row,bad\n1,0.4\n", "no column for the class 'good'")]
    [InlineData("bad,good\n0.4,0.6\n", "no column 'row'")]
    [InlineData("row,bad,good\n1,0.4,0.6\n1,0.5,0.5\n", "row 1 was given before")]
    [InlineData("row,bad,good\n1,,0.6\n", "the probability of 'bad' for row 1 is missing")]
    [InlineData("row,bad,good\none,0.4,0.6\n", "'one' is no row number")]
    public void What_does_not_fit_is_refused_in_words(string probabilities, string message)
    {
        var table = CsvTable.Parse("d.csv", Data);
        var target = TargetReader.Read(table, "label", new TargetOptions());
        var refused = Assert.Throws<MillibarException>(() => ProbabilitiesFile.Read(CsvTable.Parse("p.csv", probabilities), table, target, Enumerable.Range(1, 10).ToHashSet()));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("probabilities-", refused.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_may_come_in_any_order_and_columns_may_be_called_p_and_the_class()
    {
        var table = CsvTable.Parse("d.csv", Data);
        var target = TargetReader.Read(table, "label", new TargetOptions());
        var file = "row,p_good,p_bad\n" + string.Concat(Enumerable.Range(1, 10).Reverse().Select(row => $"{row},0.{row - 1},{(11 - row) / 10.0}\n"));
        var read = ProbabilitiesFile.Read(CsvTable.Parse("p.csv", file), table, target, Enumerable.Range(1, 10).ToHashSet());
        Assert.Equal(Enumerable.Range(0, 10).Select(row => row / 10.0), Enumerable.Range(0, 10).Select(row => Math.Round(read[row * 2 + 1], 9))); // classes in order: bad, good
    }
}
