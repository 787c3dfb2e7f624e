using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 1xxx family: what can be known from the words of the file alone.</summary>
public static class SyntaxDiagnostics
{
    /// <summary>CDI1001. Something else is needed at this place.</summary>
    /// <param name="place">What stands there instead.</param>
    /// <param name="expected">What is needed, with its article or between backticks.</param>
    /// <param name="found">What stands there, between backticks or in words.</param>
    /// <param name="hint">The remedy; a sentence.</param>
    public static Diagnostic Expected(Place place, string expected, string found, string hint) => Error("CDI1001", place,
        $"Expected {expected}, found {found}.", hint);

    /// <summary>CDI1002. A text, string, name, bracket or block was opened and never closed.</summary>
    /// <param name="place">The opening quotes, bracket or brace.</param>
    /// <param name="what">What was opened, capitalised.</param>
    /// <param name="line">Where it was opened, from 1.</param>
    /// <param name="hint">What closes it, and where; a sentence.</param>
    public static Diagnostic NeverClosed(Place place, string what, int line, string hint) => Error("CDI1002", place,
        $"{what} opened at line {line} is never closed.", hint);

    /// <summary>CDI1003. The file is written in a later version of the language.</summary>
    public static Diagnostic NewerVersion(Place place, string version, int supported) => Error("CDI1003", place,
        $"The file is written in version {version} of the language; this compiler reads versions up to {supported}.",
        $"Install a compiler that reads `cdi {version}`, or rewrite the study for `cdi {supported}`.");

    /// <summary>CDI1004. A setting, column, option or block is given a second time.</summary>
    /// <param name="place">The second one.</param>
    /// <param name="what">Its kind: <c>setting</c>, <c>column</c>, <c>option</c>, <c>block</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="otherLine">Line of the first one, from 1.</param>
    /// <param name="otherFile">The file of the first one; null for the same file.</param>
    public static Diagnostic GivenTwice(Place place, string what, string name, int otherLine, string? otherFile = null) => Error("CDI1004", place,
        $"The {what} `{name}` is already given at line {otherLine}{(otherFile is null ? "" : $" of {otherFile}")}.", $"Keep one of the two.");

    /// <summary>CDI1005. The language has no such word at this place.</summary>
    /// <param name="place">The word.</param>
    /// <param name="kind">Its kind with article: <c>a setting of `sampling`</c>, <c>a block</c>, <c>a unit</c>.</param>
    /// <param name="name">The word as written.</param>
    /// <param name="known">All words that may stand here.</param>
    public static Diagnostic Unknown(Place place, string kind, string name, IReadOnlyCollection<string> known)
    {
        var list = known.Count == 0 ? "none" : NameList.Of(known);
        var hint = ForeignWords.Find(kind, name) is { } own && known.Contains(own) ? $"Here it is called `{own}`; known: {list}."
            : NearestName.Find(name, known) is { } nearest ? $"Nearest `{nearest}`; known: {list}."
            : $"Known: {list}.";
        return Error("CDI1005", place, $"`{name}` is not {kind}.", hint);
    }

    /// <summary>CDI1006. The study asks for nothing.</summary>
    public static Diagnostic NoEstimand(Place place, string study) => Error("CDI1006", place,
        $"Study `{study}` declares no estimand.",
        "Add `estimand NAME { … }` with a `target`, for example `target = prevalence(outcome[option])`.");

    /// <summary>CDI1007. The form belongs to the language, and this version cannot run it.</summary>
    /// <param name="place">The form.</param>
    /// <param name="form">What it is, as the subject of a sentence: <c>`model = probit(…)`</c>.</param>
    /// <param name="instead">What works today; a sentence.</param>
    public static Diagnostic NotSupportedYet(Place place, string form, string instead) => Error("CDI1007", place,
        SharedFacts.NotSupportedYet(form), instead);

    /// <summary>CDI1008. A comment allows a warning that is not given where it stands.</summary>
    /// <param name="place">The comment.</param>
    /// <param name="code">The code that it allows.</param>
    /// <param name="lines">Lines on which the warning is given, from 1.</param>
    public static Diagnostic AllowsNothing(Place place, string code, IReadOnlyList<int> lines) => Warning("CDI1008", place,
        $"`allow {code}` silences nothing: this line gives no {code}.",
        lines.Count == 0
            ? "Take the comment out; a reader takes it for a fact that was accepted."
            : $"Move the comment to line {string.Join(" or ", lines.Distinct().OrderBy(line => line))}, which gives it.");

    /// <summary>CDI1013. The file is too large.</summary>
    /// <param name="place">What is beyond the limit.</param>
    /// <param name="length">Characters of the file.</param>
    public static Diagnostic FileTooLarge(Place place, int length) => Error("CDI1013", place,
        $"The file has {Grouped(length)} characters; a study has at most {Grouped(StudyLimits.File)}.",
        "Keep data in the file of the corpus; shared blocks stand in files that are imported.");

    /// <summary>CDI1014. A name is too long.</summary>
    /// <param name="place">The name.</param>
    /// <param name="begins">How it begins.</param>
    /// <param name="length">Its characters.</param>
    /// <param name="longest">The characters that a name of its kind may have.</param>
    public static Diagnostic NameTooLong(Place place, string begins, int length, int longest) => Error("CDI1014", place,
        $"The name that begins `{begins}` has {Grouped(length)} characters; it may have {Grouped(longest)}.",
        "Choose a short name; what it stands for belongs into documentation, `///`.");

    /// <summary>CDI1015. More is wrong than is shown.</summary>
    /// <param name="place">The first place that is not shown.</param>
    /// <param name="more">Number of diagnostics that are not shown.</param>
    public static Diagnostic MoreNotShown(Place place, int more) => Error("CDI1015", place,
        $"{Grouped(more)} more {(more == 1 ? "diagnostic is" : "diagnostics are")} not shown; {StudyLimits.Diagnostics} are.",
        "Mend what is shown and check again: one mistake often causes many.");

    private static string Grouped(int value) => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', ' ');
}
