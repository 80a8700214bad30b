namespace Millibar.Evidence;

/// <summary>A project as the workspace's stream lists it.</summary>
/// <param name="Id">Name of its stream.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Archived">Whether it was put away.</param>
/// <param name="At">When it was made (UTC).</param>
/// <param name="By">Who made it.</param>
internal sealed record ProjectEntry(string Id, string Name, bool Archived, DateTimeOffset At, string By);
