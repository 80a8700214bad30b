using System.Collections.Immutable;

namespace Millibar.Plan.Charters.Fields;

/// <summary>What the project may use, who answers for it, and what could go wrong.</summary>
internal static class ResourceFields
{
    public static ImmutableArray<CharterField> All { get; } =
    [
        CharterField.Text("resources.currency", "Currency of every amount in this file: three capital letters.", "EUR",
            c => c.Resources.Currency, (c, v) => c with { Resources = c.Resources with { Currency = v } }, new FieldKind.Currency()),
        CharterField.Number("resources.money", "Money in all.", "80000", FieldUnit.Money,
            c => c.Resources.Money, (c, v) => c with { Resources = c.Resources with { Money = v } }),
        CharterField.Number("resources.people", "People, full time.", "1.5", FieldUnit.Count("people"),
            c => c.Resources.People, (c, v) => c with { Resources = c.Resources with { People = v } }),
        CharterField.Number("resources.months", "Time from start to production.", "6", FieldUnit.Months,
            c => c.Resources.Months, (c, v) => c with { Resources = c.Resources with { Months = v } }),
        CharterField.Text("resources.compute", "Machines needed to train and to serve, and whether they are there.", "One machine with 8 cores; no GPU.",
            c => c.Resources.Compute, (c, v) => c with { Resources = c.Resources with { Compute = v } }),
        CharterField.Text("resources.data_source", "Where the data come from, how hard they are to get, and how stable the source is.", "Table loans of the warehouse, nightly; its columns changed twice last year.",
            c => c.Resources.DataSource, (c, v) => c with { Resources = c.Resources with { DataSource = v } }),
        CharterField.Number("resources.rows", "Rows that the plan counts on.", "20000", FieldUnit.Count("rows"),
            c => c.Resources.Rows, (c, v) => c with { Resources = c.Resources with { Rows = v } }),
        CharterField.Number("resources.max_rows", "Most rows that could ever be had.", "100000", FieldUnit.Count("rows"),
            c => c.Resources.MaxRows, (c, v) => c with { Resources = c.Resources with { MaxRows = v } }),
        CharterField.Number("resources.labels", "Labels that can be made.", "5000", FieldUnit.Count("labels"),
            c => c.Resources.Labels, (c, v) => c with { Resources = c.Resources with { Labels = v } }),
        CharterField.Number("resources.label_cost", "Cost of one label, as planned.", "0.8", FieldUnit.Money,
            c => c.Resources.LabelCost, (c, v) => c with { Resources = c.Resources with { LabelCost = v } }),
        CharterField.Number("resources.label_budget", "Money for labels.", "4000", FieldUnit.Money,
            c => c.Resources.LabelBudget, (c, v) => c with { Resources = c.Resources with { LabelBudget = v } }),
        CharterField.Text("roles.owner", "Decides for the project.", "Ann Lee",
            c => c.Roles.Owner, (c, v) => c with { Roles = c.Roles with { Owner = v } }),
        CharterField.Text("roles.data", "Answers for data and labels.", "Ben Okafor",
            c => c.Roles.Data, (c, v) => c with { Roles = c.Roles with { Data = v } }),
        CharterField.Text("roles.model", "Answers for the model.", "Chae-won Kim",
            c => c.Roles.Model, (c, v) => c with { Roles = c.Roles with { Model = v } }),
        CharterField.Text("roles.production", "Answers for production.", "Dana Roth",
            c => c.Roles.Production, (c, v) => c with { Roles = c.Roles with { Production = v } }),
        CharterField.Texts("roles.stakeholders", "Everybody whose agreement on the thresholds is needed; success.signed_by says who has agreed.", "[Ann Lee, Ben Okafor]",
            c => c.Roles.Stakeholders, (c, v) => c with { Roles = c.Roles with { Stakeholders = v } }),
        CharterField.Texts("risks", "What could go wrong, each with what you would do then.", "[\"The warehouse drops a column: alarm, and the rules take over.\"]",
            c => c.Risks, (c, v) => c with { Risks = v }),
        CharterField.Texts("ethics", "Who could be harmed or treated unfairly, and what is done about it. If nobody: say so, and why.", "[\"Young applicants: error rates by age are watched.\"]",
            c => c.Ethics, (c, v) => c with { Ethics = v }),
        CharterField.Text("security", "Personal or secret data: who may see them, and how they are kept.", "Names are dropped before export; only the team reads the rest.",
            c => c.Security, (c, v) => c with { Security = v }),
    ];
}
