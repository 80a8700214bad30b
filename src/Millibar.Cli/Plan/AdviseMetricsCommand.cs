using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan;
using Millibar.Statistics;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan advise-metrics</c>: which metric to optimise, which to hold, and where.</summary>
internal static class AdviseMetricsCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("advise-metrics", "Advise which metric to optimise, which to hold with a threshold, and where.");
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            var advice = MetricAdvisor.Of(await PlanCases.ReadAsync(session, ct));
            if (options.Json(parsed)) WriteJson(session, advice);
            else if (!options.Quiet(parsed)) Show(advice);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Show(MetricAdvice advice)
    {
        var style = new Style(Console.IsOutputRedirected);
        Console.WriteLine(advice.Optimise is null ? advice.Why.ToString() : $"Optimise {style.Bold(advice.Optimise)}. {advice.Why}");
        if (!advice.Metrics.IsEmpty) Console.WriteLine(style.Dim($"{"metric",-28} {"constant",9} {"best rung",-28} {"spread over rungs",-22} advice"));
        foreach (var metric in advice.Metrics)
            Console.WriteLine($"{metric.Metric,-28} {metric.Constant,9:0.###} {$"{metric.BestRung} {Range(metric.Best)}",-28} {Range(metric.Spread),-22} {metric.Advice}");
        Console.WriteLine(style.Dim(advice.RestsOn.ToString()));
        Console.WriteLine($"Next: {advice.Command}");
    }

    private static string Range(Interval interval) => $"{interval.Value:0.###} ({interval.Low:0.###} to {interval.High:0.###})";

    private static void WriteJson(PlanSession session, MetricAdvice advice) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        PlanOutput.Head(json, session.History.Project.Name, session.History.Newest);
        json.WriteString("optimise", advice.Optimise);
        json.WriteString("why", advice.Why.ToString());
        json.WriteString("rests_on", advice.RestsOn.ToString());
        json.WriteString("command", advice.Command);
        json.WriteStartArray("metrics");
        foreach (var metric in advice.Metrics)
        {
            json.WriteStartObject();
            json.WriteString("metric", metric.Metric);
            json.WriteNumber("constant", metric.Constant);
            json.WriteString("best_rung", metric.BestRung);
            Interval("best", metric.Best);
            json.WriteNumber("n", metric.Rows);
            json.WriteNumber("rungs", metric.Rungs);
            Interval("spread", metric.Spread);
            if (metric.ToGo is { } far) json.WriteNumber("to_go", far);
            else json.WriteNull("to_go");
            json.WriteString("suggested", metric.Suggested);
            json.WriteString("advice", metric.Advice.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Interval(string name, Interval interval)
        {
            json.WriteStartObject(name);
            json.WriteNumber("value", interval.Value);
            json.WriteNumber("low", interval.Low);
            json.WriteNumber("high", interval.High);
            json.WriteEndObject();
        }
    });
}
