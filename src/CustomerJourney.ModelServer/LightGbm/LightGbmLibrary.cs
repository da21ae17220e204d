using System.Runtime.InteropServices;

namespace CustomerJourney.ModelServer.LightGbm;

/// <summary>The functions of LightGBM's C interface that growing trees takes; each answers 0, or -1 with <see cref="LastError"/>.</summary>
/// <remarks>As https://lightgbm.readthedocs.io/en/v4.6.0/C-API.html declares them.</remarks>
internal static partial class LightGbmLibrary
{
    /// <summary>How the library calls 32-bit floats.</summary>
    public const int Float32 = 0;

    private const string Library = "lib_lightgbm";

    /// <summary>What went wrong in this thread's last call.</summary>
    public static string LastError => Marshal.PtrToStringUTF8(GetLastError()) ?? "";

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateDataset(ReadOnlySpan<float> data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetField(nint dataset, string field, ReadOnlySpan<float> values, int count, int dataType);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    public static partial int FreeDataset(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateBooster(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int GrowOneTree(nint booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int SaveModel(nint booster, int firstTree, int trees, int importance, long capacity, out long length, Span<byte> text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    public static partial int FreeBooster(nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    private static partial nint GetLastError();
}
