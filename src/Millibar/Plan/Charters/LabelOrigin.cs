namespace Millibar.Plan.Charters;

/// <summary>How labels come about; decides which evidence on their quality a gate asks for.</summary>
public enum LabelOrigin
{
    /// <summary>Recorded by a system (a payment, a breakdown): reviewed errors count.</summary>
    Records,

    /// <summary>Given by one person each: reviewed errors count.</summary>
    OneAnnotator,

    /// <summary>Given by several people: their agreement counts.</summary>
    SeveralAnnotators,
}
