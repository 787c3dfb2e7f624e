using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Cases of R's reference files, and how numbers are held against them.</summary>
internal static class ReferenceCases
{
    /// <summary>A case.</summary>
    /// <param name="family">Name of the file below `reference/r`.</param>
    /// <param name="id">Its name.</param>
    public static JsonElement Read(string family, string id)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File($"reference/r/{family}.json")));
        return Find(reference, id).Clone();
    }

    /// <summary>A case of a file that was read.</summary>
    /// <param name="reference">The file.</param>
    /// <param name="id">Its name.</param>
    public static JsonElement Find(JsonDocument reference, string id)
    {
        ReferenceLog.Case(reference.RootElement.GetProperty("family").GetString() ?? "", id);
        return reference.RootElement.GetProperty("cases").EnumerateArray().First(each => each.GetProperty("id").GetString() == id);
    }

    /// <summary>Asserts that a number is the reference up to a share of it.</summary>
    /// <param name="expected">The reference.</param>
    /// <param name="actual">The number.</param>
    /// <param name="tolerance">The share.</param>
    /// <param name="of">What is compared.</param>
    public static void Near(double expected, double actual, double tolerance, string of = "")
    {
        ReferenceLog.Compared(expected, actual);
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected),
            string.Create(CultureInfo.InvariantCulture, $"{of} {expected:R} {actual:R}"));
    }
}
