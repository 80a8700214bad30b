using Microsoft.AspNetCore.Components;
using Millibar.Decide;
using Millibar.Pages.Parts;

namespace Millibar.Pages.Project;

/// <summary>A part of the project's page: knows the case and the words.</summary>
public abstract class ProjectPart : PagePart
{
    [CascadingParameter]
    public ProjectView View { get; set; } = null!;

    protected CaseFile File => View.File;

    protected Recommendation Advice => View.Advice;
}
