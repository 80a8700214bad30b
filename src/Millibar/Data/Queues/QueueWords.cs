namespace Millibar.Data.Queues;

/// <summary>Words of a queue in files and on the command line.</summary>
internal static class QueueWords
{
    /// <summary>The word of an order.</summary>
    public static string Code(QueueOrder order) => order switch
    {
        QueueOrder.Auto => "auto",
        QueueOrder.Decision => "decision",
        QueueOrder.Uncertainty => "uncertainty",
        QueueOrder.Consensus => "consensus",
        QueueOrder.Random => "random",
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    /// <summary>The order of a word; null when there is none.</summary>
    public static QueueOrder? Order(string code) => Enum.GetValues<QueueOrder>().Cast<QueueOrder?>().FirstOrDefault(order => Code(order!.Value) == code);

    /// <summary>What an item's label is for: <c>test</c> or <c>train</c>.</summary>
    public static string Purpose(QueueItem item) => item.IsTest ? "test" : "train";
}
