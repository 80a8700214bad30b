using System.Runtime.InteropServices;

namespace Millibar.Engines.LightGbm;

/// <summary>Owns a native object: rows, binned and ready for training.</summary>
internal sealed class DatasetHandle : SafeHandle
{
    internal DatasetHandle(nint handle) : base(0, ownsHandle: true)
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
        return NativeMethods.LGBM_DatasetFree(handle) == 0;
    }
}
