using System.Text;

namespace Cdi.Dsl.Tests.Formatting;

/// <summary>Changes the layout of a spec and nothing else: spaces, blank lines, line ends inside brackets, comments.</summary>
internal static class RandomLayout
{
    /// <summary>The same study in another layout.</summary>
    public static string Of(string spec, ref CountingGenerator random)
    {
        var result = new StringBuilder();
        var depth = 0;
        for (var at = 0; at < spec.Length;)
        {
            var opaque = Opaque(spec, at);
            if (opaque > 0)
            {
                result.Append(spec, at, opaque);
                at += opaque;
                continue;
            }

            var unit = spec[at++];
            if (unit is '(' or '[') depth++;
            if (unit is ')' or ']') depth--;
            result.Append(unit == ' ' ? Blank(ref random) : unit == '\n' ? LineEnd(ref random) : unit.ToString());
            if (depth > 0 && unit is '(' or '[' or ',' or '+' or '~') result.Append(Inside(depth > 0, ref random));
        }

        return result.ToString();
    }

    // Strings, names between backticks, documentation and texts are content, not layout.
    private static int Opaque(string spec, int at)
    {
        if (At(spec, at, "\"\"\"")) return spec.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal) + 3 - at;
        if (spec[at] is '"' or '`') return spec.IndexOf(spec[at], at + 1) + 1 - at;
        return At(spec, at, "//") ? spec.IndexOf('\n', at) - at : 0;
    }

    private static string Blank(ref CountingGenerator random) => random.Below(6) switch { 0 => "  ", 1 => "\t", 2 => "     ", _ => " " };

    private static string LineEnd(ref CountingGenerator random) => random.Below(8) switch
    {
        0 => "   \n",
        1 => "\n\n\n",
        2 => "\r\n  ",
        3 => " // c" + random.Below(100) + "\n",
        4 => "\n   // own line\n\n",
        _ => "\n",
    };

    private static string Inside(bool isInside, ref CountingGenerator random) => isInside
        ? random.Below(8) switch { 0 => "\n", 1 => " // why\n\n   ", 2 => "\n // own line\n", _ => "" }
        : "";

    private static bool At(string text, int at, string value) => string.CompareOrdinal(text, at, value, 0, value.Length) == 0;
}
