using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Data.Profile;
using Millibar.Tables;
using Millibar.Train.Ladder;
using Millibar.Trial;
using static Millibar.Tests.Pages.Samples.SampleReports;

namespace Millibar.Tests.Pages.Samples;

/// <summary>Names and values that attack the page, and far too many of them.</summary>
internal static class HostileReport
{
    public static readonly string[] Names =
    [
        "<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "\" onmouseover=\"alert(3)", "' style='position:fixed", "</style></title></svg>", "javascript:alert(4)", "&lt;b&gt;&#x3c;", "{{7*7}} @(1+1) <!-- --> ]]>",
        "\u202eright to left\u202d", "null\0byte\r\nline", "", "   ", new string('w', 5_000), "https://evil.example/x.js", "이름 ก็็็็็็็็็็็็็็็็็็็็ 🏳️‍🌈",
    ];

    public static TrialReport Make(int columns)
    {
        var credit = CreditReport.Make();
        return credit with
        {
            DatasetName = Names[0] + ".csv",
            Target = Names[1],
            ClassNames = [Names[0], Names[4]],
            SetAside = [.. Enumerable.Range(0, 50_000).Select(i => new SetAsideRow(i, Names[i % Names.Length]))],
            Columns = [.. Enumerable.Range(0, columns).Select(i => i % 2 == 0
                ? Number(Names[i % Names.Length] + i, -1e300, 1e300, 1000, 1, 900, .5)
                : new ColumnProfile { Name = Names[i % Names.Length] + i, Type = "text", Missing = 0, Distinct = 1000, Top = [.. Enumerable.Range(0, 10).Select(j => new ValueCount(Names[(i + j) % Names.Length], 3))] })],
            Checks = [.. Enumerable.Range(0, columns).Select(i => new Finding("constant-column", (Severity)(2 - Math.Min(2, i * 3 / columns)), Names[i % Names.Length], Sentence.Plain(Names[(i + 3) % Names.Length] + " holds one value"), Sentence.Plain(Names[(i + 5) % Names.Length])))],
            Labels = new LabelAudit(20, 1000, [.. Enumerable.Range(0, 20).Select(i => new SuspectRow(i + 1, Names[i % Names.Length], Names[(i + 1) % Names.Length], .01))]),
            Ladder = [.. credit.Ladder.Select((r, i) => r with { Note = Sentence.Plain(Names[i % Names.Length]) }), .. Enumerable.Range(0, 300).Select(i => new RungResult { Rung = Names[i % Names.Length], State = RungState.Absent, Note = Sentence.Plain(Names[1]) })],
            Verdict = credit.Verdict with { Message = Sentence.Plain(string.Concat(Names)), FlipsIf = [.. Names.Select(Sentence.Plain)] },
        };
    }
}
