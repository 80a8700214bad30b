namespace Millibar.Trial.Labelling;

/// <summary>A number between two ends; the upper end may be open.</summary>
/// <param name="Low">Lower end, 0 or more.</param>
/// <param name="High">Upper end, at least <paramref name="Low"/>; null when nothing bounds it.</param>
internal readonly record struct Bracket(double Low, double? High)
{
    /// <summary>One number.</summary>
    public static Bracket Of(double number) => new(number, number);

    /// <summary>Both ends multiplied; open when either is.</summary>
    public Bracket Times(Bracket other) => new(Low * other.Low, High * other.High);

    /// <summary>Both ends divided by the opposite ends of a bracket above 0.</summary>
    public Bracket Over(Bracket other) => new(other.High is { } most ? Low / most : 0, High / other.Low);

    /// <summary>Both ends added; open when either is.</summary>
    public Bracket Plus(Bracket other) => new(Low + other.Low, High + other.High);
}
