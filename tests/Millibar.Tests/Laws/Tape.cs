namespace Millibar.Tests.Laws;

/// <summary>Choices read off random bytes: any bytes make a case, so that a failing one shrinks by itself.</summary>
internal sealed class Tape(byte[] bytes)
{
    private int _at;

    /// <summary>0 to <paramref name="count"/> - 1; 0 when the tape is at its end.</summary>
    public int Next(int count) => _at < bytes.Length ? bytes[_at++] % count : 0;

    /// <summary>True once in <paramref name="every"/> on average; false when the tape is at its end.</summary>
    public bool Once(int every) => Next(every) == every - 1;

    public T Of<T>(params T[] choices) => choices[Next(choices.Length)];
}
