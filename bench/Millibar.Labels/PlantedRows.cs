using System.Collections.Immutable;
using Millibar.Trial.Audit;

namespace Millibar.Labels;

/// <summary>A case with what the rungs said.</summary>
internal sealed record PlantedRows(PlantedCase Case, int[] Truth, int[] Given, ImmutableArray<RungOutput> Rungs)
{
    public int Classes => Rungs[0].Output.Length / Truth.Length;

    public int Wrong => Truth.Zip(Given).Count(pair => pair.First != pair.Second);
}
