using Cdi.Fuzz;
using Cdi.Fuzz.Emission;
using Cdi.Fuzz.Naming;

namespace Cdi.Dsl.Tests.Emit.Hostile;

/// <summary>A study may be named, and may name its parts, as it likes: keywords, types of the runtime, members of every object, and each other.</summary>
public class HostileNamesTests
{
    private const int Specs = 200;
    private const int Together = 50;
    private const int MeaningsOf = 10;

    private static readonly Lazy<IReadOnlyList<string>> Harmless = new(() => Meanings(NamedSpec.Harmless()));

    [Fact]
    public void Specs_with_names_that_mean_something_to_CSharp_compile_without_a_word()
    {
        var random = new RandomChoice(1);
        for (var done = 0; done < Specs; done += Together)
        {
            var project = new EmittedProject();
            for (var i = 0; i < Together; i++) project.Add(Compile(NamedSpec.Next(random)));
            Assert.Empty(project.Problems().Select(problem => problem.Why + "\n" + problem.Study.Plan?.Name));
        }
    }

    [Fact]
    public void Whatever_the_names_the_code_means_the_same()
    {
        Assert.Contains("Cdi.Studies.Definitions.StudyDefinition", Harmless.Value);
        var random = new RandomChoice(2);
        for (var i = 0; i < MeaningsOf; i++)
        {
            var named = NamedSpec.Next(random);
            Assert.True(Harmless.Value.SequenceEqual(Meanings(named)), named);
        }
    }

    [Theory]
    [MemberData(nameof(NamesFromFindings))]
    public void A_study_may_have_the_name_of_a_part_of_its_code(string name) =>
        CompilesWith(text => text.Replace("study study_a", $"study {name}", StringComparison.Ordinal));

    [Theory]
    [InlineData("clone")]
    [InlineData("Clone")]
    [InlineData("equality_contract")]
    [InlineData("print_members")]
    [InlineData("deconstruct")]
    [InlineData("get_hash_code")]
    [InlineData("memberwise_clone")]
    [InlineData("key")]
    [InlineData("read")]
    [InlineData("reader")]
    [InlineData("row")]
    public void A_column_may_have_the_name_of_a_member(string name) => CompilesWith(text => text.Replace("column_c", name, StringComparison.Ordinal));

    public static TheoryData<string> NamesFromFindings =>
    [
        "results", "row", "prompts", "spec", "definition", "compiled", "decisions", "hedging_kernel", "block_g_kernel", "target", "scale", "labels", "estimate",
            "study_result",
        "lanes", "vector512", "row_block", "alternative", "Row", "Estimate", "recorded_labels", "system", "cdi", "span", "math", "method_impl", "i_study",
            "cells",
    ];

    private static void CompilesWith(Func<string, string> change)
    {
        var project = new EmittedProject();
        project.Add(Compile(change(NamedSpec.Harmless())));
        Assert.Empty(project.Problems().Select(problem => problem.Why));
        Assert.Equal(Harmless.Value, project.Meanings(0));
    }

    private static IReadOnlyList<string> Meanings(string text)
    {
        var project = new EmittedProject();
        project.Add(Compile(text));
        return project.Meanings(0);
    }

    private static CompilationResult Compile(string text)
    {
        var result = StudyCompiler.Compile("study.cdi", text, _ => null);
        Assert.True(result.Plan is not null, string.Join("\n", result.Diagnostics.Where(each => each.IsError)) + "\n" + text);
        return result;
    }
}
