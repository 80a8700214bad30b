using System.Collections.Immutable;

namespace Millibar.Decide;

/// <summary>Short ways to write verdicts.</summary>
internal static class Verdicts
{
    public static Verdict Undecided(Sentence message, ImmutableArray<Sentence> flipsIf) =>
        new() { Code = VerdictCode.Undecided, Message = message, FlipsIf = flipsIf };
}
