namespace Millibar.Evidence;

/// <summary>What a kind says of one part of the subject: it must be there, may be there, or is not its business.</summary>
internal readonly record struct SubjectPart(string Name, bool Required, bool Allowed)
{
    /// <summary>Reads a kind's list of parts; those in brackets may be left out.</summary>
    public static SubjectPart Of(string name, string parts)
    {
        var all = parts.Split(", ");
        var required = all.Contains(name);
        return new SubjectPart(name, required, required || all.Contains($"[{name}]"));
    }

    /// <summary>What is wrong with a value of this part; null when nothing is.</summary>
    public string? Misfit(string kind, string? value)
    {
        if (value is null) return Required ? $"{kind} needs a {Name}" : null;
        return Allowed ? null : $"{kind} is not about a {Name}";
    }
}
