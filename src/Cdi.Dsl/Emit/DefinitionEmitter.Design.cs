using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>Sampling, inference and report.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteSampling(CodeWriter writer, SamplingPlan sampling)
    {
        writer.Open($"Sampling = new()");
        if (sampling.Given is { } given)
        {
            Set(writer, $"Given", GivenLabels(given));
        }
        else
        {
            Set(writer, $"Budget", $"new({sampling.BudgetLabels})");
            Set(writer, $"BurnIn", $"new({sampling.BurnInLabels})");
            Set(writer, $"Rounds", Of(sampling.Rounds));
            Set(writer, $"Design", $"{RuntimeNames.DesignKind}.{sampling.Design}");
            Set(writer, $"Tau", Of(sampling.Tau));
            Set(writer, $"Draw", $"{RuntimeNames.DrawMethod}.{sampling.Draw}");
        }

        Set(writer, $"Serve", Strings(sampling.Serve));
        Set(writer, $"Seed", Of(sampling.Seed));
        Set(writer, $"SeedGiven", Of(sampling.SeedGiven));
        writer.Close($",");
    }

    private static CSharpCode GivenLabels(GivenPlan given)
    {
        var probability = Of(given.ProbabilityColumn is null ? null : RecordedNames.GivenProbability);
        var hasGroups = given.Strata is not null || given.Cluster is not null;
        return hasGroups ? (CSharpCode)$"new({probability}) {{ Strata = {Of(given.Strata)}, Cluster = {Of(given.Cluster)} }}" : $"new({probability})";
    }

    private static void WriteInference(CodeWriter writer, InferencePlan inference)
    {
        writer.Open($"Inference = new()");
        Set(writer, $"Method", $"{RuntimeNames.MethodKind}.{inference.Method}");
        Set(writer, $"Generalise", $"{RuntimeNames.Generalise}.{inference.Generalise}");
        Set(writer, $"Alpha", Of(inference.Alpha));
        Set(writer, $"Variance", $"{RuntimeNames.VarianceEstimator}.{inference.Variance}");
        if (inference.PowerTuning != PowerTuningKind.Optimal)
        {
            Set(writer, $"FixedLambda", Of(inference.PowerTuning == PowerTuningKind.None ? 1.0 : inference.FixedLambda));
        }

        Set(writer, $"Familywise", $"{RuntimeNames.FamilywiseCorrection}.{inference.Familywise}");
        Set(writer, $"Alternative", $"{RuntimeNames.Alternative}.{inference.Alternative}");
        writer.Close($",");
    }

    private static void WriteReport(CodeWriter writer, ReportPlan report)
    {
        writer.Open($"Report = new()");
        Set(writer, $"Title", Of(report.Title));
        SetList(writer, $"Compare", report.Compare, comparison =>
        {
            CSharpCode design = comparison.Design is { } own ? (CSharpCode)$", {RuntimeNames.DesignKind}.{own}" : default;
            writer.Lines($"new({RuntimeNames.MethodKind}.{comparison.Method}{design}),");
        });
        Set(writer, $"Formats",
            $"[{CSharpCode.Joined($", ", report.Formats.Select<ReportFormat, CSharpCode>(format => $"{RuntimeNames.ReportFormat}.{format}"))}]");
        Set(writer, $"Examples", Of(report.Examples));
        writer.Close($",");
    }
}
