using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>One reason as a rule over evidence. Pure: the same case and time give the same ruling.</summary>
public interface IRule
{
    /// <summary>The reason that it judges.</summary>
    Reason Reason { get; }

    /// <summary>Whether the reason holds. Missing evidence is never a pass: it is <see cref="Ruling.CannotTell"/>.</summary>
    /// <param name="file">The case.</param>
    /// <param name="now">The time of judging (UTC).</param>
    Ruling Judge(CaseFile file, DateTimeOffset now);
}
