namespace Millibar.Evidence;

/// <summary>Errors that reading and adding evidence share.</summary>
internal static class EvidenceErrors
{
    public static MillibarException UnknownKind(string code, string where) =>
        new("evidence-kind", $"There is no kind of evidence called '{code}'; the nearest is '{NearestName.Find(code, EvidenceKinds.All.Select(kind => kind.Code)) ?? EvidenceKinds.Candidate}'.", where, "docs/evidence.md lists all kinds.");

    public static MillibarException NoData(string where) =>
        new("evidence-kind", "A data version cannot be told: it would stand for data that nobody has.", where, "Add the data themselves with `millibar data add FILE`, and take this line out.");
}
