using System.Reflection;
using Cdi.Corpus;
using Cdi.Estimation.MEstimation;
using Cdi.Studies;
using Microsoft.CodeAnalysis.CSharp;

namespace Cdi.Fuzz.Naming;

/// <summary>Names that mean something to C#, to the runtime or to the emitted code itself, as a spec writes names.</summary>
internal static class NamePool
{
    // These mean something to the language of specs itself.
    private static readonly string[] Reserved = ["of", "from", "by", "where", "and", "or", "options", "label", "row_number", "derive"];

    private static readonly string[] Own =
    [
        "definition", "decisions", "spec", "compiled", "row", "key", "read", "reader", "table", "prompts", "number", "shown", "results", "result", "everything",
        "estimates", "by_method", "primary", "kernel", "targets", "value", "value0", "gradient0", "label", "labels", "rows", "parameters", "scratch", "score",
            "column0",
        "theta0", "eta", "residual", "weight", "z0", "w0", "loss", "lanes", "i", "n", "x", "v",
    ];

    private static readonly string[] Unicode =
        ["größe", "año", "naïve", "имя", "Ελλάδα", "名前", "이름", "ім_я", "İd", "ıd", "ǆ", "ǅ", "ß", "ﬁ", "ª", "x²y", "ﷺ", "ا", "café_au_lait", "Ⅷ", "〇", "_",
            "__", "_1", "a1", "A1", "a_1", "a__1"];

    /// <summary>
    /// What may stand within a header between backticks and in no plain name, line separators of C# and Unicode among them; not three quotation marks,
    /// which end the text of a prompt that names the column.
    /// </summary>
    public static IReadOnlyList<string> Signs { get; } =
    [
        " ", "-", ".", ":", "::", "/", "//", "/*", "*/", "\\", "\\u000a", "\"", "\"\"", "'", "{", "}", "{0}", "(", ")", "[", "]", "<", ">", "&", "&amp;", "#",
            "#if", "$", "@", "%", "=", "~", "^", "?", "!", ",", ";", "|",
        "\u0085", "\u2028", "\u2029", "\u001b[31m", "\u0007", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u0301", "🙂", "\v", "\f", "\t", "]]>", "<!--", "-->",
            "</summary>",
    ];

    /// <summary>Every name, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Keywords().Concat(RuntimeNames()).Concat(MemberNames()).Concat(Own).Concat(Own.Select(Pascal)).Concat(Unicode)
            .Except(Reserved).Where(IsPlain).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Keywords() => SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Concat(
        SyntaxFacts.GetPreprocessorKeywordKinds()).Select(SyntaxFacts.GetText);

    // Types that emitted code names, or could be thought to name, both as they are and as a spec would write them.
    private static IEnumerable<string> RuntimeNames() => new[] { typeof(IStudy).Assembly, typeof(IMEstimator).Assembly, typeof(CorpusTable).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Concat(typeof(object).Assembly.GetExportedTypes().Where(
            type => type.Namespace is "System" or "System.Runtime.Intrinsics" or "System.Globalization" or "System.Collections.Generic"))
        .Select(type => type.Name.Split('`')[0])
        .Concat(["System", "Cdi", "Compiled", "Studies", "Corpus", "Estimation", "Microsoft", "Program", "Main"])
        .SelectMany(name => new[] { name, Snake(name) });

    private static IEnumerable<string> MemberNames() => new[] { typeof(object), typeof(ValueType), typeof(Enum), typeof(IStudy), typeof(IMEstimator) }
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
        .Select(member => member.Name).Concat(["Clone", "EqualityContract", "PrintMembers", "Deconstruct", "op_Equality", "value__", "get_Key", "set_Key",
            "Item", "Finalize"])
        .SelectMany(name => new[] { name, Snake(name) });

    private static string Snake(string name) => string.Concat(
        name.Select((unit, i) => char.IsUpper(unit) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(unit) : unit.ToString()));

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static bool IsPlain(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(unit => char.IsLetterOrDigit(unit) || unit == '_');
}
