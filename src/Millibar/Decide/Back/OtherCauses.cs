using Millibar.Decide.Back.DeployToData;
using Millibar.Decide.Back.TrainToData;

namespace Millibar.Decide.Back;

/// <summary>What has to be ruled out before a phase that misses a requirement is put down to the model or the plan.</summary>
internal static class OtherCauses
{
    private static readonly DataMismatch Mismatch = new();
    private static readonly MoreDataNeeded MoreData = new();

    /// <summary>The answer where the data explain the miss, or where nobody knows; null when both causes are ruled out.</summary>
    /// <param name="file">The case; a requirement failed in its phase.</param>
    /// <param name="now">The time of judging (UTC).</param>
    /// <param name="mismatch">What speaks against a mismatch of the data.</param>
    public static Ruling? Explain(CaseFile file, DateTimeOffset now, out Ruling mismatch)
    {
        mismatch = Mismatch.Judge(file, now);
        if (mismatch is Ruling.CannotTell open) return open;
        if (mismatch is Ruling.Fires fires) return new Ruling.DoesNotFire(Sentence.Of($"A requirement is missed, and the data explain it: {fires.Finding}")) { Cites = mismatch.Cites };
        return MoreData.Judge(file, now) is Ruling.Fires more
            ? new Ruling.DoesNotFire(Sentence.Of($"A requirement is missed, and more data would do: {more.Finding}")) { Cites = more.Cites }
            : null;
    }
}
