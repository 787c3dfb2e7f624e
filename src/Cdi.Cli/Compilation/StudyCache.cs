using System.Security.Cryptography;

namespace Cdi.Cli.Compilation;

/// <summary>Compiled studies of earlier runs, one file each, in a folder that only its user can write to.</summary>
/// <remarks>
/// A file begins with the SHA-256 of its key and its content. A damaged file, a file of another study under this name and a
/// file cut short therefore read as absent, and the study is compiled again. The cache is never needed: where the folder
/// cannot be used, nothing is read or written.
/// </remarks>
/// <param name="folder">The folder; made at the first write.</param>
internal sealed class StudyCache(string folder)
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The content stored under a key, or null where there is none that is whole.</summary>
    /// <param name="key">Lower-case hexadecimal digits.</param>
    public byte[]? Read(string key)
    {
        try
        {
            if (!IsTrusted(folder)) return null;
            var file = File.ReadAllBytes(PathOf(key));
            if (file.Length < SHA256.HashSizeInBytes) return null;
            var content = file[SHA256.HashSizeInBytes..];
            return file.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(Seal(key, content)) ? content : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Stores a content under a key, at once and whole: written beside its place, then moved there.</summary>
    /// <param name="key">Lower-case hexadecimal digits.</param>
    /// <param name="content">What is stored.</param>
    /// <returns>False where the folder cannot be written to or is open to others.</returns>
    public bool Write(string key, byte[] content)
    {
        try
        {
            CreateFolder();
            if (!IsTrusted(folder)) return false;
            var unfinished = Path.Combine(folder, $"{key}.{Environment.ProcessId}.new");
            using (var file = File.Create(unfinished))
            {
                file.Write(Seal(key, content));
                file.Write(content);
            }

            File.Move(unfinished, PathOf(key), overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".study");

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OnlyOwner);
    }

    /// <summary>Whether only the user can put code here. On Windows the profile folder's own access list decides.</summary>
    private static bool IsTrusted(string folder) =>
        Directory.Exists(folder)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & OthersWrite) == 0);

    private static byte[] Seal(string key, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(key));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
