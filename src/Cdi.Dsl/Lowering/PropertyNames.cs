using System.Reflection;
using System.Text;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns names of a study into C# names that differ from each other, from names already taken and from the members of every object.</summary>
/// <remarks>
/// Letters and digits only, a capital first: no keyword, and nothing with an underscore. Where a name is taken, a number
/// follows it: the same spec gives the same names, and a name added behind the others changes none of them.
/// </remarks>
internal sealed class PropertyNames
{
    /// <summary>Members of every study that its own code writes: the study's type and what it takes from the spec are named otherwise.</summary>
    public static readonly IReadOnlyList<string> StudyMembers = ["Definition", "Spec", "Row", "Observation", "Prompts", "Results", "RunAsync"];

    // What a record declares for itself, or refuses (C# 9, records).
    private static readonly string[] RecordMembers = ["Clone", "Deconstruct", "EqualityContract", "PrintMembers"];

    private static readonly string[] ObjectMembers = [.. typeof(object)
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
        .OfType<MethodBase>().Where(member => member.IsPublic || member.IsFamily || member.IsFamilyOrAssembly).Select(member => member.Name)];

    private readonly HashSet<string> used;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>A scope.</summary>
    /// <param name="taken">Members that the type declares itself, and its own name.</param>
    public PropertyNames(IEnumerable<string> taken) => used = new HashSet<string>(taken.Concat(ObjectMembers), StringComparer.Ordinal);

    /// <summary>The members of a record, beside those that it declares.</summary>
    public static IEnumerable<string> OfRecord(IEnumerable<string> declared) => declared.Concat(RecordMembers);

    /// <summary>The name of the type of a study.</summary>
    public static string OfStudy(string name) => new PropertyNames(StudyMembers).Next(name);

    /// <summary>The next free name for <paramref name="name"/>: <c>hedge</c> is <c>Hedge</c>, a second one <c>Hedge2</c>.</summary>
    public string Next(string name)
    {
        var pascal = Pascal(name);
        if (used.Add(pascal)) return pascal;
        var number = numbers.TryGetValue(pascal, out var last) ? last : 1;
        string free;
        do free = pascal + (++number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        while (!used.Add(free));
        numbers[pascal] = number;
        return free;
    }

    /// <summary>The name in Pascal case: letters and digits, each word with a capital. <c>first_person plural</c> is <c>FirstPersonPlural</c>.</summary>
    /// <remarks>Never a keyword: those are lower case. A name that begins with a digit, or has no letter, gets a leading <c>N</c>; a long one ends after 100
    /// characters.</remarks>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder();
        var startsWord = true;
        foreach (var unit in name)
        {
            if (pascal.Length == StudyLimits.Name) break;
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
