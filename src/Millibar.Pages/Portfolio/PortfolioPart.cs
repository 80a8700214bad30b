using Microsoft.AspNetCore.Components;
using Millibar.Pages.Parts;
using Millibar.Portfolio;

namespace Millibar.Pages.Portfolio;

/// <summary>A part of the portfolio's page: knows the report and the words.</summary>
public abstract class PortfolioPart : PagePart
{
    [CascadingParameter]
    public PortfolioView View { get; set; } = null!;

    protected PortfolioReport Report => View.Report;
}
