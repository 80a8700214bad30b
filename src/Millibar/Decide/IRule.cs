using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>One reason as a rule over evidence. Pure: the same case and time give the same ruling.</summary>
/// <remarks>
/// A rule that does not fire must say so on evidence that has to be there: where losing a measurement could silence a rule, the rule
/// cannot tell without it. Laws in the tests hold every rule to that.
/// </remarks>
public interface IRule
{
    /// <summary>The reason that it judges.</summary>
    Reason Reason { get; }

    /// <summary>Kinds of evidence that it looks at, see <see cref="Millibar.Evidence.EvidenceKinds"/>; empty when the charter alone decides.</summary>
    ImmutableArray<string> Needs { get; }

    /// <summary>When it fires, in one line: the decision table in docs/lifecycle.md is made of these.</summary>
    string Condition { get; }

    /// <summary>Whether the reason holds. Missing evidence is never a pass: it is <see cref="Ruling.CannotTell"/>.</summary>
    /// <param name="file">The case.</param>
    /// <param name="now">The time of judging (UTC).</param>
    Ruling Judge(CaseFile file, DateTimeOffset now);
}
