namespace Cdi.Testing;

/// <summary>Compares a text with a verified file of the repository, by the file conventions of Verify.</summary>
/// <remarks>
/// <c>x.verified.txt</c> is committed. On a mismatch <c>x.received.txt</c> is written beside it, ignored by git, and the
/// test fails. <c>CDI_ACCEPT=1</c> rewrites the verified files, for review in the diff.
/// </remarks>
public static class Baseline
{
    /// <summary>Asserts that a text equals the verified file; a missing file is a failure.</summary>
    /// <param name="path">Path of the verified file from the root of the repository, forward slashes.</param>
    /// <param name="actual">The text; its line ends are compared as <c>\n</c>.</param>
    public static void Verify(string path, string actual)
    {
        var verified = Path.Combine(SharedFolder.Repository, path.Replace('/', Path.DirectorySeparatorChar));
        var received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        var text = actual.ReplaceLineEndings("\n");
        if (received != verified) File.Delete(received);
        if (Environment.GetEnvironmentVariable("CDI_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verified) ?? SharedFolder.Repository);
            File.WriteAllText(verified, text);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == text) return;
        if (received != verified) File.WriteAllText(received, text);
        Assert.True(expected is not null, $"There is no verified file {path}; CDI_ACCEPT=1 writes it.");
        Assert.Equal(expected, text);
    }
}
