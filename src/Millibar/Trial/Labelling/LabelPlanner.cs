using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.LearningCurves;

namespace Millibar.Trial.Labelling;

/// <summary>From a project's evidence to a plan for labels. Pure.</summary>
/// <remarks>
/// <para>Rows to judge by come first, drawn at random: those that decide the requirement where the model stands (see <see cref="NeededToDecide"/>).</para>
/// <para>Rows to learn from: where the better and the worse end of the learning curve's band cross the aim. The aim lies beyond the threshold by the half-width
/// of the requirement's interval, so that the whole interval clears the threshold when it is reached; where no curve is sure to get that far, it is the threshold.</para>
/// <para>Rounds: at most five, each at most three times the rows before it, the curve measured again after each: what a curve says of a need far away is a
/// guess (R. Mahmood et al., How Much More Data Do I Need?, CVPR 2022).</para>
/// </remarks>
internal static class LabelPlanner
{
    private const double DaysPerWeek = 7;

    /// <summary>Makes the plan.</summary>
    /// <param name="file">The case.</param>
    /// <param name="wish">What is known beside it.</param>
    /// <param name="now">Today, for the due date.</param>
    /// <exception cref="MillibarException"><c>plan-no-requirement</c>: the charter sets no threshold; <c>plan-no-curve</c>: nothing says how many labels are needed.</exception>
    public static LabelPlan Make(CaseFile file, LabelPlanWish wish, DateTimeOffset now)
    {
        if (file.Reading.Target is not { } target)
            throw new MillibarException("plan-no-requirement", "The charter sets no threshold that labels could help to reach.", "success.requirements", "millibar plan set success.requirements \"METRIC >= NUMBER\"");
        var standing = Standing.Of(file).First(one => one.Requirement == target);
        var observed = standing.Estimate;
        var rows = standing.Item?.Rows ?? 0;
        var need = wish.Need is { } given
            ? new Need(given, Today(file), target.Threshold, "--need", null)
            : standing.State == RequirementState.Met ? new Need(Bracket.Of(0), Today(file), target.Threshold, "the requirement is met", null) : OfCurves(file, target, observed);
        var (test, expected) = standing.State == RequirementState.Undecided && observed is { } estimate && rows > 0 ? TestLabels(estimate, target, rows) : (Bracket.Of(0), 0);
        var price = wish.Cost ?? PriceOf(file);
        Bracket? pace = wish.PerHour is { } perHour && (wish.People ?? file.Charter.Resources.People) is { } people and > 0
            ? new Bracket(perHour.Low * people * wish.HoursPerWeek / wish.Each, perHour.High * people * wish.HoursPerWeek / wish.Each)
            : null;
        var due = file.Charter.Due.Data;
        return new LabelPlan
        {
            Requirement = target,
            State = standing.State,
            Observed = observed,
            ObservedRows = rows,
            Aim = need.Aim,
            TestLabels = test,
            TrainRows = need.Today,
            TrainLabels = need.Labels,
            Source = need.Source,
            Open = need.Open,
            CostOfOne = price,
            Rounds = Rounds(need, expected, rows, price?.Times(Bracket.Of(wish.Each)), pace),
            Each = wish.Each,
            Currency = file.Charter.Resources.Currency,
            Budget = file.Charter.Resources.LabelBudget,
            Due = due,
            WeeksToDue = due is { } day ? day.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber is var days ? days / DaysPerWeek : null : null,
            Weeks = pace is { } speed && need.Labels is { } labels ? labels.Plus(test).Over(speed) : null,
        };
    }

    private static int Today(CaseFile file) => file.Reading.Find(EvidenceKinds.DataVersion)?.Value is { } rows ? (int)rows : 0;

    /// <summary>What the learning curves say: beyond the threshold by the interval's half-width if one gets there, else the threshold itself.</summary>
    private static Need OfCurves(CaseFile file, Requirement target, Interval? observed)
    {
        var higher = target.Comparison == Comparison.AtLeast;
        var width = observed is { } estimate ? higher ? estimate.Value - estimate.Low : estimate.High - estimate.Value : 0;
        var aims = new[] { target.Threshold + (higher ? width : -width), target.Threshold };
        var reaches = aims.Select(aim => Reach.Of(file, new Standing(target with { Threshold = aim }, null))).ToList();
        if (reaches[0].Curves.IsEmpty)
            throw new MillibarException("plan-no-curve", $"No learning curve of {target.Metric} on today's data says how many labels are needed.", "label plan", "Measure one (millibar train curve), or say how many: --need LOW..HIGH.");
        for (var i = 0; i < aims.Length; i++)
            if (reaches[i].First is { } sure)
                return new Need(More(sure.Low ?? sure.Today, sure.High!.Value, sure.Today), sure.Today, aims[i], $"the curve of {sure.Curve.Subject.Model}", null);
        if (reaches[1].Hopeful is { } hopeful)
            return new Need(
                new Bracket(Math.Max(0, hopeful.Low!.Value - hopeful.Today), null), hopeful.Today, target.Threshold, $"the curve of {hopeful.Curve.Subject.Model}",
                $"the worse end of the curve does not get to {Words.Number(target.Threshold)} within {Words.Count(hopeful.Last.Rows)} rows");
        var nearest = reaches[1].Nearest;
        return new Need(null, nearest.Today, target.Threshold, $"the curve of {nearest.Curve.Subject.Model}", $"no curve gets to {Words.Number(target.Threshold)} within {Words.Count(nearest.Last.Rows)} rows");
    }

    private static Bracket More(int low, int high, int today) => new(Math.Max(0, low - today), Math.Max(0, high - today));

    /// <summary>More rows to judge by: between which ends, and how many if the value stays where it is. Never more than are there already: after that many it is time to look again.</summary>
    private static (Bracket Between, int Expected) TestLabels(Interval observed, Requirement target, int rows)
    {
        var (low, best, high) = NeededToDecide.Rows(observed, target.Threshold, rows);
        return (new Bracket(low - rows, high is { } most and < int.MaxValue ? most - rows : null), Math.Min(best - rows, Math.Max(rows, low - rows)));
    }

    /// <summary>What one label costs: as recorded, with its interval; else as the charter plans.</summary>
    private static Bracket? PriceOf(CaseFile file)
    {
        if (file.Reading.Find(EvidenceKinds.LabelCost) is { Value: { } cost } item) return new Bracket(item.Low ?? cost, item.High ?? cost);
        return file.Charter.Resources.LabelCost is { } planned ? Bracket.Of(planned) : null;
    }

    private static ImmutableArray<LabelRound> Rounds(Need need, int test, int testRows, Bracket? price, Bracket? pace)
    {
        var rounds = ImmutableArray.CreateBuilder<LabelRound>();
        var ends = Bracket.Of(0);
        Add(true, test, testRows + test);
        if (need.Labels is { } labels)
        {
            var today = Math.Max(1, need.Today);
            var low = (int)Math.Min(int.MaxValue / 4, today + labels.Low);
            var high = (int)Math.Min(int.MaxValue / 4, today + (labels.High ?? Math.Max(2 * labels.Low, today)));
            var from = today;
            foreach (var total in CollectionRounds.Plan(today, low, high))
            {
                Add(false, total - from, total);
                from = total;
            }
        }

        return rounds.ToImmutable();

        void Add(bool isTest, int count, int total)
        {
            if (count <= 0) return;
            var weeks = pace is { } speed ? Bracket.Of(count).Over(speed) : (Bracket?)null;
            if (weeks is { } more) ends = ends.Plus(more);
            rounds.Add(new LabelRound(isTest, count, total, price?.Times(Bracket.Of(count)), weeks, weeks is null ? null : ends));
        }
    }

    /// <summary>Labels to learn from.</summary>
    /// <param name="Labels">How many more; null when no number is known to do.</param>
    /// <param name="Today">Rows that are there.</param>
    /// <param name="Aim">The value that they are for.</param>
    /// <param name="Source">Who says so.</param>
    /// <param name="Open">Why an end is open.</param>
    private sealed record Need(Bracket? Labels, int Today, double Aim, string Source, string? Open);
}
