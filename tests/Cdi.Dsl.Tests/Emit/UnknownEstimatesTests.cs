using System.Globalization;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Types of estimands that are wrong: every column may be meant, and is emitted once for all of them.</summary>
public class UnknownEstimatesTests
{
    [Fact]
    public void Columns_and_wrong_estimands_add_up_and_do_not_multiply()
    {
        var (few, many) = (Emitted(columns: 100, estimands: 45), Emitted(columns: 100, estimands: 90));
        var (fewOfMore, manyOfMore) = (Emitted(columns: 900, estimands: 45), Emitted(columns: 900, estimands: 90));
        Assert.Equal(many - few, manyOfMore - fewOfMore);
    }

    [Fact]
    public void A_typo_in_each_of_90_models_beside_900_columns_emits_less_than_a_million_characters() =>
        Assert.InRange(Emitted(columns: 900, estimands: 90), 100_000, 1_000_000);

    [Fact]
    public void A_term_of_one_wrong_estimand_is_a_property_of_what_all_derive_from()
    {
        var text = Results(columns: 2, estimands: 2);
        Assert.Contains("public abstract class UnknownEstimates(", text, StringComparison.Ordinal);
        Assert.Contains("class E0Estimates(global::Cdi.Studies.Results.EstimateSet estimates) : global::Cdi.Compiled.Letters.UnknownEstimates(estimates)",
            text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("ByMethod[\"c1\"]").Length); // once, so that the text falls into two
    }

    private static int Emitted(int columns, int estimands) =>
        StudyCompiler.Compile("study.cdi", Spec(columns, estimands), _ => null).Sources.Sum(source => source.Text.Length);

    private static string Results(int columns, int estimands) => StudyCompiler.Compile("study.cdi", Spec(columns, estimands), _ => null).Sources
        .Single(source => source.HintName.EndsWith(".Results.g.cs", StringComparison.Ordinal)).Text;

    // Names of estimands have two digits each, so that each takes as many characters.
    private static string Spec(int columns, int estimands) => string.Create(CultureInfo.InvariantCulture, $$"""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          key = letter
          letter: id from letter
          body: text from body
        {{string.Concat(Enumerable.Range(0, columns).Select(column => $"  c{column}: number from c{column}\n"))}}}

        outcome tone {
          hostile = "Hostile"
          civil = "Civil"
        }

        human coders {
          question = "Is this letter hostile or civil?"
          recorded {
            label = coder where { hostile = hostile, civil = civil }
          }
        }

        {{string.Concat(Enumerable.Range(0, estimands).Select(estimand => $"estimand e{estimand} {{\n  model = logistic(tone[hostile] ~ c0 + cc1)\n"
            + "  target = coefficient(c0)\n}\n"))}}
        """);
}
