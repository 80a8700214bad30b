namespace Millibar.Data.Labels;

/// <summary>How suspects are ordered.</summary>
internal enum RankMethod
{
    /// <summary>Probability of the given label against the best other one.</summary>
    Margin,

    /// <summary>Probability of the given label alone; finds rows that fit no class as well.</summary>
    SelfConfidence,

    /// <summary>Self-confidence, weighed by how sure the model is at all.</summary>
    Entropy,
}
