using System.Text.RegularExpressions;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Puts words of a study in the place of others: well formed, and wrong in its meaning.</summary>
public sealed partial class MisplacedWordTests
{
    [Fact]
    public void A_study_without_errors_has_lost_nothing_on_the_way_to_its_plan()
    {
        var random = new CountingGenerator(20240828);
        var compiled = 0;
        for (var trial = 0; trial < 1500; trial++)
        {
            var text = Misplace(Letters.Spec, ref random);
            var result = Compiled.Text(text);
            if (result.Plan is not { } plan) continue;
            compiled++;
            Assert.Equal(Blocks(result, "estimand"), plan.Estimands.Count);
            Assert.Equal(Blocks(result, "outcome"), plan.Outcomes.Count);
            Assert.Equal(Blocks(result, "llm"), plan.Llms.Count);
            Assert.Equal(Blocks(result, "human"), plan.Humans.Count);
            Assert.All(plan.Estimands, estimand => Assert.NotEqual("", estimand.Human));
            Assert.All(plan.Humans, human => Assert.NotNull(human.Recorded));
            Assert.True(plan.Sampling.Budget.Count > 0 || plan.Sampling.Given is not null, text);
        }

        Assert.InRange(compiled, 100, 1400);
    }

    private static int Blocks(CompilationResult result, string kind) => result.Syntax.Blocks.Count(block => block.Kind.Text == kind);

    private static string Misplace(string text, ref CountingGenerator random)
    {
        var words = Word().Matches(text);
        var (old, other) = (words[random.Below(words.Count)], words[random.Below(words.Count)]);
        return text[..old.Index] + other.Value + text[(old.Index + old.Length)..];
    }

    [GeneratedRegex(@"[\w.]+( [a-z]+)?|""[^""\n]*""|\[[^]]*\]|\{[^{}]*\}|\([^()]*\)")]
    private static partial Regex Word();
}
