using System.Runtime.InteropServices;

namespace Millibar.Engines.LightGbm;

/// <summary>Owns a native object: a boosted ensemble.</summary>
internal sealed class BoosterHandle : SafeHandle
{
    internal BoosterHandle(nint handle) : base(0, ownsHandle: true)
    {
        SetHandle(handle);
        NativeObjects.Made();
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeObjects.Freed();
        return NativeMethods.LGBM_BoosterFree(handle) == 0;
    }
}
