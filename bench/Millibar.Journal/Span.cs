namespace Millibar.Journal;

/// <summary>A time on the wall, and what the processors worked in it.</summary>
internal readonly record struct Span(TimeSpan Wall, TimeSpan Cpu)
{
    /// <summary>Entries a second, and the processor time of one.</summary>
    public string Rate(int count) => $"{count / Wall.TotalSeconds:#,0}/s ({Cpu.TotalMicroseconds / count:F0} us CPU each)";

    public override string ToString() => $"{Wall.TotalMilliseconds:F0} ms ({Cpu.TotalMilliseconds:F0} CPU)";
}
