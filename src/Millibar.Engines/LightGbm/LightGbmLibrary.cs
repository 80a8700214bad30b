using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millibar.Engines.LightGbm;

/// <summary>LightGBM's native library: loaded at the first use, never earlier.</summary>
public static unsafe partial class LightGbmLibrary
{
    private static readonly Lazy<Sentence?> _problem = new(Load);

    /// <summary>Whether boosting can run on this machine. Loads the library.</summary>
    /// <param name="reason">Which file is missing and what to do; null when it can run.</param>
    public static bool IsAvailable([NotNullWhen(false)] out Sentence? reason)
    {
        reason = _problem.Value;
        return reason is null;
    }

    /// <summary>Loads the library and silences it on this thread.</summary>
    /// <exception cref="MillibarException">Code <c>boosting-unavailable</c>: this platform lacks it.</exception>
    internal static void Require()
    {
        if (!IsAvailable(out var reason))
            throw new MillibarException("boosting-unavailable", "boosting cannot run on this machine", NativeMethods.Library, reason.ToString());
        Check(NativeMethods.LGBM_RegisterLogCallback(&Discard)); // LightGBM keeps it per thread
    }

    /// <summary>Turns a native return code into an exception that carries the library's own message.</summary>
    internal static void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code == 0) return;
        var name = call.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? call[..end] : call;
        throw new InvalidOperationException(
            $"{name.Replace("NativeMethods.", "", StringComparison.Ordinal)}: {Marshal.PtrToStringUTF8((nint)NativeMethods.LGBM_GetLastError())}");
    }

    private static Sentence? Load()
    {
        // libgomp reads this once, when it is loaded, from the C environment: threads that spin while they wait made training
        // ten times slower on a busy machine. Environment.SetEnvironmentVariable does not reach the C environment.
        if (!OperatingSystem.IsWindows()) _ = SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
        try
        {
            NativeLibrary.Load(NativeMethods.Library, typeof(NativeMethods).Assembly, DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            return Remedy(e.Message);
        }
    }

    /// <summary>What to do about a failed load, from the loader's message.</summary>
    internal static Sentence Remedy(string message)
    {
        foreach (var runtime in (ReadOnlySpan<string>)["libgomp.so.1", "libomp.dylib"])
            if (message.Contains(runtime, StringComparison.Ordinal))
                return runtime[3] == 'g'
                    ? Sentence.Of($"{runtime}, which LightGBM needs, is missing: install the package libgomp1 (Debian, Ubuntu) or libgomp (Fedora) and run again")
                    : Sentence.Of($"{runtime}, which LightGBM needs, is missing: install libomp and run again");
        var file = OperatingSystem.IsWindows() ? "lib_lightgbm.dll" : OperatingSystem.IsMacOS() ? "lib_lightgbm.dylib" : "lib_lightgbm.so";
        return Sentence.Of($"{file} is not here or does not fit this {RuntimeInformation.RuntimeIdentifier} machine: it comes with the package for linux-x64, win-x64 and osx-x64; elsewhere put your own build of LightGBM 4.7 beside the program");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Discard(byte* line) { }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
