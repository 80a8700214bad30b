using Millibar.Lifecycle;

namespace Millibar.Portfolio;

/// <summary>A project that could not be valued, and why.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Reason">What is missing.</param>
/// <param name="Remedy">What to do.</param>
public sealed record UnrankedProject(string Id, string Name, Place Place, Sentence Reason, Sentence Remedy);
