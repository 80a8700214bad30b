using Microsoft.AspNetCore.Components;
using Millibar.Pages.Wording;
using Millibar.Trial;

namespace Millibar.Pages.Trial;

/// <summary>A part of the page: knows the report and the words.</summary>
public abstract class TrialPart : ComponentBase
{
    [CascadingParameter]
    public TrialView View { get; set; } = null!;

    protected PageText T => View.Text;

    protected TrialReport Report => View.Report;
}
