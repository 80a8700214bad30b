namespace Millibar.Data.Consensus;

/// <summary>How one label an item is made of several answers.</summary>
internal enum ConsensusMethod
{
    /// <summary>The commonest answer; a tie goes to the label that is commoner over all.</summary>
    Majority,

    /// <summary>Every annotator has his own chances of confusing labels, estimated together with the labels.</summary>
    DawidSkene,

    /// <summary>Annotators and a model vote, each weighed by agreement above chance.</summary>
    Model,
}
