namespace Millibar.Engines.LightGbm;

/// <summary>Counts native objects that are alive: what the garbage collector cannot see must be given back at once.</summary>
internal static class NativeObjects
{
    private static int _alive;

    /// <summary>Data sets, ensembles and single-row configurations not yet freed, in the whole process.</summary>
    public static int Alive => Volatile.Read(ref _alive);

    internal static void Made() => Interlocked.Increment(ref _alive);

    internal static void Freed() => Interlocked.Decrement(ref _alive);
}
