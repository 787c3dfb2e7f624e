using Cdi.Dsl;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Fuzz.Specs;

/// <summary>Changed specs through compiler, renderers of stages and diagnostics, and formatter.</summary>
internal static class SpecFuzzer
{
    // Printing every stage takes longer than compiling.
    private const int StagesEvery = 8;

    private const string Path = "study.cdi";

    /// <summary>Tries changed specs until the limit.</summary>
    public static FuzzReport Run(RandomChoice random, FuzzLimit limit)
    {
        var report = new FuzzReport();
        var mutator = new SpecMutator(random);
        foreach (var seed in Seeds.Specs) report.Try("seed.cdi", seed, () => Complaint(seed, report));
        while (limit.GoesOn(report.Elapsed, report.Inputs))
        {
            var text = mutator.Next();
            report.Try("spec.cdi", text, () => Complaint(text, report));
        }

        return report;
    }

    private static string? Complaint(string text, FuzzReport report)
    {
        var result = StudyCompiler.Compile(Path, text, _ => null);
        if (result.Plan is not null && result.Sources.IsEmpty) return "A study has no code.";
        var renderer = new DiagnosticRenderer([new SourceText(Path, text)]);
        foreach (var diagnostic in result.Diagnostics)
        {
            if (diagnostic.Span.End > text.Length) return $"{diagnostic.Code} lies outside of its file.";
            if (renderer.MSBuild(diagnostic).Any(char.IsControl)) return $"{diagnostic.Code} is no single line.";
            renderer.Text(diagnostic);
            renderer.GitHub(diagnostic);
        }

        if (report.Inputs % StagesEvery == 0) foreach (var stage in Enum.GetValues<CompilationStage>()) StageRenderer.Render(result, stage);
        if (result.Plan is null) return FormatComplaint(text);
        report.Accepted++;
        return result.Diagnostics.Any(diagnostic => diagnostic.IsError) ? "There is a plan beside errors." : FormatComplaint(text);
    }

    private static string? FormatComplaint(string text)
    {
        if (StudyFormatter.Format(new SourceText(Path, text)).Text is not { } once) return null;
        var twice = StudyFormatter.Format(new SourceText(Path, once)).Text;
        return twice == once ? null : "Formatting again changes the file.";
    }
}
