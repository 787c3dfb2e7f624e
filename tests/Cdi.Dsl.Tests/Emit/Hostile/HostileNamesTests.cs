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

    [Fact]
    public void A_study_may_have_the_name_of_a_part_of_its_code() =>
        CompileWith(NamesFromFindings.Select(name => NamedSpec.Harmless().Replace("study study_a", $"study {name}", StringComparison.Ordinal)));

    [Fact]
    public void A_column_may_have_the_name_of_a_member() =>
        CompileWith(Members.Select(name => NamedSpec.Harmless().Replace("column_c", name, StringComparison.Ordinal)));

    private static readonly string[] Members =
        ["clone", "Clone", "equality_contract", "print_members", "deconstruct", "get_hash_code", "memberwise_clone", "key", "read", "reader", "row"];

    private static readonly string[] NamesFromFindings =
    [
        "results", "row", "prompts", "spec", "definition", "compiled", "decisions", "hedging_kernel", "block_g_kernel", "target", "scale", "labels", "estimate",
            "study_result",
        "lanes", "vector512", "row_block", "alternative", "Row", "Estimate", "recorded_labels", "system", "cdi", "span", "math", "method_impl", "i_study",
            "cells",
    ];

    // All in one project, since a compilation costs more than a study does.
    private static void CompileWith(IEnumerable<string> specs)
    {
        var project = new EmittedProject();
        foreach (var spec in specs)
        {
            project.Add(Compile(spec));
            Assert.True(Harmless.Value.SequenceEqual(Meanings(spec)), spec);
        }

        Assert.Empty(project.Problems().Select(problem => problem.Why));
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
