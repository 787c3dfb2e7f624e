using Cdi.Testing;

namespace Cdi.Dsl.Tests.Parsing;

/// <summary>Specs with one slip each; the first line says what the one diagnostic is to say, and how its hint may go on.</summary>
public sealed class GoodMessagesTests
{
    private const string Says = "// Says: ";

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(Folder, "*.cdi").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(SharedFolder.Repository, "tests/Cdi.Dsl.Tests/good_messages");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_slip_is_told_once_in_these_words(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var diagnostic = Assert.Single(Parsed.Whole(text).Diagnostics);
        Assert.StartsWith(text.Split('\n')[0], $"{Says}{diagnostic.Message} {diagnostic.Hint}");
    }
}
