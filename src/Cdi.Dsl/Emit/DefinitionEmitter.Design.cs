using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>Groups, sampling, inference and report.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteCell(CodeWriter writer, EstimandCell cell)
    {
        var levels = cell.Levels.Select<CellLevel, CSharpCode>(
            level => $"new({Of(level.Column)}, {Of(level.Level)}, {Of(level.Indicator)}, {Of(level.IsOne)})");
        Set(writer, nameof(EstimandHead.Cell), $"new({Of(cell.Of)}, {Of(cell.Option)}, [{CSharpCode.Joined($", ", levels)}])");
    }

    private static void WriteQuantile(CodeWriter writer, EstimandPlan estimand)
    {
        SetNumber(writer, nameof(EstimandHead.Quantile), estimand.Quantile);
        SetNumber(writer, nameof(EstimandHead.RegressionLevel), estimand.RegressionLevel);
        if (estimand.QuantileType is { } type) Set(writer, nameof(EstimandHead.QuantileType), Of(type));
    }

    private static void WriteTotals(CodeWriter writer, PopulationTotals totals)
    {
        var each = totals.Totals.Select<PopulationTotal, CSharpCode>(total => $"new({Of(total.Column)}, {Of(total.Level)}, {Of(total.Value)})");
        Set(writer, nameof(EstimandHead.Totals), $"new({RuntimeNames.CalibrationKind}.{totals.Kind}, [{CSharpCode.Joined($", ", each)}])");
    }

    private static void WriteCalibration(CodeWriter writer, LabelTotals known)
    {
        var each = known.Totals.Select<LabelTotal, CSharpCode>(total => $"new({Of(total.Name)}, {Strings(total.Columns)})");
        Set(writer, nameof(InferenceDefinition.Calibration),
            $"new({RuntimeNames.CalibrationKind}.{known.Kind}, {Of(known.IsPlain)}, {Of(known.Written)}, [{CSharpCode.Joined($", ", each)}])");
    }

    private static void WriteSampling(CodeWriter writer, SamplingDefinition sampling)
    {
        writer.Open($"Sampling = new()");
        if (sampling.Given is { } given)
        {
            Set(writer, nameof(SamplingDefinition.Given), GivenCode(given));
        }
        else
        {
            Set(writer, nameof(SamplingDefinition.Budget), $"new({sampling.Budget.Count})");
            Set(writer, nameof(SamplingDefinition.BurnIn), $"new({sampling.BurnIn.Count})");
            Set(writer, nameof(SamplingDefinition.Rounds), Of(sampling.Rounds));
            Set(writer, nameof(SamplingDefinition.Design), $"{RuntimeNames.DesignKind}.{sampling.Design}");
            if (sampling.IsAuto) Set(writer, nameof(SamplingDefinition.IsAuto), Of(true));
            if (!sampling.Strata.IsEmpty)
            {
                var parts = sampling.Strata.Select<StratumPart, CSharpCode>(part => $"new({Of(part.Column)}, {Of(part.Llm)}, {Of(part.Bins)})");
                Set(writer, nameof(SamplingDefinition.Strata), $"[{CSharpCode.Joined($", ", parts)}]");
            }

            Set(writer, nameof(SamplingDefinition.Tau), Of(sampling.Tau));
            Set(writer, nameof(SamplingDefinition.Draw), $"{RuntimeNames.DrawMethod}.{sampling.Draw}");
            if (!sampling.Stop.IsEmpty)
                Set(writer, nameof(SamplingDefinition.Stop), $"[{CSharpCode.Joined($", ", sampling.Stop.Select<ExpectedBound, CSharpCode>(Code))}]");
        }

        Set(writer, nameof(SamplingDefinition.Serve), Strings(sampling.Serve));
        Set(writer, nameof(SamplingDefinition.Seed), Of(sampling.Seed));
        Set(writer, nameof(SamplingDefinition.SeedGiven), Of(sampling.SeedGiven));
        writer.Close($",");
    }

    private static CSharpCode GivenCode(GivenLabels given)
    {
        var parts = new List<CSharpCode>();
        if (given is not { Strata: null, Cluster: null })
        {
            parts.Add($"{Member(nameof(GivenLabels.Strata))} = {Of(given.Strata)}");
            parts.Add($"{Member(nameof(GivenLabels.Cluster))} = {Of(given.Cluster)}");
        }

        if (!given.Outcomes.IsEmpty)
        {
            var draws = given.Outcomes.Select<OutcomeDraw, CSharpCode>(draw => $"new({Of(draw.Outcome)}, {Of(draw.Probability)})");
            parts.Add($"{Member(nameof(GivenLabels.Outcomes))} = [{CSharpCode.Joined($", ", draws)}]");
        }

        if (given.Elsewhere) parts.Add($"{Member(nameof(GivenLabels.Elsewhere))} = true");
        if (given.Together is { } rule) parts.Add($"{Member(nameof(GivenLabels.Together))} = {RuntimeNames.JointRule}.{rule}");
        if (given.JointProbability is { } together) parts.Add($"{Member(nameof(GivenLabels.JointProbability))} = {Of(together)}");
        if (parts.Count == 0) return $"new({Of(given.Probability)})";
        return $"new({Of(given.Probability)}) {{ {CSharpCode.Joined($", ", parts)} }}";
    }

    private static void WriteInference(CodeWriter writer, InferenceDefinition inference)
    {
        writer.Open($"Inference = new()");
        Set(writer, nameof(InferenceDefinition.Method), $"{RuntimeNames.MethodKind}.{inference.Method}");
        Set(writer, nameof(InferenceDefinition.Generalise), $"{RuntimeNames.Generalise}.{inference.Generalise}");
        Set(writer, nameof(InferenceDefinition.Alpha), Of(inference.Alpha));
        Set(writer, nameof(InferenceDefinition.Variance), $"{RuntimeNames.VarianceEstimator}.{inference.Variance}");
        if (inference.Interval != IntervalRule.FiniteSample)
            Set(writer, nameof(InferenceDefinition.Interval), $"{RuntimeNames.IntervalRule}.{inference.Interval}");
        if (inference.Variance == VarianceEstimator.Bootstrap)
        {
            Set(writer, nameof(InferenceDefinition.Replicates), Of(inference.Replicates));
            Set(writer, nameof(InferenceDefinition.Refit), $"{RuntimeNames.ResampleRefit}.{inference.Refit}");
        }

        if (inference.Precision != NumberPrecision.Double)
            Set(writer, nameof(InferenceDefinition.Precision), $"{RuntimeNames.NumberPrecision}.{inference.Precision}");
        if (inference.Predictor != CalibrationModel.Ridge)
            Set(writer, nameof(InferenceDefinition.Predictor), $"{RuntimeNames.CalibrationModel}.{inference.Predictor}");
        if (!inference.PredictFrom.IsEmpty)
        {
            SetList(writer, nameof(InferenceDefinition.PredictFrom), inference.PredictFrom, source =>
            {
                CSharpCode vectors = source.Vectors is { } kind ? (CSharpCode)$"{RuntimeNames.EmbeddedKind}.{kind}" : (CSharpCode)$"null";
                writer.Lines($"new({Of(source.Column)}, {Of(source.Llm)}, {vectors}, {Of(source.Components)}),");
            });
        }

        SetNumber(writer, nameof(InferenceDefinition.FixedLambda), inference.FixedLambda);
        if (inference.Tuning != TuningShape.Diagonal)
            Set(writer, nameof(InferenceDefinition.Tuning), $"{RuntimeNames.TuningShape}.{inference.Tuning}");
        Set(writer, nameof(InferenceDefinition.Familywise), $"{RuntimeNames.FamilywiseCorrection}.{inference.Familywise}");
        if (inference.Winner is { } winner)
        {
            Set(writer, nameof(InferenceDefinition.Winner), $"{RuntimeNames.WinnerRule}.{winner}");
            Set(writer, nameof(InferenceDefinition.Among), Strings(inference.Among));
        }

        if (inference.Pooling != PoolingRule.None)
            Set(writer, nameof(InferenceDefinition.Pooling), $"{RuntimeNames.PoolingRule}.{inference.Pooling}");
        if (inference.Calibration is { } calibration) WriteCalibration(writer, calibration);
        Set(writer, nameof(InferenceDefinition.Alternative), $"{RuntimeNames.Alternative}.{inference.Alternative}");
        if (!inference.Expectations.IsEmpty)
        {
            SetList(writer, nameof(InferenceDefinition.Expectations), inference.Expectations, expected =>
                writer.Lines($"new({RuntimeNames.EstimateMeasure}.{expected.Measure}, {Code(expected.Bound)}),"));
        }

        writer.Close($",");
    }

    private static void WriteReport(CodeWriter writer, ReportDefinition report)
    {
        writer.Open($"Report = new()");
        Set(writer, nameof(ReportDefinition.Title), Of(report.Title));
        SetList(writer, nameof(ReportDefinition.Compare), report.Compare, comparison =>
        {
            CSharpCode design = comparison.Design is { } own ? (CSharpCode)$", {RuntimeNames.DesignKind}.{own}" : default;
            writer.Lines($"new({RuntimeNames.MethodKind}.{comparison.Method}{design}),");
        });
        Set(writer, nameof(ReportDefinition.Formats),
            $"[{CSharpCode.Joined($", ", report.Formats.Select<ReportFormat, CSharpCode>(format => $"{RuntimeNames.ReportFormat}.{format}"))}]");
        SetNumber(writer, nameof(ReportDefinition.AlternativeTest), report.AlternativeTest);
        Set(writer, nameof(ReportDefinition.Examples), Of(report.Examples));
        writer.Close($",");
    }
}
