namespace Millibar.Tests;

public sealed class SentenceTests
{
    [Fact]
    public void A_sentence_keeps_its_template_and_reads_in_English()
    {
        var sentence = Sentence.Of($"{3} of {1234.5:0.0} rows in {"a {b}"} are {{copies}}.");
        Assert.Equal("{0} of {1} rows in {2} are {{copies}}.", sentence.Template);
        Assert.Equal("3 of 1234.5 rows in a {b} are {copies}.", sentence.ToString());
    }

    [Fact]
    public void Another_language_may_turn_the_order_and_translates_what_is_nested()
    {
        var inner = Sentence.Of($"{2} rows");
        var outer = Sentence.Of($"{inner} of {"file.csv"}");
        Assert.Equal("file.csv: 2 Zeilen", outer.In(template => template switch { "{0} of {1}" => "{1}: {0}", "{0} rows" => "{0} Zeilen", _ => null }));
        Assert.Equal("2 rows of file.csv", outer.In(_ => null));
    }

    [Fact]
    public void Sentences_are_joined_and_empty_ones_left_out() =>
        Assert.Equal("A. B.", Sentence.Join(" ", [Sentence.Of("A."), Sentence.Empty, Sentence.Of("B.")]).ToString());
}
