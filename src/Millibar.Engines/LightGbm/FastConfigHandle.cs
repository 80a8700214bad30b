using System.Runtime.InteropServices;

namespace Millibar.Engines.LightGbm;

/// <summary>Owns a native object: a booster made ready for single rows.</summary>
internal sealed class FastConfigHandle : SafeHandle
{
    internal FastConfigHandle(nint handle) : base(0, ownsHandle: true)
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
        return NativeMethods.LGBM_FastConfigFree(handle) == 0;
    }
}
