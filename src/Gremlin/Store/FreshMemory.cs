using System.Runtime.InteropServices;

namespace Gremlin.Store;

/// <summary>
/// Asks the system for an array's memory at once. Otherwise each 4 KiB are asked for when they are first touched, which on virtual machines can cost more than all that is done with them.
/// A hint: where the system knows no such call, nothing happens.
/// </summary>
internal static partial class FreshMemory
{
    /// <summary>Linux's <c>MADV_POPULATE_WRITE</c>, since 5.14.</summary>
    private const int PopulateForWriting = 23;

    private const int WorthACall = 1 << 16;

    private static bool _isOffered = OperatingSystem.IsLinux();

    /// <summary>Populates an array that is about to be written whole, and is large enough for it to matter.</summary>
    public static unsafe void Populate<T>(T[] array)
        where T : unmanaged
    {
        var bytes = array.Length * (long)sizeof(T);
        if (bytes < WorthACall || !_isOffered)
            return;
        try
        {
            fixed (T* begin = array)
            {
                var pageMask = (nint)Environment.SystemPageSize - 1;
                var from = ((nint)begin + pageMask) & ~pageMask;
                var to = (nint)((byte*)begin + bytes) & ~pageMask;
                _isOffered = Advise(from, (nuint)(to - from), PopulateForWriting) == 0;
            }
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            _isOffered = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
