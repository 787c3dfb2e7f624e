namespace Cdi.Reporting.Files;

/// <summary>Makes a folder with those above it that are missing, and removes again what it made unless it is told to keep it.</summary>
internal sealed class MadeFolders : IDisposable
{
    private readonly Stack<string> made = new();

    /// <summary>Makes the folders.</summary>
    /// <exception cref="IOException">A folder cannot be made.</exception>
    public MadeFolders(string folder)
    {
        var missing = new Stack<string>();
        for (var path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path)) missing.Push(path);
        try
        {
            while (missing.TryPop(out var path))
            {
                Directory.CreateDirectory(path);
                made.Push(path);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Says that the folders are to stay.</summary>
    public void Keep() => made.Clear();

    /// <summary>Removes the folders that were made and are empty.</summary>
    public void Dispose()
    {
        while (made.TryPop(out var path))
        {
            try
            {
                Directory.Delete(path);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return; // somebody put something there
            }
        }
    }
}
