using Millibar.Statistics;
using Millibar.Trial.Review;

namespace Millibar.Cli.Label;

/// <summary>What the verdicts say so far.</summary>
internal sealed class ReviewSummary(TextWriter output)
{
    public void Write(ReviewSheet sheet, ReviewTally tally, string project)
    {
        output.WriteLine();
        output.WriteLine($"{sheet.Table.Name}  {sheet.Rows.Length:#,0} rows with a label, {sheet.Ranked.Length:#,0} flagged");
        Part("flagged", tally.Flagged);
        Part("at random", tally.Unflagged);
        if (tally.Outdated > 0) output.WriteLine($"  {tally.Outdated:#,0} earlier verdicts are about rows that have changed since");
        if (tally.ErrorRate is not { } rate)
        {
            output.WriteLine(sheet.Ranked.IsEmpty ? "Next: nothing is flagged; look at rows drawn at random: millibar label review --random 100" : "Nothing was looked at yet. Next: millibar label review");
            return;
        }

        if (tally.Precision is { } precision) output.WriteLine($"  of the flags are wrong labels  {Percents(precision)}, n = {tally.Flagged.Looked:#,0}");
        output.WriteLine(tally.Unflagged.Looked == 0 && tally.Unflagged.Rows > 0
            ? $"  wrong labels                   at least {rate.Low:P1}, confirmed {rate.Value:P1}; nobody has looked at rows without a flag, so nothing bounds it from above"
            : $"  wrong labels                   {Percents(rate)}, n = {tally.Rows:#,0}");
        if (!sheet.Classes.IsEmpty && tally.Accuracy is { } accuracy) output.WriteLine($"  accuracy on reviewed labels    {accuracy.Value:0.000} ({accuracy.Low:0.000} to {accuracy.High:0.000}), n = {tally.Flagged.Judged + tally.Unflagged.Judged:#,0}, out of fold");
        output.WriteLine();
        output.WriteLine($"Recorded in {project}. Next: {(tally.Unflagged.Looked == 0 && tally.Unflagged.Rows > 0 ? "look at rows drawn at random, which tells what the flags miss: millibar label review --random 100" : "millibar next")}");
    }

    private void Part(string name, ReviewCounts counts)
    {
        if (counts.Looked > 0) output.WriteLine($"  {name,-14} {counts.Looked:#,0} of {counts.Rows:#,0} looked at: {counts.Wrong:#,0} wrong, {counts.Right:#,0} right, {counts.Ambiguous:#,0} ambiguous");
    }

    private static string Percents(Interval share) => $"{share.Value:P1} ({share.Low:P1} to {share.High:P1})";
}
