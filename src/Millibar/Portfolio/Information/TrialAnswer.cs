namespace Millibar.Portfolio.Information;

/// <summary>One answer of a test.</summary>
/// <param name="Code">Its name, e.g. <see cref="Yes"/>.</param>
/// <param name="IfSuccess">Probability of this answer if the project would succeed.</param>
/// <param name="IfFailure">Probability of this answer if it would not.</param>
internal sealed record TrialAnswer(string Code, double IfSuccess, double IfFailure)
{
    /// <summary>The target is met or within reach.</summary>
    public const string Yes = "reachable";

    /// <summary>The target is out of reach.</summary>
    public const string No = "not-reachable";

    /// <summary>The evidence does not decide.</summary>
    public const string Open = "undecided";
}
