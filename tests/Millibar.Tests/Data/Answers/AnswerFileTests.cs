using Millibar.Data.Answers;

namespace Millibar.Tests.Data.Answers;

public sealed class AnswerFileTests
{
    [Fact]
    public void Long_and_wide_files_of_the_same_answers_read_alike()
    {
        var tall = Read("worker,item,label\nann,1,b\nbob,1,a\nann,2,a\n");
        var wide = Read("item,ann,bob\n1,b,a\n2,a,\n", wide: true);
        Assert.Equal(["1", "2"], tall.Sheet.Items);
        Assert.Equal(["ann", "bob"], tall.Sheet.Annotators);
        Assert.Equal(["a", "b"], tall.Sheet.Labels);
        Assert.Equal(tall.Sheet.Answers, wide.Sheet.Answers);
        Assert.Equal(1, wide.Empty);
    }

    [Fact]
    public void Labels_that_are_numbers_are_in_the_order_of_numbers() =>
        Assert.Equal(["2", "10"], Read("worker,item,label\na,1,10\nb,1,2\n").Sheet.Labels);

    [Fact]
    public void A_column_that_is_not_there_is_named_with_the_nearest()
    {
        var error = Assert.Throws<MillibarException>(() => AnswerColumns.Find(CsvTable.Parse("x.csv", "worker,item,label\na,1,x\n"), "itm", null, null, null, wide: false));
        Assert.Equal("option-column", error.Code);
        Assert.Contains("'item'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_file_is_pointed_to_its_option() =>
        Assert.Contains("--wide", Assert.Throws<MillibarException>(() => Read("item,ann,bob\n1,x,y\n")).Remedy, StringComparison.Ordinal);

    [Fact]
    public void An_answer_without_an_item_is_refused_with_its_row() =>
        Assert.Contains("row 2", Assert.Throws<MillibarException>(() => Read("worker,item,label\na,1,x\nb,,x\n")).Where, StringComparison.Ordinal);

    [Fact]
    public void Unknown_items_labels_and_times_to_come_are_refused_or_set_aside_and_counted()
    {
        var now = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
        var read = Read("worker,item,label,time\na,1,x,1700000000\na,9,x,1700000000\na,2,z,1700000000\na,3,x,1900000000\nb,1,y,1700000000\n");
        Assert.Equal("answers-unknown-item", Refused(read, now));
        var kept = CheckedAnswers.Of(read, "f.csv", item => item != "9", ["x", "y"], now, new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero), skip: true);
        Assert.Equal((1, 1, 1, 2), (kept.UnknownItems, kept.UnknownLabels, kept.InFuture, kept.AfterData));
        Assert.Equal(["1"], kept.Sheet.Items);
        Assert.Equal("answers-unknown-label", Refused(Read("worker,item,label\na,1,z\n"), now));
        Assert.Equal("answers-future", Refused(Read("worker,item,label,time\na,1,x,1900000000\n"), now));
        Assert.Equal("answers-none", Assert.Throws<MillibarException>(() => CheckedAnswers.Of(Read("worker,item,label\na,9,x\n"), "f.csv", item => item != "9", [], now, null, skip: true)).Code);
    }

    [Fact]
    public void The_last_answer_of_a_person_counts_also_over_batches_and_by_its_time()
    {
        var first = Read("worker,item,label,time\nann,1,a,200\nann,1,b,100\nbob,1,a,100\n").Sheet;
        var later = Read("worker,item,label,time\nann,2,c,300\nbob,1,c,400\n").Sheet;
        var merged = AnswerMerge.Of([first, later]);
        Assert.Equal((2, 0), (merged.Repeats, merged.RepeatsAlike));
        string[] said = [.. merged.Sheet.Answers.Select(answer => $"{merged.Sheet.Annotators[answer.Annotator]} {merged.Sheet.Items[answer.Item]} {merged.Sheet.Labels[answer.Label]}")];
        Assert.Equal(["ann 1 a", "bob 1 c", "ann 2 c"], said);
        Assert.Equal(["a", "c"], merged.Sheet.Labels);
    }

    private static string Refused(AnswerFile read, DateTimeOffset now) =>
        Assert.Throws<MillibarException>(() => CheckedAnswers.Of(read, "f.csv", item => item != "9", ["x", "y"], now, null, skip: false)).Code;

    private static AnswerFile Read(string text, bool wide = false)
    {
        var table = CsvTable.Parse("f.csv", text);
        return AnswerFile.Read(table, AnswerColumns.Find(table, null, null, null, null, wide));
    }
}
