using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator.Tests;

/// <summary>What an edit in the editor costs.</summary>
public class IncrementalityTests
{
    private static readonly string[] Steps =
        [StudyGenerator.SpecStep, StudyGenerator.ImportStep, StudyGenerator.CompileStep, StudyGenerator.SourceStep];

    [Fact]
    public void An_unrelated_edit_of_CSharp_leaves_every_step_cached()
    {
        var run = new GeneratorRun(Specs.Hedging, Specs.Share);
        run.AddCSharp("class Unrelated { }");

        foreach (var step in Steps) Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_comment_changes_the_quoted_spec_only()
    {
        var run = new GeneratorRun(Specs.Hedging);
        var before = run.Sources;
        run.Edit(Specs.Hedging, Specs.WithComment(Specs.Hedging));

        var changed = run.Sources.Where(each => before[each.Key] != each.Value).Select(each => each.Key);
        Assert.Equal([Specs.QuotingSource], changed);
        Assert.Single(run.Reasons(StudyGenerator.SourceStep), IncrementalStepRunReason.Modified);
        Assert.Single(run.OutputReasons(), IncrementalStepRunReason.Modified);
        Assert.All(
            run.Reasons(StudyGenerator.SourceStep).Where(reason => reason != IncrementalStepRunReason.Modified),
            reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
    }

    [Fact]
    public void An_edit_of_one_spec_leaves_the_others_cached()
    {
        var run = new GeneratorRun(Specs.Hedging, Specs.Share);
        run.Edit(Specs.Share, Specs.WithComment(Specs.Share));

        Assert.Single(run.Reasons(StudyGenerator.CompileStep), IncrementalStepRunReason.Cached);
        Assert.Single(run.Reasons(StudyGenerator.CompileStep), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_an_imported_file_compiles_only_what_imports_it()
    {
        var run = new GeneratorRun(Specs.Importing, Specs.Share, Specs.Codebook);
        run.Edit(Specs.Codebook, new SpecInMemory(Specs.Codebook.Path, Specs.Codebook.GetText().ToString().Replace("Rude", "Impolite", StringComparison.Ordinal)));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            run.Reasons(StudyGenerator.CompileStep).Take(2));
        Assert.Contains(run.Sources.Values, text => text.Contains("Impolite", StringComparison.Ordinal));
    }
}
