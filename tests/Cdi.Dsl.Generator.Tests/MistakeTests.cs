using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>One mistake in a spec is one error of the build, also where the rest of the project is written against the study.</summary>
public class MistakeTests
{
    private const string User = """
        public static class User
        {
            public static Cdi.Compiled.Hedging Study => new();

            public static Cdi.Compiled.Hedging.Row Read(Cdi.Corpus.CorpusTable table) => Cdi.Compiled.Hedging.Row.Read(table, 0);

            public static System.Threading.Tasks.Task<Cdi.Studies.StudyOutcome> RunAsync() =>
                Cdi.Studies.StudyRun.ExecuteAsync(new Cdi.Compiled.Hedging(), new Cdi.Studies.StudyRunOptions { SpecFolder = "." });

            public static double Slope(Cdi.Studies.Results.StudyResult result) => new Cdi.Compiled.Hedging.Results(result).Slope.Primary.Point;

            public static string Name => Study.Definition.Name + Study.Spec.FileName;
        }
        """;

    private const string UserOfMembers = """
        public static class Reader
        {
            public static string Cells(Cdi.Compiled.Hedging.Row row) => row.Key + row.Ticket + row.Hedge;

            public static double Term(Cdi.Studies.Results.StudyResult result) => new Cdi.Compiled.Hedging.Results(result).Slope.Hedge.Point;

            public static string Shown(Cdi.Compiled.Hedging.ToneLabel tone) => Cdi.Compiled.Hedging.Prompts.Shown(tone) + Cdi.Compiled.Hedging.ToneLabel.A + Cdi.Compiled.Hedging.ToneLabel.B;
        }
        """;

    [Fact]
    public void The_code_that_uses_the_study_is_right_where_the_study_is()
    {
        var run = new GeneratorRun(Specs.Hedging);
        run.AddCSharp(User);
        run.AddCSharp(UserOfMembers);
        Assert.DoesNotContain(run.Diagnostics, each => each.Id != "CS1591"); // the code has no documentation
    }

    [Theory]
    [MemberData(nameof(SpecMistakes.All), MemberType = typeof(SpecMistakes))]
    public void One_mistake_is_one_error_and_none_of_CSharp(string right, string wrong, string code)
    {
        var text = Specs.Hedging.GetText().ToString();
        Assert.Contains(right, text, StringComparison.Ordinal);
        var run = new GeneratorRun(new SpecInMemory(Specs.Hedging.Path, text.Replace(right, wrong, StringComparison.Ordinal)));
        run.AddCSharp(User);
        run.AddCSharp(UserOfMembers);
        Assert.Equal([code], run.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.Id));
    }

    [Theory]
    [InlineData("1 + hedge * sory", "HedgeSorry")]
    [InlineData("1 + hedge + sorry + hegde:sorry", "HedgeSorry")]
    [InlineData("1 + (hedge + sorry) : hegde", "SorryHedge")]
    [InlineData("1 + sory", "Sorry")]
    [InlineData("1 + hegde", "Intercept")]
    public void A_term_of_a_formula_with_a_misspelt_column_is_known_as_it_was_meant(string formula, string property)
    {
        var text = Specs.Hedging.GetText().ToString()
            .Replace("hedge: indicator from hedge", "hedge: indicator from hedge\n  sorry: indicator from sorry", StringComparison.Ordinal)
            .Replace("1 + hedge)", formula + ")", StringComparison.Ordinal);
        var run = new GeneratorRun(new SpecInMemory(Specs.Hedging.Path, text));
        run.AddCSharp($"public static class Reader {{ public static double Point(Cdi.Studies.Results.StudyResult result) => new "
            + $"Cdi.Compiled.Hedging.Results(result).Slope.{property}.Point; }}");
        Assert.Equal(["CDI2001"], run.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.Id));
    }
}
