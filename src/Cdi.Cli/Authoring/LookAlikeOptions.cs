namespace Cdi.Cli.Authoring;

/// <summary>Options that differ by signs or leading zeros only: <c>yes.</c> and <c>Yes</c>, <c>01</c> and <c>1</c>. They may be two, so that the author is
/// asked.</summary>
internal static class LookAlikeOptions
{
    private const string Signs = ".,:;!?\"'()[]_-–’‘“”*";

    /// <summary>The groups of options that look alike, two or more each.</summary>
    /// <param name="shown">The options.</param>
    public static IEnumerable<IReadOnlyList<string>> Of(IEnumerable<string> shown) => shown.GroupBy(Bare, StringComparer.Ordinal)
        .Where(group => group.Key.Length > 0 && group.Count() > 1).Select(group => (IReadOnlyList<string>)[.. group]);

    /// <summary>The option without what people type by accident. Signs of numbers mean something and stay.</summary>
    private static string Bare(string option)
    {
        if (option.All(char.IsAsciiDigit)) return option.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        return option.Any(char.IsLetter) ? string.Concat(option.Where(each => !Signs.Contains(each) && !char.IsWhiteSpace(each))).ToUpperInvariant() : option;
    }
}
