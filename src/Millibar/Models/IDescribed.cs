namespace Millibar.Models;

/// <summary>A fitted model that can say in a few words what it came to.</summary>
public interface IDescribed
{
    /// <summary>E.g. the feature of the one rule, or the strength of regularisation that was chosen; one short sentence for the report.</summary>
    Sentence Describe { get; }
}
