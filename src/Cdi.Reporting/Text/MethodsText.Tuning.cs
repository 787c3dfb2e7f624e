using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;

namespace Cdi.Reporting.Text;

/// <content>What predicts labels, and by how much predictions count.</content>
internal sealed partial class MethodsText
{
    /// <summary>What predicts, where a method calibrates and the author chose.</summary>
    private string Predictor() => Study.Inference.Method.IsCalibrated() ? $"{Kind()} {Read()}".Trim() : "";

    /// <summary>What predictors read that a spec names.</summary>
    private string Read()
    {
        if (Study.Inference.PredictFrom.IsEmpty || Study.Inference.Predictor == CalibrationModel.Isotonic) return "";
        var read = Study.Inference.PredictFrom.Select(source => source switch
        {
            { Vectors: { } vectors } => $"{source.Components} principal components of “{source.Column}” as {Described(vectors)}",
            { Llm: { } llm } => $"the answers of {llm}",
            _ => $"the levels of “{source.Column}”",
        });
        return $"Expectations also rest on {List(read)}.";
    }

    private static string Described(EmbeddedKind vectors) => vectors switch
    {
        EmbeddedKind.Ngram => "hashed n-grams of words and characters, weighted by inverse document frequency",
        EmbeddedKind.Minilm => "sentence embeddings",
    };

    private string Kind() => Study.Inference.Predictor switch
    {
        CalibrationModel.Ridge => "",
        CalibrationModel.Isotonic => $"Expectations are isotonic regressions on the model’s label and confidence ({Cite(References.Isotonic)}).",
        CalibrationModel.BoostedTrees => $"Expectations are gradient-boosted trees of two levels ({Cite(References.BoostedTrees)}).",
        CalibrationModel.Auto => "Expectations are those of ridge regression, of isotonic regression on the model’s label and confidence "
            + $"({Cite(References.Isotonic)}), or of gradient-boosted trees ({Cite(References.BoostedTrees)}), whichever left the least variance within the "
            + "labels of the other folds.",
    };

    private string Tuning()
    {
        if (Study.Inference.Estimator.Lambda is not LambdaPolicy.Optimal) return "";
        if (Study.Inference.Method == MethodKind.PredictThenDebias) return DebiasingWeights();
        return Study.Inference.FixedLambda is { } fixedLambda
            ? $"The weight of the model’s labels was set to λ = {NumberText.Significant(fixedLambda, 3)}."
            : $"The weight λ of the model’s labels was tuned to minimise the variance of each estimand’s primary target and clipped to [0, 1], for each of "
                + $"ten folds of texts from the labels of the others ({Cite(References.PowerTuning)}).";
    }

    private string DebiasingWeights() => Study.Inference.FixedLambda is { } given
        ? $"Ω was set to {NumberText.Significant(given, 3)} for every target."
        : "Ω minimises the estimated variance of each target, "
            + (Study.Inference.Tuning == TuningShape.Diagonal ? "and corrects it by the difference of its own name alone."
                : "and corrects it by the differences of all targets of its estimand.");
}
