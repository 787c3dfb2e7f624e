using System.Globalization;
using Cdi.HelpdeskCorpus;
using Cdi.Testing;

namespace Cdi.Corpus.Tests;

/// <summary>The shipped file of the tutorial is what its generator writes and what its README says.</summary>
public sealed class JudgedCorpusTests
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "specs", "data");

    private static string Readme => File.ReadAllText(Path.Combine(Folder, "README.md"));

    [Fact]
    public void The_generator_writes_the_shipped_bytes_again() =>
        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, "judged.csv")), JudgedFile.Bytes());

    [Fact]
    public void The_readme_names_the_hash_of_the_file() =>
        Assert.Contains($"`{CorpusFile.FromBytes("judged.csv", JudgedFile.Bytes()).Sha256}`", Readme, StringComparison.Ordinal);

    [Fact]
    public void The_readme_names_the_truth_that_the_file_hides()
    {
        Assert.Contains($"{Percent(JudgedFile.Truth())} of the answers are right", Readme, StringComparison.Ordinal);
        Assert.Contains($"the judge agrees in {Percent(JudgedFile.Agreement())}", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generators_write_the_other_files_again()
    {
        foreach (var (name, bytes) in new[] { ("letters.csv", LettersFile.Bytes()), ("duels.csv", DuelsFile.Bytes()), ("nudges.csv", NudgesFile.Bytes()) })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, name)), bytes);
            Assert.Contains($"`{CorpusFile.FromBytes(name, bytes).Sha256}`", Readme, StringComparison.Ordinal);
        }
    }

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
