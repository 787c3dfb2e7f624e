using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the typed results of a study: one property for each estimand, one for each of its terms.</summary>
internal static class ResultsEmitter
{
    /// <summary>The file with the results.</summary>
    /// <param name="study">The study.</param>
    /// <param name="names">Its names.</param>
    /// <param name="spec">The text that was compiled; null where the study has errors and no result can be of it.</param>
    public static EmittedSource Emit(StudyPlan study, StudyNames names, CSharpCode spec) => names.File.Of("Results", [], writer =>
    {
        writer.Lines($"/// <summary>What a run of this study found, every estimand and term by its name.</summary>");
        writer.Lines($"/// <param name=\"result\">The result of a run of this study.</param>");
        writer.Lines($"/// <exception cref=\"{RuntimeNames.ArgumentException}\">The result is of another study.</exception>");
        writer.Lines(StudyFile.Attribute).Open($"public sealed class Results({RuntimeNames.StudyResult} result)");
        writer.Lines($"/// <summary>Everything that the run found.</summary>");
        writer.Lines($"public {RuntimeNames.StudyResult} Everything {{ get; }} = {RuntimeNames.StudyResult}.Require(result, {Of(study.Name)}, {spec});").Gap();
        foreach (var estimand in study.Estimands)
        {
            var own = names.Of(estimand);
            writer.Summary(StudyFile.Sentence(estimand.Shown, estimand.Documentation));
            writer.Lines($"public {own.EstimatesType} {own.Property} {{ get; }} = new(result.Of({Of(estimand.Name)}));").Gap();
        }

        writer.Close().Gap();
        if (study.Estimands.Any(estimand => estimand.IsUnknown())) WriteUnknown(writer, names.Unknown);
        foreach (var estimand in study.Estimands)
        {
            if (estimand.IsUnknown()) WriteUnknown(writer, estimand, names);
            else WriteEstimates(writer, estimand, names.Of(estimand));
        }
    });

    /// <summary>The terms that wrong estimands share: as many properties as columns, and not as columns times estimands.</summary>
    private static void WriteUnknown(CodeWriter writer, UnknownEstimates shared)
    {
        writer.Summary("Estimates that are not known while the spec has errors.");
        writer.Lines($"/// <param name=\"estimates\">Estimates by every method.</param>");
        writer.Lines(StudyFile.Attribute).Open($"public abstract class {shared.Type}({RuntimeNames.EstimateSet} estimates)");
        WriteSets(writer);
        foreach (var (term, name) in shared.Terms)
        {
            writer.Summary($"Term {term}.");
            writer.Lines($"public {RuntimeNames.Estimate} {name} => ByMethod[{Of(term)}];").Gap();
        }

        writer.Close().Gap();
    }

    private static void WriteUnknown(CodeWriter writer, EstimandPlan estimand, StudyNames names)
    {
        var own = names.Of(estimand);
        writer.Summary($"Estimates of {estimand.Name} by the study's primary method.");
        writer.Lines($"/// <param name=\"estimates\">Estimates by every method.</param>");
        writer.Lines(StudyFile.Attribute)
            .Open($"public sealed class {own.Estimates}({RuntimeNames.EstimateSet} estimates) : {names.Unknown.BaseType}(estimates)");
        for (var i = 0; i < estimand.Targets.Count; i++)
        {
            var term = estimand.Targets[i].Term;
            if (names.Unknown.Has(term, own.Terms[i])) continue;
            CSharpCode hiding = names.Unknown.Hides(own.Terms[i]) ? (CSharpCode)$"new " : $"";
            writer.Summary($"Term {term}.");
            writer.Lines($"public {hiding}{RuntimeNames.Estimate} {own.Terms[i]} => ByMethod[{Of(term)}];").Gap();
        }

        writer.Close().Gap();
    }

    private static string Scale(TargetScale scale) => scale switch
    {
        TargetScale.Mean or TargetScale.MeanByLogarithm => "in units of the outcome",
        TargetScale.Proportion or TargetScale.ProportionByLogOdds or TargetScale.ProportionByLogarithm => "a share from 0 to 1",
        TargetScale.Difference => "a difference",
        TargetScale.LogOdds => "a difference in log odds",
        TargetScale.LogRate => "a difference in the log of a rate",
        TargetScale.Coefficient => "a coefficient in units of the outcome",
        TargetScale.CoefficientByLogarithm => "a parameter above 0",
        TargetScale.OddsRatio or TargetScale.Ratio => "a ratio",
        TargetScale.Variance => "a variance in squared units of the outcome",
        TargetScale.StandardDeviation => "a standard deviation in units of the outcome",
        TargetScale.Correlation => "a correlation from -1 to 1",
        TargetScale.Quantile => "a quantile in units of the outcome",
        TargetScale.Total => "a sum over all texts",
    };

    private static void WriteEstimates(CodeWriter writer, EstimandPlan estimand, EstimandNames names)
    {
        writer.Summary($"Estimates of {estimand.Name} by the study's primary method.");
        writer.Lines($"/// <param name=\"estimates\">Estimates by every method.</param>");
        writer.Lines(StudyFile.Attribute).Open($"public sealed class {names.Estimates}({RuntimeNames.EstimateSet} estimates)");
        WriteSets(writer);
        for (var i = 0; i < estimand.Targets.Count; i++)
        {
            var target = estimand.Targets[i];
            writer.Summary($"Term {target.Term}, {Scale(target.Scale)}.");
            writer.Lines($"public {RuntimeNames.Estimate} {names.Terms[i]} {{ get; }} = estimates[{Of(target.Term)}];").Gap();
        }

        writer.Close().Gap();
    }

    private static void WriteSets(CodeWriter writer)
    {
        writer.Lines($"/// <summary>Estimates by every method.</summary>");
        writer.Lines($"public {RuntimeNames.EstimateSet} ByMethod {{ get; }} = estimates;").Gap();
        writer.Lines($"/// <summary>The target that the study's design serves.</summary>");
        writer.Lines($"public {RuntimeNames.Estimate} Primary {{ get; }} = estimates.Primary;").Gap();
    }
}
