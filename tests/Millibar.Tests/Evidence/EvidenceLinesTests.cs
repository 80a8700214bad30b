using System.Text;
using Millibar.Evidence;

namespace Millibar.Tests.Evidence;

public sealed class EvidenceLinesTests
{
    private const string Good = """{"kind":"label.cost","value":0.4,"low":0.3,"high":0.5,"n":40,"source":"time sheet","at":"2026-01-01T00:00:00Z","by":"ann"}""";

    private static MillibarException Wrong(byte[] text) => Assert.Throws<MillibarException>(() => EvidenceLines.Read(text, "e.jsonl"));

    [Fact]
    public void Lines_are_read_in_order_with_a_byte_order_mark_blank_lines_and_either_line_end()
    {
        var items = EvidenceLines.Read(Encoding.UTF8.GetBytes($"\uFEFF{Good}\r\n\r\n  \n{Good.Replace("0.4", "0.45", StringComparison.Ordinal)}"), "e.jsonl");
        Assert.Equal([0.4, 0.45], items.Select(item => item.Value!.Value));
    }

    /// <summary>The shapes of bad JSON that any reader must refuse, each as one line of evidence.</summary>
    [Theory]
    [InlineData("""{"kind":"label.cost"} x""", "evidence-invalid", "source")]
    [InlineData(Good + " x", "evidence-syntax", "JSON")]
    [InlineData(Good + Good, "evidence-syntax", "JSON")]
    [InlineData("""{"kind":"label.cost","kind":"label.cost"}""", "evidence-invalid", "twice")]
    [InlineData("""{"kind":"label.cost","facts":{"a":"1","a":"2"}}""", "evidence-invalid", "twice")]
    [InlineData("""{"kind":"label.cost","value":NaN}""", "evidence-syntax", "JSON")]
    [InlineData("""{"kind":"label.cost","value":1e400}""", "evidence-invalid", "finite")]
    [InlineData("""{"kind":"label.cost","n":1000000000000000000000000000000}""", "evidence-invalid", "whole number")]
    [InlineData("""{"kind":"label.cost","seed":1000000000000000000000000000000}""", "evidence-invalid", "64 bits")]
    [InlineData("""{"kind":"label.cost","unit":"\ud800"}""", "evidence-syntax", "surrogate")]
    [InlineData("""{"kind":"label.cost","by":"a\u0000b"}""", "evidence-invalid", "NUL")]
    [InlineData("""{"kind":"label.cost","b\u0000y":"a"}""", "evidence-field", "no field")]
    [InlineData("\"just a string\"", "evidence-invalid", "an object")]
    [InlineData("[]", "evidence-invalid", "an object")]
    [InlineData("""{"kind":"label.cost","value":""", "evidence-syntax", "JSON")]
    [InlineData("""{"kind":"data.version","value":1,"source":"x","at":"2026-01-01T00:00:00Z","by":"a"}""", "evidence-kind", "data version")]
    public void A_bad_line_is_refused_with_code_and_line(string line, string code, string words)
    {
        var error = Wrong(Encoding.UTF8.GetBytes(Good + "\n" + line + "\n"));
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("e.jsonl, line 2", error.Where, StringComparison.Ordinal);
        Assert.NotEqual("", error.Remedy);
    }

    [Fact]
    public void Deep_nesting_other_encodings_and_empty_files_are_refused_at_once()
    {
        Assert.Equal("evidence-invalid", Wrong(Encoding.UTF8.GetBytes(new string('[', 100_000))).Code);
        Assert.Equal("evidence-invalid", Wrong(Encoding.UTF8.GetBytes("{\"kind\":\"label.cost\",\"points\":" + new string('[', 100_000))).Code);
        Assert.Equal("evidence-encoding", Wrong(Encoding.Latin1.GetBytes("{\"by\":\"caf\u00e9\"}")).Code);
        Assert.Equal("evidence-empty", Wrong([]).Code);
        Assert.Equal("evidence-empty", Wrong("\n \n"u8.ToArray()).Code);
    }

    [Fact]
    public void All_lines_are_checked_and_all_wrong_ones_named()
    {
        var error = Wrong(Encoding.UTF8.GetBytes($"{Good}\n1\n{Good}\n2\n3\n"));
        Assert.StartsWith("e.jsonl, line 2", error.Where, StringComparison.Ordinal);
        Assert.Contains("2 more lines are wrong: 4, 5.", error.Message, StringComparison.Ordinal);
    }
}
