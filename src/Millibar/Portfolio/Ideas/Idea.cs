using Millibar.Plan.Charters;

namespace Millibar.Portfolio.Ideas;

/// <summary>One row of a list of ideas.</summary>
/// <param name="Name">Name of the project that it becomes.</param>
/// <param name="Charter">Its first charter.</param>
/// <param name="Line">Line of the file, from 1.</param>
internal sealed record Idea(string Name, Charter Charter, int Line);
