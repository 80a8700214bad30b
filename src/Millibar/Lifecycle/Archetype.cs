namespace Millibar.Lifecycle;

/// <summary>The kind of project: sets the rules of the game (design: section 5).</summary>
public enum Archetype
{
    /// <summary>Replaces or betters rule-based software, and improves as data grows.</summary>
    Software20,

    /// <summary>A person confirms what the model proposes.</summary>
    HumanInTheLoop,

    /// <summary>Nobody confirms.</summary>
    Autonomous,
}
