using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Portfolio.Ideas;

namespace Millibar.Tests.Portfolio;

public sealed class IdeasFileTests
{
    [Fact]
    public void Rows_become_charters_with_comments_quotes_and_gaps_as_they_come()
    {
        var ideas = IdeasFile.Read(
            """
            # ranges are 90 % ranges
            name,problem,archetype,estimator,currency,cost_low,cost_high,success_low,success_high

            churn,"Customers leave, they say ""bye""
            and are gone",human-in-the-loop,ann,EUR,1000,2e4,0.2,0.6
            # nothing yet
             robot , , autonomous
            """,
            "ideas.csv",
            []);
        Assert.Equal(["churn", "robot"], ideas.Select(idea => idea.Name));
        Assert.Equal([4, 7], ideas.Select(idea => idea.Line));
        var churn = ideas[0].Charter;
        Assert.Equal("Customers leave, they say \"bye\"\nand are gone", churn.Problem!.ReplaceLineEndings("\n"));
        Assert.Equal((Archetype.HumanInTheLoop, "ann", "EUR"), (churn.Archetype, churn.Priority.Estimator, churn.Resources.Currency));
        Assert.Equal((new EstimateRange(1000, 20_000), new EstimateRange(0.2, 0.6)), (churn.Priority.Cost!.Value, churn.Priority.Success!.Value));
        Assert.Null(ideas[1].Charter.Problem);
        Assert.Null(ideas[1].Charter.Priority.Cost);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_line_and_column()
    {
        var wrong = Assert.Throws<MillibarException>(() => IdeasFile.Read(
            """
            name,archetype,cost_low,cost_high,success_low,success_high,colour
            a,automatic,5,4,0.1,0.2,red
            b,,1.000,x,0.1,1,
            ,,1,2,,,
            churn,,1,,,,
            A,,1,2,,,,extra
            """,
            "ideas.csv",
            ["Churn"]));
        Assert.Equal("ideas-invalid", wrong.Code);
        string[] told =
        [
            "line 1, column 60: there is no column 'colour'",
            "line 2, column 3: there is no archetype 'automatic'",
            "line 2, column 13: The range of cost is upside down: [5, 4]",
            "line 3, column 10: cost_high is 'x', not a number",
            "line 3, column 12: The range of success, [0.1, 1], must lie strictly between 0 and 1",
            "line 4, column 1: the name is missing",
            "line 5, column 1: there is a project 'churn' already",
            "line 5, column 8: cost needs both ends",
            "line 6, column 1: the name 'A' is there twice",
            "line 6, column 11: 8 cells under 7 columns",
        ];
        Assert.All(told, text => Assert.Contains(text, wrong.Message, StringComparison.Ordinal));
        Assert.StartsWith("10 problems", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("ideas.csv, line 1, column 60", wrong.Where);
        Assert.Contains("Nothing was written", wrong.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("name\n", "no ideas")]
    [InlineData("# only a comment", "empty")]
    [InlineData("problem\nx\n", "'name' is missing")]
    [InlineData("name,name\na,b\n", "there twice")]
    [InlineData("name\n\"open\n", "never closed")]
    [InlineData("name\na\"b\n", "inside a cell")]
    [InlineData("name\n\"a\"b\n", "follows a closing quote")]
    [InlineData("name,kost_low\na,1\n", "nearest is 'cost_low'")]
    [InlineData("name,cost_low,cost_high\na,1,100000\n", "spans more than 10,000 times")]
    [InlineData("name,cost_low,cost_high\na,0,5\n", "must lie above 0")]
    public void A_file_that_is_no_list_of_ideas_is_refused(string text, string told) =>
        Assert.Contains(told, Assert.Throws<MillibarException>(() => IdeasFile.Read(text, "ideas.csv", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_carriage_returns_and_a_missing_last_line_end_are_no_harm()
    {
        var ideas = IdeasFile.Read("\uFEFFname,cost_low,cost_high\r\na,1,2\r\nb,3,4", "ideas.csv", []);
        Assert.Equal([new EstimateRange(1, 2), new EstimateRange(3, 4)], ideas.Select(idea => idea.Charter.Priority.Cost!.Value));
    }
}
