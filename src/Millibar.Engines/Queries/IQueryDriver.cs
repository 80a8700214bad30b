namespace Millibar.Engines.Queries;

/// <summary>Puts a query to one kind of database.</summary>
internal interface IQueryDriver
{
    /// <summary>Opens the database for reading only and runs the query.</summary>
    /// <param name="query">One statement that reads rows.</param>
    /// <param name="ct">Cancels, a running query too.</param>
    Task<IQueryRows> OpenAsync(string query, CancellationToken ct);

    /// <summary>What the driver threw, in words that help and without a password; null where it is none of its errors.</summary>
    MillibarException? Worded(Exception e);
}
