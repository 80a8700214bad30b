using CsCheck;
using Millibar.Data.Expectations;

namespace Millibar.Tests.Data.Expectations;

public sealed class ExpectationFileTests
{
    private const string Small = "columns:\n  \"age\":\n    type: number\n    range: {from: 0, to: 120, at_most: 0}\n";

    [Fact]
    public void What_is_written_reads_back_the_same_whatever_names_and_values_hold() =>
        Gen.Select(Gen.String, Gen.String, Gen.Double[0, 1], Gen.Double, (name, value, share, number) => (Name: Whole(name), Value: Whole(value), share, number)).Sample(
            drawn =>
            {
                var from = double.IsFinite(drawn.number) ? drawn.number : 0;
                var column = new ColumnExpectation
                {
                    Name = drawn.Name,
                    Type = ColumnType.Text,
                    MissingAtMost = drawn.share,
                    Range = new ValueRange(from, null, drawn.share),
                    FractionsAtMost = drawn.share,
                    Values = new AllowedValues([drawn.Value], drawn.share),
                    Unique = true,
                };
                var written = new DataExpectations { LearntFrom = "ab", LearntFile = drawn.Value, LearntRows = 7, Risk = 0.05, OtherColumns = true, Columns = [column] };
                var read = ExpectationReader.Read(ExpectationFile.Write(written), "e.yaml");
                Assert.Equal(ExpectationFile.Write(written), ExpectationFile.Write(read));
                Assert.Equal(column with { Values = null }, read.Columns[0] with { Values = null });
                Assert.Equal([drawn.Value], read.Columns[0].Values!.List);
            },
            seed: "0000000000000",
            iter: 300);

    [Fact]
    public void Dates_are_written_as_dates()
    {
        var written = new DataExpectations { Columns = [new ColumnExpectation { Name = "day", Type = ColumnType.Date, Range = new ValueRange(86_400 * 365, null, 0.01) }] };
        var text = ExpectationFile.Write(written);
        Assert.Contains("range: {from: \"1971-01-01\", at_most: 0.01}", text, StringComparison.Ordinal);
        Assert.Equal(86_400 * 365, ExpectationReader.Read(text, "e.yaml").Columns[0].Range!.From);
    }

    [Fact]
    public void A_hand_written_file_needs_little()
    {
        var read = ExpectationReader.Read(Small, "e.yaml");
        Assert.Equal((DataExpectations.DefaultRisk, false, 1), (read.Risk, read.OtherColumns, read.Columns.Length));
        Assert.Equal(new ValueRange(0, 120, 0), read.Columns[0].Range);
    }

    [Theory]
    [InlineData("columns:\n  age:\n    typ: number\n", 3, 5, "Did you mean type?")]
    [InlineData("columns:\n  age:\n    type: numeric\n", 3, 11, "number, date, text, any")]
    [InlineData("columns:\n  age:\n    missing: {at_most: 5 %}\n", 3, 24, "takes a number")]
    [InlineData("columns:\n  age:\n    missing: {at_most: 5}\n", 3, 24, "0.05 for 5 %")]
    [InlineData("columns:\n  age:\n    range: {from: 9, to: 1, at_most: 0}\n", 3, 12, "upside down")]
    [InlineData("columns:\n  age:\n    range: {from: 9}\n", 3, 12, "needs at_most")]
    [InlineData("columns: [age]\n", 1, 10, "by their names")]
    [InlineData("risk: 0\ncolumns:\n  a: {type: text}\n", 1, 7, "strictly between 0 and 1")]
    [InlineData("risk: 0.1\n", 1, 1, "No column is named")]
    public void What_is_wrong_is_told_with_line_and_column(string text, int line, int column, string words)
    {
        var error = Assert.Throws<MillibarException>(() => ExpectationReader.Read(text, "e.yaml"));
        Assert.Equal(("expectations-invalid", $"e.yaml, line {line}, column {column}"), (error.Code, error.Where));
        Assert.Contains(words, error.Message + error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var error = Assert.Throws<MillibarException>(() => ExpectationReader.Read("riks: 0.1\ncolumns:\n  age:\n    unique: maybe\n", "e.yaml"));
        Assert.StartsWith("2 things are wrong.", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 4, column 13", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Without halves of characters, which no UTF-8 file holds.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFD ? "?" : rune.ToString()));
}
