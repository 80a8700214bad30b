using System.Collections.Immutable;

namespace Millibar.Portfolio.Information;

/// <summary>What a test of a project's success can say, and how likely it says so if the project would succeed and if it would not.</summary>
internal sealed record TrialAccuracy
{
    /// <summary>Share of verdicts of the learning curve that abstain, at 90 % and five times the rows.</summary>
    private const double Abstains = 0.57;

    /// <summary>Share of verdicts "reachable" that were wrong.</summary>
    private const double WrongReachable = 0.010;

    /// <summary>Share of verdicts "not reachable" that were wrong.</summary>
    private const double WrongUnreachable = 0.019;

    /// <summary>Share of failures that a model trial can foresee: two of the five failure causes, research-risk and infeasible.</summary>
    private const double ForeseeableFailures = 0.4;

    private TrialAccuracy(params ImmutableArray<TrialAnswer> answers) => Answers = answers;

    /// <summary>Every possible answer; each column of likelihoods adds up to 1.</summary>
    public ImmutableArray<TrialAnswer> Answers { get; }

    /// <summary>A test that says yes or no.</summary>
    /// <param name="sensitivity">Probability of yes if the project would succeed, 0 to 1.</param>
    /// <param name="specificity">Probability of no if it would not, 0 to 1.</param>
    public static TrialAccuracy Of(double sensitivity, double specificity) =>
        new(new TrialAnswer(TrialAnswer.Yes, sensitivity, 1 - specificity), new TrialAnswer(TrialAnswer.No, 1 - sensitivity, specificity));

    /// <summary>An hour's baseline, <c>millibar try</c>: its verdict on the target.</summary>
    /// <remarks>
    /// From the calibration of the learning-curve verdicts on LCDB 1.1 (90 % intervals, five times the rows): it abstains in 57 % of cases, 1.0 % of "reachable" and 1.9 % of
    /// "not reachable" were wrong; half of the targets were reachable. A reachable target is needed for success and does not bring it: of the failures, a model trial can
    /// foresee those by two of the five causes (assumed: 40 %).
    /// </remarks>
    public static TrialAccuracy HourBaseline { get; } = FromVerdicts();

    /// <summary>How much an answer changes the odds of success.</summary>
    public double LikelihoodRatio(string answer)
    {
        var found = Answers.First(a => a.Code == answer);
        return found.IfSuccess / found.IfFailure;
    }

    private static TrialAccuracy FromVerdicts()
    {
        // Half of the targets reachable, half of the decided verdicts on either side.
        const double Decided = (1 - Abstains) / 2 / 0.5;
        var (yesIfReachable, yesIfNot) = (Decided * (1 - WrongReachable), Decided * WrongReachable);
        var (noIfReachable, noIfNot) = (Decided * WrongUnreachable, Decided * (1 - WrongUnreachable));
        var yesIfFailure = ForeseeableFailures * yesIfNot + (1 - ForeseeableFailures) * yesIfReachable;
        var noIfFailure = ForeseeableFailures * noIfNot + (1 - ForeseeableFailures) * noIfReachable;
        return new TrialAccuracy(
            new TrialAnswer(TrialAnswer.Yes, yesIfReachable, yesIfFailure),
            new TrialAnswer(TrialAnswer.No, noIfReachable, noIfFailure),
            new TrialAnswer(TrialAnswer.Open, 1 - yesIfReachable - noIfReachable, 1 - yesIfFailure - noIfFailure));
    }
}
