using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Tests.Decide;

public sealed class DecisionEngineTests
{
    public static TheoryData<string, Archetype> Places()
    {
        var data = new TheoryData<string, Archetype>();
        foreach (var place in Place.All.Where(place => place.Next is not null))
            foreach (var archetype in Enum.GetValues<Archetype>())
                data.Add(place.Code, archetype);
        return data;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_case_with_everything_goes_on(string place, Archetype archetype)
    {
        var advice = Judge(Cases.At(Place.Find(place)!.Value, archetype));
        Assert.True(advice.Move == RecommendedMove.Advance, $"{advice.Move} {advice.Reason?.Code}: {advice.Why}");
        Assert.Equal(Place.Find(place)!.Value.Next, advice.To);
    }

    private static Recommendation Judge(CaseFile file) => DecisionEngine.Default.Judge(file, Cases.Now);
}
