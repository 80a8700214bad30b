namespace Millibar.Decide;

/// <summary>Next steps that several rules name.</summary>
internal static class Steps
{
    /// <summary>Measure candidate, ladder, ceiling and curve in one go.</summary>
    public static NextStep Try { get; } =
        new(Sentence.Of("Measure the ladder on the data: a minute."), "millibar try FILE --target COL", 0.1);

    /// <summary>Write a threshold into the charter.</summary>
    public static NextStep SetTarget { get; } =
        new(Sentence.Of("Agree on a threshold for the optimising metric and write it into the charter."), "millibar plan set success.requirements \"METRIC >= NUMBER\"", 1);
}
