namespace Millibar;

/// <summary>Something that the user can put right: a bad input, a bad option, a missing file.</summary>
/// <remarks>The one exception that reaches the user as text. The command line maps <see cref="Code"/> to an exit code.</remarks>
public sealed class MillibarException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Kebab-case words, stable, e.g. <c>ragged-row</c>.</param>
    /// <param name="message">What is wrong, in one plain sentence.</param>
    /// <param name="where">File, row and column, or the option; empty when the place is obvious.</param>
    /// <param name="remedy">What to do next.</param>
    /// <param name="inner">The cause, for the log only.</param>
    public MillibarException(string code, string message, string where, string remedy, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Where = where;
        Remedy = remedy;
    }

    /// <summary>The stable code, kebab-case words.</summary>
    public string Code { get; }

    /// <summary>Where it is wrong.</summary>
    public string Where { get; }

    /// <summary>What to do next.</summary>
    public string Remedy { get; }
}
