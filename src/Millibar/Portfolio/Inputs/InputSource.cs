namespace Millibar.Portfolio.Inputs;

/// <summary>Where an input comes from.</summary>
public enum InputSource
{
    /// <summary>A person's range.</summary>
    Estimated,

    /// <summary>Evidence, alone or on top of a range.</summary>
    Measured,

    /// <summary>The company's own success rate.</summary>
    BaseRate,

    /// <summary>Nobody said: a wide range, or one year.</summary>
    Assumed,
}
