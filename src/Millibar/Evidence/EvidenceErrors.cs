namespace Millibar.Evidence;

/// <summary>Errors that reading and adding evidence share.</summary>
internal static class EvidenceErrors
{
    public static MillibarException UnknownKind(string code, string where) =>
        new("evidence-kind", $"There is no kind of evidence called '{code}'; the nearest is '{NearestName.Find(code, EvidenceKinds.All.Select(kind => kind.Code)) ?? EvidenceKinds.Candidate}'.", where, "docs/evidence.md lists all kinds.");
}
