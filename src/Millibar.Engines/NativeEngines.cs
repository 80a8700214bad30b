using Millibar.Engines.DuckDb;
using Millibar.Engines.LightGbm;
using Millibar.Trial;

namespace Millibar.Engines;

/// <summary>The native engines that this machine has, ready for a trial.</summary>
public static class NativeEngines
{
    /// <summary>Reading by DuckDB; boosting by LightGBM where its library is there.</summary>
    public static TrialEngines Create()
    {
        var boosting = LightGbmLibrary.IsAvailable(out var reason);
        return new TrialEngines
        {
            Reader = new DuckDbTableReader(),
            Expression = new DuckDbRowExpression(),
            Boosting = boosting ? new LightGbmEngine() : null,
            BoostingRemedy = boosting ? null : reason,
        };
    }
}
