using Millibar.Data.Slices;
using Millibar.Tables;
using Millibar.Tests.Data.Splits;

namespace Millibar.Tests.Data.Slices;

public sealed class SliceRowsTests
{
    private static readonly Table Table = Rows.Of(Rows.Numbers("age", 4, row => 10 * row));

    [Fact]
    public async Task Rows_on_which_the_condition_is_true_belong_and_those_on_which_it_is_unknown_do_not()
    {
        var rows = await SliceRows.FindAsync(new Answers("true", "false", null, "true"), Table, "young", "x", TestContext.Current.CancellationToken);
        Assert.Equal([0, 3], rows);
    }

    [Fact]
    public async Task A_condition_must_be_true_or_false()
    {
        var wrong = await Assert.ThrowsAsync<MillibarException>(() => SliceRows.FindAsync(new Answers("true", "40", null, "true"), Table, "young", "age", TestContext.Current.CancellationToken));
        Assert.Equal(("slice-condition", true), (wrong.Code, wrong.Message.Contains("'40' for data row 2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_the_engine_refuses_is_told_of_the_slice()
    {
        var wrong = await Assert.ThrowsAsync<MillibarException>(() => SliceRows.FindAsync(new Refusal(), Table, "young", "agee", TestContext.Current.CancellationToken));
        Assert.Equal("slice-condition", wrong.Code);
        Assert.Contains("slice 'young'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("no column agee", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("young", true)]
    [InlineData("new-customers.2", true)]
    [InlineData("", false)]
    [InlineData("2nd", false)]
    [InlineData("a b", false)]
    [InlineData("a\"b", false)]
    public void A_name_must_fit_into_a_requirement(string name, bool fits)
    {
        if (fits) SliceRows.CheckName(name);
        else Assert.Equal("option-slice", Assert.Throws<MillibarException>(() => SliceRows.CheckName(name)).Code);
    }

    [Fact]
    public void A_slice_reads_back_as_it_was_written()
    {
        foreach (var slice in new[] { new DataSlice("young", "age < 30 AND city = 'Wien'"), new DataSlice("old", null) })
            Assert.Equal(slice, DataSlice.Read(Entry.Of(slice.Write())));
    }

    private sealed class Answers(params string?[] answers) : IRowExpression
    {
        public Task<string?[]> EvaluateAsync(Table table, string expression, CancellationToken ct) => Task.FromResult(answers);
    }

    private sealed class Refusal : IRowExpression
    {
        public Task<string?[]> EvaluateAsync(Table table, string expression, CancellationToken ct) => throw new MillibarException("rule-invalid", "there is no column agee", "--rule", "x");
    }
}
