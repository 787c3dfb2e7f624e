using Cdi.Dsl.Vocabulary;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Dsl.Tests.Language;

/// <summary>The limits on the language page are those of the compiler, and each has the diagnostic that the page names.</summary>
public sealed partial class LimitsTableTests
{
    private static readonly IReadOnlyList<(int Value, string Code)> Rows =
    [
        .. Row().Matches(File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "language.md")))
            .Select(row => (int.Parse(row.Groups[1].Value.Replace(" ", ""), CultureInfo.InvariantCulture), row.Groups[2].Value)),
    ];

    [Fact]
    public void The_table_has_every_limit_and_no_other() => Assert.Equal(
        typeof(StudyLimits).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetRawConstantValue()).OfType<int>().Append(
            StudyLimits.Columns).Order(),
        Rows.Select(row => row.Value).Order());

    [Theory]
    [MemberData(nameof(Beyond))]
    public void One_more_than_the_limit_is_the_diagnostic_of_the_table(int limit, string code, string text)
    {
        Assert.Contains((limit, code), Rows);
        Assert.Contains(code, Compiled.Codes(text));
    }

    [Theory]
    [MemberData(nameof(Within))]
    public void As_many_as_the_limit_compile(int limit, string code, string text)
    {
        Assert.Contains((limit, code), Rows);
        Assert.DoesNotContain(code, Compiled.Codes(text));
    }

    public static TheoryData<int, string, string> Beyond => Cases(1);

    public static TheoryData<int, string, string> Within => Cases(0);

    private static TheoryData<int, string, string> Cases(int more) => new()
    {
        { StudyLimits.File, "CDI1013", LanguageExample.Study + new string('\n', StudyLimits.File + more - LanguageExample.Study.Length) },
        { StudyLimits.Name, "CDI1014", Columns(1, _ => new string('x', StudyLimits.Name + more)) },
        { StudyLimits.QuotedName, "CDI1014", Columns(1, _ => "`" + new string('x', StudyLimits.QuotedName + more) + "`") },
        { StudyLimits.Depth, "CDI1001", Formula(new string('(', StudyLimits.Depth - 1 + more) + "thanks" + new string(')', StudyLimits.Depth - 1 + more)) },
        { StudyLimits.Operators, "CDI1001", Formula(string.Concat(Enumerable.Repeat("thanks + ", StudyLimits.Operators - 1 + more)) + "thanks") },
        { StudyLimits.Diagnostics, "CDI1015", LanguageExample.Study.Replace(
            "sampling {\n", "sampling {\n" + string.Concat(Enumerable.Range(0, StudyLimits.Diagnostics + more).Select(i => $"  z{i} = 1\n")),
            StringComparison.Ordinal) },
        { StudyLimits.Columns, "CDI2025", Columns(1, _ => "k", $"number[{StudyLimits.Columns + more}] from k1..k{StudyLimits.Columns + more}") },
        { StudyLimits.Columns, "CDI2026", Columns(StudyLimits.Columns + more - DeclaredColumns, i => $"z{i}") },
        { StudyLimits.Options, "CDI2027", Options(StudyLimits.Options + more) },
        { StudyLimits.AnswerCombinations, "CDI4077", more == 0 ? Questions(32, 32) : Questions(25, 41) },
        { StudyLimits.Parameters, "CDI3021", Formula(string.Join(" + ", Enumerable.Range(0, StudyLimits.Parameters - 1 + more).Select(i => $"z{i}")),
            Columns(StudyLimits.Parameters, i => $"z{i}")) },
        { StudyLimits.Estimands, "CDI3022", LanguageExample.Study
            + string.Concat(Enumerable.Range(0, StudyLimits.Estimands - DeclaredEstimands + more).Select(
            i => $"\nestimand e{i} {{\n  target = prevalence(tone[F])\n}}\n")) },
        { StudyLimits.Cells, "CDI2050", Groups(StudyLimits.Cells + more) },
        { StudyLimits.Sums, "CDI3023", Sums(StudyLimits.Sums - DeclaredSums + more) },
    };

    [Fact]
    public void Every_row_of_the_table_is_tried_at_its_limit_and_beyond() => Assert.Equal(
        Rows.Distinct().Order(), Beyond.Select(row => ((int)row[0], (string)row[1])).Distinct().Order());

    [Theory]
    [InlineData(StudyLimits.Depth, false)]
    [InlineData(StudyLimits.Depth + 1, true)]
    public void Braces_nest_as_deep_as_brackets(int depth, bool isTooDeep) => Assert.Equal(isTooDeep,
        Compiled.Text(string.Concat(Enumerable.Repeat("estimand e {\n", depth)) + string.Concat(Enumerable.Repeat("}\n", depth))).Diagnostics.Any(
            diagnostic => diagnostic.Message.Contains("nested braces", StringComparison.Ordinal)));

    private static int DeclaredSums => Compiled.Text(LanguageExample.Study).Plan?.Estimands.Sum(
        estimand => estimand.Kind.IsRegression() ? StudyLimits.SumsOf(estimand.Loss.Parameters.Count) : 2) ?? 0;

    /// <summary>The example with models whose kernels write out so many sums more: of 32 parameters, 560 each, then two of half of the rest, which are
    /// beyond 32 parameters and write out one each.</summary>
    private static string Sums(int sums)
    {
        List<int> models = [];
        for (; sums > 2 * StudyLimits.Parameters; sums -= StudyLimits.SumsOf(32)) models.Add(32);
        models.AddRange([sums / 2, sums - (sums / 2)]);
        return Columns(StudyLimits.Parameters, i => $"z{i}") + string.Concat(models.Select((parameters, e) =>
            $"\nestimand s{e} {{\n  model = logistic(tone[F] ~ {string.Join(" + ", Enumerable.Range(0, parameters - 1).Select(i => $"z{i}"))})\n"
            + "  target = coefficient(z0)\n}\n"));
    }

    private static int DeclaredColumns => Compiled.Text(LanguageExample.Study).Plan?.Corpus.Columns.Count ?? 0;

    private static int DeclaredEstimands => Compiled.Text(LanguageExample.Study).Plan?.Estimands.Count ?? 0;

    private static string Columns(int count, Func<int, string> name, string type = "number from thanks") =>
        ColumnPlace().Replace(LanguageExample.Study, match =>
            match.Value + "\n" + string.Join("\n", Enumerable.Range(0, count).Select(i => $"  {name(i)}: {type}")), 1);

    /// <summary>The example with an estimand that is answered for so many groups.</summary>
    private static string Groups(int count) =>
        Columns(1, _ => "z", $"factor({string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"l{i}\""))}) from thanks")
        + "\nestimand e0 {\n  target = prevalence(tone[F])\n  by = z\n}\n";

    /// <summary>The example with a second outcome of so many options.</summary>
    private static string Options(int count) => LanguageExample.Study
        + "\noutcome topic {\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"  t{i} = \"topic {i}\"\n")) + "}\n";

    /// <summary>The example with an outcome that follows from two questions of so many answers.</summary>
    private static string Questions(int first, int second) => LanguageExample.Study
        + "\noutcome topic {\n  a = \"One\"\n  b = \"Other\"\n" + Question("q1", first) + Question("q2", second)
        + "  derive a = q1[k0] and q2[k0]\n}\n";

    private static string Question(string name, int answers) => $"  question {name} {{\n    text = \"{name}?\"\n"
        + string.Concat(Enumerable.Range(0, answers).Select(i => $"    k{i} = \"Answer {i}\"\n")) + "  }\n";

    private static string Formula(string terms, string? study = null) =>
        FormulaPlace().Replace(study ?? LanguageExample.Study, match => $"~ {terms})", 1);

    [GeneratedRegex(@"^\| [^|]+ \| ([\d ]+) \| \[(CDI\d{4})\]", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^  \w+: id from \w+$", RegexOptions.Multiline)]
    private static partial Regex ColumnPlace();

    [GeneratedRegex(@"~ [^\n]*\)")]
    private static partial Regex FormulaPlace();
}
