using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>The decision that a person takes on a recommendation, ready to be recorded.</summary>
internal static class DecisionOf
{
    /// <summary>The person does what is recommended.</summary>
    /// <param name="file">The case that was judged.</param>
    /// <param name="advice">The recommendation; not one to stay.</param>
    /// <param name="why">The person's words; null for none.</param>
    public static MadeDecision Accepted(CaseFile file, Recommendation advice, string? why)
    {
        if (advice.Move == RecommendedMove.Stay) throw new ArgumentException("a stay is not decided on", nameof(advice));
        return Draft(file, advice, why) with { To = advice.To, Reason = advice.Reason?.Code };
    }

    /// <summary>The person goes elsewhere.</summary>
    /// <param name="file">The case that was judged.</param>
    /// <param name="advice">The recommendation.</param>
    /// <param name="to">Where to go; where the project stands means to stay against the recommendation.</param>
    /// <param name="why">Why; a reason's code at its beginning is kept as the reason.</param>
    /// <exception cref="MillibarException"><c>option-reason</c>: no reason was given; <c>override-needless</c>: that is what is recommended.</exception>
    public static MadeDecision Overridden(CaseFile file, Recommendation advice, Place to, string why)
    {
        if (string.IsNullOrWhiteSpace(why))
            throw new MillibarException("option-reason", "An override needs a reason.", "--reason", "Say in a sentence why you go against the recommendation.");
        if (to == advice.To)
            throw to == file.Place
                ? new MillibarException("override-needless", $"The project stands in {to.Code}, and to stay there is the recommendation.", "--to", "There is nothing to override; `millibar next` says what to do there.")
                : new MillibarException("override-needless", $"To go to {to.Code} is what is recommended.", "--to", "Use `millibar decide accept`.");
        return Draft(file, advice, why.Trim()) with { Override = true, To = to, Reason = AllReasons.Find(why.Trim().Split(' ', ':', ',', '.')[0])?.Code };
    }

    private static MadeDecision Draft(CaseFile file, Recommendation advice, string? why) => new()
    {
        Id = "",
        Override = false,
        From = file.Place,
        To = file.Place,
        Reason = null,
        Recommended = advice.To,
        RecommendedReason = advice.Reason?.Code,
        Confidence = advice.Confidence,
        Claim = advice.Why.ToString(),
        Cites = advice.Cites,
        Why = why,
        CharterVersion = file.CharterVersion,
        DataVersion = file.DataVersion,
        At = advice.Now,
        By = "",
    };
}
