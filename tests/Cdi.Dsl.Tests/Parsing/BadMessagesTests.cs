using Cdi.Testing;

namespace Cdi.Dsl.Tests.Parsing;

/// <summary>Specs whose diagnostics are right and could be better; the first line of each says what they should mention.</summary>
public sealed class BadMessagesTests
{
    private const string Wish = "// Should say: ";

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(Folder, "*.cdi").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(SharedFolder.Repository, "tests/Cdi.Dsl.Tests/bad_messages");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_is_kept_as_long_as_its_message_is_bad(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var wish = text.Split('\n')[0];
        Assert.StartsWith(Wish, wish);
        var first = Parsed.Whole(text).Diagnostics[0];
        Assert.False(first.Message.Contains(wish[Wish.Length..]), $"{name} now says what it should: move it to the tests of good messages.");
    }
}
