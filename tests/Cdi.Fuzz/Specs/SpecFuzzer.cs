using Cdi.Dsl;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Fuzz.Specs;

/// <summary>Changed specs through compiler, renderers of stages and diagnostics, and formatter.</summary>
internal static class SpecFuzzer
{
    /// <summary>Of so many inputs one has its stages printed, which takes longer than compiling.</summary>
    public const int StagesEvery = 8;

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
        var complaint = Complaint(text, report.Inputs % StagesEvery == 0, out var isAccepted);
        if (isAccepted) report.Accepted++;
        return complaint;
    }

    /// <summary>What is wrong with how a spec is compiled, shown and formatted; null where nothing is.</summary>
    /// <param name="text">The spec.</param>
    /// <param name="printsStages">Whether every stage is printed.</param>
    /// <param name="isAccepted">Whether the spec compiles.</param>
    public static string? Complaint(string text, bool printsStages, out bool isAccepted)
    {
        isAccepted = false;
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

        if (printsStages) foreach (var stage in Enum.GetValues<CompilationStage>()) StageRenderer.Render(result, stage);
        if (result.Plan is null) return FormatComplaint(text);
        isAccepted = true;
        return result.Diagnostics.Any(diagnostic => diagnostic.IsError) ? "There is a plan beside errors." : FormatComplaint(text);
    }

    private static string? FormatComplaint(string text)
    {
        if (StudyFormatter.Format(new SourceText(Path, text)).Text is not { } once) return null;
        var twice = StudyFormatter.Format(new SourceText(Path, once)).Text;
        return twice == once ? null : "Formatting again changes the file.";
    }
}
