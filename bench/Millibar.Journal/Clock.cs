using System.Diagnostics;

namespace Millibar.Journal;

/// <summary>Wall clock and processor time of this process, lap by lap.</summary>
internal sealed class Clock
{
    private readonly Span _start = Now();
    private Span _last = Now();

    public Span Lap()
    {
        var now = Now();
        var lap = new Span(now.Wall - _last.Wall, now.Cpu - _last.Cpu);
        _last = now;
        return lap;
    }

    public Span Total() => new(_last.Wall - _start.Wall, _last.Cpu - _start.Cpu);

    private static Span Now()
    {
        using var process = Process.GetCurrentProcess();
        return new Span(Stopwatch.GetElapsedTime(0), process.TotalProcessorTime);
    }
}
