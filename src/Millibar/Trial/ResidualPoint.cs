namespace Millibar.Trial;

/// <summary>One predicted row of a regression.</summary>
public sealed record ResidualPoint(double Truth, double Predicted);
