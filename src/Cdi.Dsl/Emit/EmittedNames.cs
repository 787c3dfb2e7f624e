using System.Globalization;
using System.Text;

namespace Cdi.Dsl.Emit;

/// <summary>Makes C# identifiers of names in a spec, each used once.</summary>
/// <param name="taken">Identifiers that may not be used, such as that of the enclosing type.</param>
internal sealed class EmittedNames(params string[] taken)
{
    private readonly HashSet<string> used = [.. taken];

    /// <summary>An identifier in Pascal case for a name; a number follows where it is taken already.</summary>
    public string Of(string name)
    {
        var stem = Pascal(name);
        var identifier = stem;
        for (var number = 2; !used.Add(identifier); number++) identifier = stem + number.ToString(CultureInfo.InvariantCulture);
        return identifier;
    }

    private static string Pascal(string name)
    {
        var identifier = new StringBuilder();
        var startsWord = true;
        foreach (var letter in name.StartsWith("-", StringComparison.Ordinal) ? "minus " + name.Substring(1) : name)
        {
            if (char.IsLetterOrDigit(letter)) identifier.Append(startsWord ? char.ToUpperInvariant(letter) : letter);
            startsWord = !char.IsLetterOrDigit(letter);
        }

        if (identifier.Length == 0) return "Item";
        return char.IsDigit(identifier[0]) ? "Value" + identifier : identifier.ToString();
    }
}
