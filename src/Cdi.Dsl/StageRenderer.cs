using System.Text;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl;

/// <summary>Prints the stages of a compilation, behind <c>cdi explain SPEC --stage …</c>.</summary>
public static class StageRenderer
{
    /// <summary>The text of a stage; ends with a line end, empty where the stage was not reached.</summary>
    /// <param name="result">A compilation.</param>
    /// <param name="stage">The stage.</param>
    public static string Render(CompilationResult result, CompilationStage stage) => stage switch
    {
        CompilationStage.Syntax => SyntaxDescription.Describe(result.Syntax),
        CompilationStage.Model => RecordPrinter.Print("study", result.Model),
        CompilationStage.Plan => result.Plan is { } plan ? RecordPrinter.Print("plan", plan) + Losses(plan) : "",
        CompilationStage.CSharp => Sources(result),
    };

    private static string Losses(StudyPlan plan) =>
        string.Concat(plan.Estimands.Select(estimand => $"loss of {estimand.Name}:\n{LossDescription.Describe(estimand)}"));

    private static string Sources(CompilationResult result)
    {
        var text = new StringBuilder();
        foreach (var source in result.Sources) text.Append($"// {source.HintName}\n").Append(source.Text);
        return text.ToString();
    }
}
