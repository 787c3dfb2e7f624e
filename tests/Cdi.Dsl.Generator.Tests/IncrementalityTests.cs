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

        Assert.All(Steps, step => Assert.NotEmpty(run.Reasons(step)));
        Assert.Equal(run.Sources.Count, run.OutputReasons().Count);
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

        // In the order of files: the first spec is not even compiled again, of the second only what quotes it is another source.
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], run.Reasons(StudyGenerator.CompileStep));
        Assert.Single(run.Reasons(StudyGenerator.SourceStep), IncrementalStepRunReason.Modified);
        var cached = new GeneratorRun(Specs.Hedging).Sources.Count;
        Assert.Equal(Enumerable.Repeat(IncrementalStepRunReason.Cached, cached), run.Reasons(StudyGenerator.SourceStep).Take(cached));
        Assert.Single(run.OutputReasons(), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_an_imported_file_compiles_only_what_imports_it()
    {
        var run = new GeneratorRun(Specs.Importing, Specs.Share, Specs.Codebook);
        run.Edit(Specs.Codebook, new SpecInMemory(Specs.Codebook.Path,
            Specs.Codebook.GetText().ToString().Replace("Rude", "Impolite", StringComparison.Ordinal)));

        // Importing, Share and the codebook itself, which has no study.
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged],
            run.Reasons(StudyGenerator.CompileStep));
        Assert.Contains(run.Sources.Values, text => text.Contains("Impolite", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unrelated_edit_of_CSharp_leaves_diagnostics_cached()
    {
        var run = new GeneratorRun(Specs.Broken, Specs.Unpinned);
        Assert.Equal(["CDI2001", "CDI2011"], run.Diagnostics.Select(each => each.Id).Order(StringComparer.Ordinal));
        run.AddCSharp("class Unrelated { }");

        Assert.NotEmpty(run.Reasons(StudyGenerator.DiagnosticStep));
        Assert.All(run.Reasons(StudyGenerator.DiagnosticStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(["CDI2001", "CDI2011"], run.Diagnostics.Select(each => each.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_moved_line_changes_the_diagnostics_of_its_spec_only()
    {
        var run = new GeneratorRun(Specs.Broken, Specs.Unpinned);
        run.Edit(Specs.Unpinned, Specs.WithComment(Specs.Unpinned));

        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            run.Reasons(StudyGenerator.DiagnosticStep).OrderBy(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void An_edit_that_mends_a_spec_takes_its_diagnostic_back()
    {
        var run = new GeneratorRun(Specs.Unpinned);
        run.Edit(Specs.Unpinned, Specs.Share);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void A_run_that_is_cancelled_in_the_middle_ends_and_leaves_the_next_one_right()
    {
        var run = new GeneratorRun(Specs.Hedging, Specs.Share);
        using var cancel = new CancellationTokenSource();
        var cancelling = new CancellingSpec(Specs.WithComment(Specs.Share), cancel);
        Assert.Throws<OperationCanceledException>(() => run.Edit(Specs.Share, cancelling, cancel.Token));

        run.Edit(cancelling, Specs.Share);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(new GeneratorRun(Specs.Hedging, Specs.Share).Sources, run.Sources);
    }

    /// <summary>A spec whose reader changes its mind while it is read.</summary>
    private sealed class CancellingSpec(AdditionalText spec, CancellationTokenSource source) : AdditionalText
    {
        public override string Path => spec.Path;

        public override Microsoft.CodeAnalysis.Text.SourceText? GetText(CancellationToken cancellationToken = default)
        {
            source.Cancel();
            return spec.GetText(CancellationToken.None);
        }
    }
}
