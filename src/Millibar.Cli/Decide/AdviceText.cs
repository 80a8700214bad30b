using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Decide;
using Millibar.Plan.Requirements;

namespace Millibar.Cli.Decide;

/// <summary>Advice as people read it on a screen.</summary>
internal sealed class AdviceText(TextWriter output, Style style)
{
    private const int MostFlips = 4;

    /// <summary>The advice in a few lines: what, why, what to do.</summary>
    public void Short(Recommendation advice)
    {
        output.WriteLine(Headline(advice));
        Paragraph.Write(output, "  ", advice.Why.ToString());
        Step("  do:  ", advice.Next);
    }

    /// <summary>What it rests on and what would turn it.</summary>
    public void Grounds(Recommendation advice)
    {
        foreach (var flip in advice.Flips.Take(MostFlips)) Paragraph.Write(output, "  flips if: ", flip.Text.ToString(), style.Dim);
        if (advice.Flips.Length > MostFlips) output.WriteLine(style.Dim($"  and {advice.Flips.Length - MostFlips} more: --json shows all"));
        if (advice.Cites.Length > 0) Paragraph.Write(output, "  cites: ", string.Join(" ", advice.Cites), style.Dim);
    }

    /// <summary>Every rule with its ruling.</summary>
    public void Rules(Recommendation advice, bool onlyOpen)
    {
        foreach (var finding in advice.Rules.Where(one => !onlyOpen || one.Ruling is not Ruling.DoesNotFire))
        {
            output.WriteLine($"  {Mark(finding.Ruling)} {style.Bold($"{finding.Reason.Id} {finding.Reason.Code}")}{Confidence(finding.Ruling)}");
            Paragraph.Write(output, "      ", DecideWords.Text(finding.Ruling).ToString());
            if (DecideWords.Next(finding.Ruling) is { } next) Step("      do: ", next);
            foreach (var flip in finding.Ruling.Flips.Take(MostFlips)) Paragraph.Write(output, "      flips if: ", flip.Text.ToString(), style.Dim);
            if (finding.Ruling.Cites.Length > 0) Paragraph.Write(output, "      cites: ", string.Join(" ", finding.Ruling.Cites), style.Dim);
        }
    }

    /// <summary>The gate ahead and its conditions, the open ones first.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="most">Most conditions to show.</param>
    /// <param name="steps">Whether to say what to do about each.</param>
    public void Gate(GateRuling? gate, int most, bool steps)
    {
        if (gate is null) return;
        var counts = gate.Conditions.GroupBy(condition => condition.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {DecideWords.Code(group.Key)}");
        output.WriteLine($"  gate to {gate.To.Code}: {State(gate.State)}{(gate.Conditions.IsEmpty ? "" : $" ({string.Join(", ", counts)})")}");
        var open = gate.Conditions.Where(condition => condition.State != RequirementState.Met).OrderBy(condition => condition.State == RequirementState.Failed ? 0 : 1).ToList();
        foreach (var condition in open.Take(most))
        {
            Paragraph.Write(output, $"    {Padded(condition.State)} ", steps ? condition.Text.ToString() : Paragraph.Cut(condition.Text.ToString(), Paragraph.Width - 14));
            if (steps && condition.Next is { } next) Step("      do: ", next);
        }

        if (open.Count > most) output.WriteLine(style.Dim($"    and {open.Count - most} more: millibar next --all"));
    }

    /// <summary>A state in its colour.</summary>
    public string State(RequirementState state) => Painted(state, DecideWords.Code(state));

    /// <summary>A state in its colour, all of one width.</summary>
    public string Padded(RequirementState state) => Painted(state, DecideWords.Code(state).PadRight(9));

    private string Painted(RequirementState state, string text) => state switch
    {
        RequirementState.Met => style.Good(text),
        RequirementState.Failed => style.Bad(text),
        _ => style.Doubtful(text),
    };

    private string Headline(Recommendation advice)
    {
        var move = advice.Move switch
        {
            RecommendedMove.Advance => $"Go on to {advice.To.Code}",
            RecommendedMove.Back => $"Go back to {advice.To.Code}",
            RecommendedMove.Stop => "Stop the project",
            _ => $"Stay in {advice.From.Code}",
        };
        var text = $"{move}{(advice.Reason is { } reason ? $" ({reason.Code})" : "")}{(advice.Confidence is { } sure ? string.Create(CultureInfo.InvariantCulture, $", confidence {sure:0.##}") : "")}";
        return advice.Move switch
        {
            RecommendedMove.Advance => style.Good(text),
            RecommendedMove.Stay => style.Bold(text),
            _ => style.Bad(text),
        };
    }

    private void Step(string heading, NextStep step)
    {
        Paragraph.Write(output, heading, step.What.ToString());
        if (step.Command is { } command) output.WriteLine($"{new string(' ', heading.Length)}{style.Bold(command)}");
    }

    private string Mark(Ruling ruling) => ruling switch
    {
        Ruling.Fires => style.Bad("fires        "),
        Ruling.DoesNotFire => style.Good("does not fire"),
        _ => style.Doubtful("cannot tell  "),
    };

    private static string Confidence(Ruling ruling) =>
        ruling is Ruling.Fires fires ? string.Create(CultureInfo.InvariantCulture, $", confidence {fires.Confidence:0.##}") : "";
}
