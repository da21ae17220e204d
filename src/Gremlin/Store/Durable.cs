using System.Runtime.InteropServices;

namespace Gremlin.Store;

/// <summary>What it takes, beyond flushing a file, for the file to be there after a power loss.</summary>
internal static partial class Durable
{
    /// <summary>Makes new names and renames in a folder durable. On Windows the file system does so itself.</summary>
    /// <exception cref="IOException">The folder could not be flushed.</exception>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            throw new IOException($"{folder} could not be opened to make it durable (error {Marshal.GetLastPInvokeError()}).");
        var result = Flush(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result != 0)
            throw new IOException($"{folder} could not be made durable (error {error}).");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
