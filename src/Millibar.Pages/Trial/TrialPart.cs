using Microsoft.AspNetCore.Components;
using Millibar.Pages.Parts;
using Millibar.Trial;

namespace Millibar.Pages.Trial;

/// <summary>A part of the page: knows the report and the words.</summary>
public abstract class TrialPart : PagePart
{
    [CascadingParameter]
    public TrialView View { get; set; } = null!;

    protected TrialReport Report => View.Report;
}
