using Millibar.Decide;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Portfolio.Inputs;

/// <summary>Why a project cannot be valued.</summary>
/// <param name="Reason">What is missing or wrong.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record InputFault(Sentence Reason, Sentence Remedy)
{
    /// <summary>Beyond this ratio the mean of a lognormal is decided by its tail alone.</summary>
    private const double WidestRatio = 10_000;

    /// <summary>The first thing that is wrong with a case; null when it can be valued.</summary>
    public static InputFault? Of(CaseFile file)
    {
        var estimates = file.Charter.Priority;
        foreach (var input in PriorityInputs.All)
        {
            var range = PriorityInputs.Range(estimates, input);
            if (range is null && input is PriorityInput.ValuePerYear or PriorityInput.Cost)
                return new InputFault(
                    Sentence.Of($"{PriorityInputs.Code(input)} was not estimated, and what success brings and takes cannot be told without it."),
                    Sentence.Of($"Give a 90 % range: {SetCommand(file, input)}"));
            if (range is { } given && Of(input, given) is { } fault) return fault;
        }

        return null;
    }

    /// <summary>What is wrong with a range; null when it has a law.</summary>
    public static InputFault? Of(PriorityInput input, EstimateRange range)
    {
        var name = PriorityInputs.Code(input);
        var words = $"[{Words.Number(range.Low)}, {Words.Number(range.High)}]";
        if (!double.IsFinite(range.Low) || !double.IsFinite(range.High))
            return new InputFault(Sentence.Of($"The range of {name} is not two numbers."), Sentence.Of("Give the 5 % point and the 95 % point."));
        if (range.Low > range.High)
            return new InputFault(Sentence.Of($"The range of {name} is upside down: {words}."), Sentence.Of("Give the lower end first."));
        if (PriorityInputs.Shape(input) == RangeShape.Share)
            return range.Low > 0 && range.High < 1 ? null : new InputFault(
                Sentence.Of($"The range of {name}, {words}, must lie strictly between 0 and 1: nothing is certain, and a 90 % range leaves room on both sides."),
                Sentence.Of("Write for example 0.01 instead of 0, 0.99 instead of 1, and fractions instead of per cent."));
        if (range.Low <= 0)
            return new InputFault(
                Sentence.Of($"The range of {name}, {words}, must lie above 0."),
                Sentence.Of("Give the smallest amount that is still believable; what a failure loses belongs into the cost."));
        return range.High / range.Low <= WidestRatio ? null : new InputFault(
            Sentence.Of($"The range of {name}, {words}, spans more than {Words.Number(WidestRatio)} times: its mean would be decided by the tail alone."),
            Sentence.Of("Find out a little more before comparing, or split the project."));
    }

    /// <summary>The command that sets an estimate.</summary>
    public static string SetCommand(CaseFile file, PriorityInput input) =>
        $"millibar plan set priority.{PriorityInputs.Code(input)} \"[LOW, HIGH]\" --project {NearestName.Quote(file.Name)}";
}
