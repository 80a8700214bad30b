using System.Collections.Immutable;

namespace Millibar.Trial;

/// <summary>Times the steps of one run and says when the budget's shares are used up.</summary>
internal sealed class RunClock(TimeProvider time, TimeSpan? budget)
{
    private readonly long _started = time.GetTimestamp();
    private readonly List<StepSeconds> _steps = [];
    private long _stepStarted = time.GetTimestamp();

    public TimeProvider Time => time;

    public ImmutableArray<StepSeconds> Steps => [.. _steps];

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Ends a step.</summary>
    public void Finish(string step)
    {
        _steps.Add(new StepSeconds(step, time.GetElapsedTime(_stepStarted).TotalSeconds));
        _stepStarted = time.GetTimestamp();
    }

    /// <summary>Time left until a share of the budget is used up; null when there is no clock.</summary>
    public TimeSpan? LeftUntil(double share)
    {
        if (budget is not { } whole) return null;
        var left = whole * share - Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>A test that turns true once <paramref name="left"/> has passed from now; never without a clock.</summary>
    public Func<bool>? OutAfter(TimeSpan? left)
    {
        if (left is not { } span) return null;
        var from = time.GetTimestamp();
        return () => time.GetElapsedTime(from) >= span;
    }

    /// <summary>A token that also cancels once <paramref name="left"/> has passed.</summary>
    public static CancellationTokenSource Limit(TimeSpan? left, CancellationToken ct)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (left is { } span)
        {
            if (span <= TimeSpan.Zero) source.Cancel();
            else source.CancelAfter(span);
        }

        return source;
    }
}
