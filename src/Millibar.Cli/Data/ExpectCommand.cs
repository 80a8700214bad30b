using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Data.Expectations;
using Millibar.Decide;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data expect</c>: learns what later versions are held against, or checks one.</summary>
internal sealed class ExpectCommand
{
    private readonly DataOptions _options = new();
    private readonly Argument<string?> _file = new("FILE") { Description = "A file of data (default: the project's newest data version).", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _data = new("--data") { Description = "A data version of the project instead of a file.", HelpName = "HASH" };
    private readonly Option<bool> _check = new("--check") { Description = "Check the data against the expectations instead of learning them." };
    private readonly Option<bool> _replace = new("--replace") { Description = "Learn anew although there are expectations already." };
    private readonly Option<string?> _place = new("--file") { Description = "The expectations (default in a project: PROJECT.expectations.yaml beside .millibar; else expectations.yaml).", HelpName = "FILE.yaml" };
    private readonly Option<double> _risk = new("--risk") { Description = "When learning: chance that another draw of the same data breaks anything.", HelpName = "0..1", DefaultValueFactory = _ => DataExpectations.DefaultRisk };
    private readonly Option<bool> _gate = new("--gate") { Description = "With --check: exit with 1 when an expectation is broken." };

    public static Command Create() => new ExpectCommand().Build();

    private Command Build()
    {
        var command = new Command("expect", "Learn types, ranges, allowed values, missing rates and uniqueness from a version, and check later ones.") { _file, _data, _check, _replace, _place, _risk, _gate };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var risk = parsed.GetValue(_risk);
        if (!(risk is > 0 and < 1)) throw new MillibarException("option-risk", $"A chance lies strictly between 0 and 1; {risk} does not.", "--risk", "Write --risk 0.01.");
        await using var session = await _options.OpenAsync(parsed, ct);
        var place = parsed.GetValue(_place) is { } path ? new ExpectationsPlace(Path.GetFullPath(path)) : ExpectationsPlace.Of(session.Workspace, session.Project);
        var output = _options.Text(parsed);
        // What cannot be kept or read need not be measured.
        var expectations = parsed.GetValue(_check) ? await place.ReadAsync(ct) : null;
        var chosen = await ChosenData.ReadAsync(session, parsed.GetValue(_file), parsed.GetValue(_data), _options.SkipBadRows(parsed), ct);
        if (expectations is null)
        {
            expectations = ExpectationLearner.Learn(chosen.Table, risk, ct);
            await place.WriteAsync(expectations, parsed.GetValue(_replace), ct);
            output.WriteLine($"Learnt from {chosen.Name}, {Words.Count(chosen.Table.RowCount)} rows: {place.Shown}");
            output.WriteLine("  Read it, edit it, keep it with your code. Check a later version: millibar data expect --check");
        }

        var check = ExpectationsCheck.Measure(expectations, chosen, ct);
        if (_options.Json(parsed)) JsonOutput.Write(json => ExpectationJson.Write(json, expectations, chosen.Table, check.Results));
        if (parsed.GetValue(_check)) check.Write(output);
        await check.RecordAsync(session, output, ct);
        return parsed.GetValue(_gate) && !check.Broken.IsEmpty ? ExitCodes.GateFailed : ExitCodes.Done;
    }
}
