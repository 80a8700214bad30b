namespace Millibar.Engines.DuckDb;

/// <summary>What can be wrong with an expression: a scripted rule, or the condition of a slice.</summary>
internal static class RuleErrors
{
    private const string Where = "--rule";
    private const string Example = "For example: CASE WHEN age > 60 AND city = 'Wien' THEN 'yes' ELSE 'no' END. Put column names with blanks into double quotes, text into single quotes.";

    /// <summary>It cannot be evaluated.</summary>
    public static MillibarException Invalid(string message, Exception? cause = null) =>
        new("rule-invalid", "Not a valid SQL expression: " + FirstLine(message), Where, Example, cause);

    /// <summary>It wants more than to compute from the row's values.</summary>
    public static MillibarException NotAllowed(string reason) =>
        new("rule-not-allowed", $"An expression may only compute a value from the row's own columns, but {reason}.", Where, "Write one expression without queries, files, settings or random numbers. " + Example);

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
