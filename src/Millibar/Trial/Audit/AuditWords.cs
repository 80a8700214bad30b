using Millibar.Data.Labels;

namespace Millibar.Trial.Audit;

/// <summary>The words that options and documents use.</summary>
internal static class AuditWords
{
    /// <summary>The word of a method.</summary>
    public static string Code(FlagMethod method) => method switch
    {
        FlagMethod.NoiseRate => "noise-rate",
        FlagMethod.Class => "class",
        FlagMethod.Joint => "joint",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "unknown method"),
    };

    /// <summary>The word of an order.</summary>
    public static string Code(RankMethod order) => order switch
    {
        RankMethod.Margin => "margin",
        RankMethod.SelfConfidence => "self-confidence",
        RankMethod.Entropy => "entropy",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "unknown order"),
    };

    /// <summary>The method of a word.</summary>
    /// <exception cref="MillibarException"><c>option-method</c>.</exception>
    public static FlagMethod Method(string word) => Enum.GetValues<FlagMethod>().Where(method => Code(method) == word).Cast<FlagMethod?>().FirstOrDefault()
        ?? throw new MillibarException("option-method", $"'{word}' is no way to flag labels.", "--method", "Use noise-rate, class or joint.");

    /// <summary>The order of a word.</summary>
    /// <exception cref="MillibarException"><c>option-rank</c>.</exception>
    public static RankMethod Order(string word) => Enum.GetValues<RankMethod>().Where(order => Code(order) == word).Cast<RankMethod?>().FirstOrDefault()
        ?? throw new MillibarException("option-rank", $"'{word}' is no order of suspects.", "--rank", "Use margin, self-confidence or entropy.");
}
