using System.CommandLine;

namespace Millibar.HelloCli;

/// <summary>The smallest program with one command, built as the tool is: what <c>millibar --help</c> is compared with.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var name = new Argument<string>("NAME") { Description = "Whom to greet." };
        var hello = new Command("hello", "Says hello.") { name };
        hello.SetAction(parsed => Console.WriteLine($"Hello {parsed.GetValue(name)}"));
        return await new RootCommand("A program with one command.") { hello }.Parse(args).InvokeAsync();
    }
}
