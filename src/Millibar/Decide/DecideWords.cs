using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>The stable words of the JSON, the pages and the screen for each enum.</summary>
internal static class DecideWords
{
    /// <summary>met, failed or undecided.</summary>
    public static string Code(RequirementState state) => state switch
    {
        RequirementState.Met => "met",
        RequirementState.Failed => "failed",
        _ => "undecided",
    };

    /// <summary>not-yet-measured, clear, watch or danger.</summary>
    public static string Code(RadarState state) => state switch
    {
        RadarState.Clear => "clear",
        RadarState.Watch => "watch",
        RadarState.Danger => "danger",
        _ => "not-yet-measured",
    };

    /// <summary>advance, stay, back or stop.</summary>
    public static string Code(RecommendedMove move) => move switch
    {
        RecommendedMove.Advance => "advance",
        RecommendedMove.Back => "back",
        RecommendedMove.Stop => "stop",
        _ => "stay",
    };

    /// <summary>fires, does-not-fire or cannot-tell.</summary>
    public static string Code(Ruling ruling) => ruling switch
    {
        Ruling.Fires => "fires",
        Ruling.DoesNotFire => "does-not-fire",
        _ => "cannot-tell",
    };

    /// <summary>What a ruling says, with its numbers.</summary>
    public static Sentence Text(Ruling ruling) => ruling switch
    {
        Ruling.Fires fires => fires.Finding,
        Ruling.DoesNotFire not => not.Why,
        Ruling.CannotTell open => open.Why,
        _ => Sentence.Empty,
    };

    /// <summary>What a ruling says to do next; null when it says nothing.</summary>
    public static NextStep? Next(Ruling ruling) => ruling switch
    {
        Ruling.Fires fires => fires.Next,
        Ruling.CannotTell open => open.Missing,
        _ => null,
    };
}
