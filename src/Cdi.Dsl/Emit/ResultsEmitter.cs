using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the typed results of a study: one property for each estimand, one for each of its terms.</summary>
internal static class ResultsEmitter
{
    public static EmittedSource Emit(StudyPlan study) => StudyFile.Of(
        study, "Results", [RuntimeNames.Results], $"public sealed partial class {study.TypeName}", writer =>
        {
            writer.Lines("/// <summary>What a run of this study found, every estimand and term by its name.</summary>");
            writer.Lines("/// <param name=\"result\">The result of a run of this study.</param>");
            writer.Open("public sealed class Results(StudyResult result)");
            writer.Lines("/// <summary>Everything that the run found.</summary>");
            writer.Lines("public StudyResult Everything => result;").Gap();
            var names = new PropertyNames([.. PropertyNames.Inherited, "Results", "Everything"]);
            foreach (var estimand in study.Estimands)
            {
                writer.Lines(StudyFile.Element("summary", StudyFile.Sentence(estimand.Shown, estimand.Documentation)));
                writer.Lines($"public {TypeOf(estimand)} {names.Next(estimand.PropertyName)} => new(result.Of({Of(estimand.Name)}));").Gap();
            }

            writer.Close().Gap();
            foreach (var estimand in study.Estimands) WriteEstimates(writer, estimand);
        });

    private static string Scale(ScaleKind scale) => scale switch
    {
        ScaleKind.Mean => "in units of the outcome",
        ScaleKind.Proportion => "a share from 0 to 1",
        ScaleKind.Difference => "a difference",
        ScaleKind.LogOdds => "a difference in log odds",
        ScaleKind.LogRate => "a difference in the log of a rate",
        ScaleKind.Coefficient => "a coefficient in units of the outcome",
        ScaleKind.Ratio => "a ratio",
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "No such scale."),
    };

    private static string TypeOf(EstimandPlan estimand) => estimand.PropertyName + "Estimates";

    private static void WriteEstimates(CodeWriter writer, EstimandPlan estimand)
    {
        writer.Lines(StudyFile.Element("summary", $"Estimates of {estimand.Name} by the study's primary method."));
        writer.Lines("/// <param name=\"estimates\">Estimates by every method.</param>");
        writer.Open($"public sealed class {TypeOf(estimand)}(EstimateSet estimates)");
        writer.Lines("/// <summary>Estimates by every method.</summary>");
        writer.Lines("public EstimateSet ByMethod => estimates;").Gap();
        writer.Lines("/// <summary>The target that the study's design serves.</summary>");
        writer.Lines("public Estimate Primary => estimates.Primary;").Gap();
        var names = new PropertyNames([.. PropertyNames.Inherited, TypeOf(estimand), "ByMethod", "Primary"]);
        foreach (var target in estimand.Targets)
        {
            writer.Lines(StudyFile.Element("summary", $"Term {target.Term}, {Scale(target.Scale)}."));
            writer.Lines($"public Estimate {names.Next(target.Term)} => estimates[{Of(target.Term)}];").Gap();
        }

        writer.Close().Gap();
    }
}
