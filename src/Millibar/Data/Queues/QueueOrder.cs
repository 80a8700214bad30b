namespace Millibar.Data.Queues;

/// <summary>What decides which rows are labelled next.</summary>
internal enum QueueOrder
{
    /// <summary>Doubtful and unlike each other where the model makes few errors, at random where it makes many.</summary>
    Auto,

    /// <summary>What the open requirement needs: test rows while it is undecided, else rows to learn from.</summary>
    Decision,

    /// <summary>Rows on which the model is in doubt, unlike each other.</summary>
    Uncertainty,

    /// <summary>Items whose answers say least about their label.</summary>
    Consensus,

    /// <summary>By chance.</summary>
    Random,
}
