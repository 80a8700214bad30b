namespace Millibar.Decide;

/// <summary>What is said where a rule, a gate or a cause fell over.</summary>
internal static class Crash
{
    public static Sentence Words(string what, Exception crash) => crash is MillibarException wrong
        ? Sentence.Of($"{what} cannot be judged: {wrong.Message}")
        : Sentence.Of($"{what} failed: {crash.GetType().Name}: {crash.Message} This is our fault.");

    public static NextStep Next(Exception crash) => crash is MillibarException wrong
        ? new NextStep(Sentence.Plain(wrong.Remedy), "millibar plan edit", 0.1)
        : new NextStep(Sentence.Of("Report this with the journal of the project."), "millibar journal export", 1);
}
