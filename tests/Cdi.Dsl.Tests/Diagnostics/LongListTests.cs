namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>Names in hints: forty are read, the others are counted.</summary>
public sealed class LongListTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(1)]
    public void As_many_names_as_a_person_reads_are_all_shown(int options)
    {
        var hint = HintOf(options);
        Assert.All(Enumerable.Range(0, options), i => Assert.Contains($" o{i:00}{(i == options - 1 ? "." : ",")}", hint, StringComparison.Ordinal));
        Assert.DoesNotContain("more", hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(41, 1)]
    [InlineData(99, 59)]
    public void Of_more_names_the_first_forty_are_shown_and_the_others_counted(int options, int more)
    {
        var hint = HintOf(options);
        Assert.Contains($" o38, o39 … and {more} more.", hint, StringComparison.Ordinal);
        Assert.DoesNotContain("o40", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_name_is_found_behind_the_fortieth_too() =>
        Assert.StartsWith("Nearest `distant`; ", HintOf(60, "distanr", "distant"), StringComparison.Ordinal);

    // A target that asks for an option which the outcome has not.
    private static string HintOf(int options, string asked = "nothing_like_it", string? last = null)
    {
        var keys = Enumerable.Range(0, options).Select(i => i == options - 1 && last is not null ? last : $"o{i:00}");
        var text = $$"""
            cdi 1

            study many

            corpus texts {
              source = "texts.csv"
              key = text
              text: id from text
              body: text from body
            }

            outcome topic {
            {{string.Join("\n", keys.Select(key => $"  {key} = \"Topic {key}\""))}}
            }

            estimand share {
              target = prevalence(topic[{{asked}}])
            }

            """;
        return Assert.Single(Compiled.Text(text).Diagnostics, diagnostic => diagnostic.Code == "CDI2004").Hint;
    }
}
