namespace Millibar.Cli;

/// <summary>From an error's code to the exit code: the only place.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int GateFailed = 1;
    public const int GateUndecided = 2;
    public const int Usage = 64;
    public const int BadInput = 65;
    public const int OurFault = 70;
    public const int CannotWrite = 73;
    public const int InputOutput = 74;
    public const int StoreUnavailable = 75;
    public const int NoPermission = 77;
    public const int Cancelled = 130;

    public static int Of(string code) => code switch
    {
        "usage" or "metric-unknown" or "rung-unknown" or "editor-missing" or "plan-version" or "project-unknown" or "project-unclear" => Usage,
        "journal-corrupt" or "journal-newer" or "journal-locked" or "journal-conflict" or "plan-conflict" or "split-conflict" or "source-locked" or "source-unreachable" => StoreUnavailable,
        _ when code.StartsWith("requirement-", StringComparison.Ordinal) || code.StartsWith("option-", StringComparison.Ordinal) => Usage,
        "internal-error" => OurFault,
        "cannot-write" or "disk-full" => CannotWrite,
        "io-error" => InputOutput,
        "permission-denied" or "no-permission" or "source-denied" => NoPermission,
        "cancelled" => Cancelled,
        _ => BadInput,
    };
}
