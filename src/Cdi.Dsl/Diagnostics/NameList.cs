using System.Globalization;

namespace Cdi.Dsl.Diagnostics;

/// <summary>Names in a hint: as many as a person reads, and how many more there are.</summary>
internal static class NameList
{
    /// <summary>Names that are written out at most.</summary>
    public const int Longest = 40;

    /// <summary>The names, separated by commas.</summary>
    public static string Of(IReadOnlyCollection<string> names) => names.Count <= Longest
        ? string.Join(", ", names)
        : string.Join(", ", names.Take(Longest)) + string.Format(CultureInfo.InvariantCulture, " … and {0} more", names.Count - Longest);
}
