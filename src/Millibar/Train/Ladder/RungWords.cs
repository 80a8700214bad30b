namespace Millibar.Train.Ladder;

/// <summary>A rung's name inside a sentence, so that a page can say it in its own language.</summary>
internal static class RungWords
{
    public static Sentence Of(string rung) => rung switch
    {
        "constant" => Sentence.Of("constant"),
        "one-rule" => Sentence.Of("one-rule"),
        "scripted-rule" => Sentence.Of("scripted-rule"),
        "linear" => Sentence.Of("linear"),
        "neighbours" => Sentence.Of("neighbours"),
        "boosting" => Sentence.Of("boosting"),
        "boosting-tuned" => Sentence.Of("boosting-tuned"),
        "human" => Sentence.Of("human"),
        "published" => Sentence.Of("published"),
        "predictions" => Sentence.Of("predictions"),
        _ => Sentence.Plain(rung),
    };
}
