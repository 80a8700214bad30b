using Microsoft.AspNetCore.Components;
using Millibar.Pages.Wording;

namespace Millibar.Pages.Parts;

/// <summary>A part of any page: knows the words.</summary>
public abstract class PagePart : ComponentBase
{
    [CascadingParameter]
    public PageText T { get; set; } = null!;
}
