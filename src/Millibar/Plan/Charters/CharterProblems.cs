using System.Collections.Immutable;
using System.Text;
using Millibar.Yaml;

namespace Millibar.Plan.Charters;

/// <summary>Collects what is wrong, so that everything is told at once.</summary>
internal sealed class CharterProblems
{
    private readonly List<CharterProblem> _problems = [];
    private readonly List<CharterProblem> _warnings = [];

    /// <summary>What is odd but was understood, in the order of the file.</summary>
    public ImmutableArray<CharterProblem> Warnings => [.. _warnings.OrderBy(warning => warning.Line)];

    public void Add(string code, YamlNode at, string message, string remedy) => _problems.Add(new CharterProblem(code, message, at.Line, at.Column, remedy));

    public void Warn(YamlNode at, string message, string remedy) => _warnings.Add(new CharterProblem("yaml-implicit-type", message, at.Line, at.Column, remedy));

    /// <summary>One error that names every problem, in the order of the file; its code is that of the first.</summary>
    /// <exception cref="MillibarException">There are problems.</exception>
    public void ThrowIfAny(string file)
    {
        if (_problems.Count == 0) return;
        var all = _problems.OrderBy(problem => (problem.Line, problem.Column)).ToList();
        var first = all[0];
        if (all.Count == 1) throw new MillibarException(first.Code, first.Message, first.Where(file), first.Remedy);
        var text = new StringBuilder().Append(all.Count).Append(" things are wrong.");
        foreach (var problem in all)
            text.Append('\n').Append("  ").Append(problem.Line == 0 ? "" : $"line {problem.Line}, column {problem.Column}: ").Append(problem.Message).Append(' ').Append(problem.Remedy).Append(" (").Append(problem.Code).Append(')');
        throw new MillibarException(first.Code, text.ToString(), first.Where(file), "Put all of them right, then try again.");
    }
}
