using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]

namespace Millibar.Engines.LightGbm;

/// <summary>The part of LightGBM's C interface that boosting needs (include/LightGBM/c_api.h, version 4.7). Every function returns 0 or -1.</summary>
/// <remarks>Call through <see cref="LightGbmLibrary.Check"/>; sizes are those of the C header.</remarks>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "lib_lightgbm";

    internal const int Float32 = 0;
    internal const int Int64 = 3;
    internal const int PredictNormal = 0;

    [LibraryImport(Library)]
    internal static partial byte* LGBM_GetLastError();

    [LibraryImport(Library)]
    internal static partial int LGBM_RegisterLogCallback(delegate* unmanaged[Cdecl]<byte*, void> callback);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LGBM_DatasetCreateFromMat(
        void* data, int dataType, int rowCount, int columnCount, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LGBM_DatasetCreateFromCSR(
        void* starts, int startsType, int* indices, void* data, int dataType, long startCount, long entryCount, long columnCount,
        string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LGBM_DatasetGetSubset(DatasetHandle dataset, int* rows, int rowCount, string parameters, out nint subset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LGBM_DatasetSetField(DatasetHandle dataset, string field, void* data, int count, int type);

    [LibraryImport(Library)]
    internal static partial int LGBM_DatasetFree(nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LGBM_BoosterCreate(DatasetHandle training, string parameters, out nint booster);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterAddValidData(BoosterHandle booster, DatasetHandle validation);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterUpdateOneIter(BoosterHandle booster, out int isFinished);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterGetEval(BoosterHandle booster, int dataIndex, out int count, double* results);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterSaveModelToString(
        BoosterHandle booster, int startRound, int roundCount, int importanceType, long bufferLength, out long length, byte* text);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterFree(nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LGBM_BoosterPredictForMat(
        BoosterHandle booster, void* data, int dataType, int rowCount, int columnCount, int isRowMajor, int predictType,
        int startRound, int roundCount, string parameters, out long length, double* result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LGBM_BoosterPredictForMatSingleRowFastInit(
        BoosterHandle booster, int predictType, int startRound, int roundCount, int dataType, int columnCount, string parameters, out nint config);

    [LibraryImport(Library)]
    internal static partial int LGBM_BoosterPredictForMatSingleRowFast(FastConfigHandle config, void* row, out long length, double* result);

    [LibraryImport(Library)]
    internal static partial int LGBM_FastConfigFree(nint config);
}
