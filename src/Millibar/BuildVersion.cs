namespace Millibar;

/// <summary>The version as a constant: known without reflection. A test holds it to the one in Directory.Build.props.</summary>
internal static class BuildVersion
{
    public const string Text = "0.1.0";
}
