using Cdi.Dsl.Lowering;
using static Cdi.Dsl.Emit.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>Sampling, inference and report.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteSampling(CodeWriter writer, SamplingPlan sampling)
    {
        writer.Open("Sampling = new SamplingDefinition");
        if (sampling.Given is { } given)
        {
            Set(writer, "Given", $"new GivenLabels({(given.ProbabilityColumn is null ? "null" : Of(RecordedNames.GivenProbability))})");
        }
        else
        {
            Set(writer, "Budget", $"new Labels({Of(sampling.BudgetLabels)})");
            Set(writer, "BurnIn", $"new Labels({Of(sampling.BurnInLabels)})");
            Set(writer, "Rounds", Of(sampling.Rounds));
            Set(writer, "Design", $"SamplingDesign.{sampling.Design}");
            Set(writer, "Tau", Of(sampling.Tau));
            Set(writer, "Draw", $"DrawMethod.{(sampling.Draw == DrawKind.Fixed ? "FixedSize" : "Poisson")}");
        }

        Set(writer, "Serve", Strings(sampling.Serve));
        Set(writer, "Seed", Of(sampling.Seed));
        Set(writer, "SeedGiven", Of(sampling.SeedGiven));
        writer.Close(",");
    }

    private static void WriteInference(CodeWriter writer, InferencePlan inference)
    {
        writer.Open("Inference = new InferenceDefinition");
        Set(writer, "Method", $"EstimationMethod.{inference.Method}");
        Set(writer, "Generalise", $"Generalise.{inference.Generalise}");
        Set(writer, "Alpha", Of(inference.Alpha));
        Set(writer, "Variance", $"VarianceEstimator.{(inference.Clustered ? "ClusterCR1" : "Sandwich")}");
        if (inference.PowerTuning != PowerTuningKind.Optimal)
        {
            Set(writer, "FixedLambda", Of(inference.PowerTuning == PowerTuningKind.None ? 1.0 : inference.FixedLambda));
        }

        Set(writer, "Familywise", $"FamilywiseCorrection.{inference.Familywise}");
        Set(writer, "Alternative", $"Alternative.{inference.Alternative}");
        writer.Close(",");
    }

    private static void WriteReport(CodeWriter writer, ReportPlan report)
    {
        writer.Open("Report = new ReportDefinition");
        Set(writer, "Title", Of(report.Title));
        SetList(writer, "Compare", report.Compare, comparison =>
        {
            var design = comparison.Design is { } own ? $", SamplingDesign.{own}" : "";
            writer.Lines($"new ComparisonDefinition(EstimationMethod.{comparison.Method}{design}),");
        });
        Set(writer, "Formats", $"[{string.Join(", ", report.Formats.Select(format => $"ReportFormat.{format}"))}]");
        Set(writer, "Examples", Of(report.Examples));
        writer.Close(",");
    }
}
