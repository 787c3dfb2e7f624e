using System.Text;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns names of a study into C# names that differ from each other and from names already taken.</summary>
/// <param name="taken">Names that cannot be used, such as members of every object.</param>
internal sealed class PropertyNames(IEnumerable<string> taken)
{
    /// <summary>Members that every emitted type already has.</summary>
    public static readonly string[] Inherited =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "EqualityContract", "PrintMembers", "Deconstruct"];

    private readonly HashSet<string> used = new(taken, StringComparer.Ordinal);

    /// <summary>The next free name for <paramref name="name"/>: <c>hedge</c> is <c>Hedge</c>, a second one <c>Hedge2</c>.</summary>
    public string Next(string name)
    {
        var pascal = Pascal(name);
        var free = pascal;
        for (var number = 2; !used.Add(free); number++)
        {
            free = pascal + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    /// <summary>The name in Pascal case: letters and digits, each word with a capital. <c>first_person plural</c> is <c>FirstPersonPlural</c>.</summary>
    /// <remarks>Never a keyword: those are lower case. A name that begins with a digit, or has no letter, gets a leading <c>N</c>.</remarks>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder();
        var startsWord = true;
        foreach (var unit in name)
        {
            if (!char.IsLetterOrDigit(unit))
            {
                startsWord = true;
                continue;
            }

            pascal.Append(startsWord ? char.ToUpperInvariant(unit) : unit);
            startsWord = false;
        }

        return pascal.Length > 0 && char.IsLetter(pascal[0]) ? pascal.ToString() : "N" + pascal;
    }
}
