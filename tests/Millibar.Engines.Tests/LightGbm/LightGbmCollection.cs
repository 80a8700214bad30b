namespace Millibar.Engines.Tests.LightGbm;

/// <summary>Tests that count native objects or measure: one after the other.</summary>
[CollectionDefinition(nameof(LightGbmCollection), DisableParallelization = true)]
public sealed class LightGbmCollection;
