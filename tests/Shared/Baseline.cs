namespace Cdi.Testing;

/// <summary>Compares a text with a verified file of the repository. <c>CDI_ACCEPT=1</c> rewrites the files, for review in the diff.</summary>
public static class Baseline
{
    /// <summary>Asserts that a text equals the verified file; a missing file is a failure.</summary>
    /// <param name="path">Path of the file from the root of the repository, forward slashes.</param>
    /// <param name="actual">The text; its line ends are compared as <c>\n</c>.</param>
    public static void Verify(string path, string actual)
    {
        var file = Path.Combine(SharedFolder.Repository, path.Replace('/', Path.DirectorySeparatorChar));
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("CDI_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? SharedFolder.Repository);
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"There is no verified file {path}; CDI_ACCEPT=1 writes it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
