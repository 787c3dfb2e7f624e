using System.Collections.Immutable;

namespace Cdi.Estimation.Prediction;

/// <summary>A kind of predictor, by name: how one is made for the columns of a variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes a predictor that ends a fit early with <see cref="OperationCanceledException"/> where its token is cancelled.</param>
internal sealed record PredictorKind(string Name, Func<PredictorColumns, CancellationToken, IPredictor> Create)
{
    /// <summary>Ridge regression on the basis: logistic for an indicator, linear for a number.</summary>
    public static PredictorKind Ridge { get; } = new("ridge", RidgePredictor.For);

    /// <summary>The mean in bins of the LLM's confidence; of its answer where it gives no confidence.</summary>
    public static PredictorKind ScoreHistogram { get; } = new("score_histogram", (columns, _) => Prediction.ScoreHistogram.OfScores(columns));

    /// <summary>The mean in bins of the LLM's confidence; one bin where it gives none.</summary>
    public static PredictorKind ConfidenceHistogram { get; } = new("confidence_histogram", (columns, _) => Prediction.ScoreHistogram.OfConfidence(columns));

    /// <summary>Isotonic regression on the LLM's score.</summary>
    public static PredictorKind Isotonic { get; } = new("isotonic", (columns, _) => new IsotonicPredictor(columns));

    /// <summary>Gradient-boosted trees on the LLM's answer, its confidence, and covariates.</summary>
    public static PredictorKind BoostedTrees { get; } = new("boosted_trees", (columns, stop) => new BoostedTreesPredictor(columns, stop));

    /// <summary>Whichever of ridge, isotonic regression and boosted trees leaves the least variance within the rows fitted to.</summary>
    public static PredictorKind Chosen { get; } = new("auto", (columns, stop) => new ChosenPredictor(columns, [Ridge, Isotonic, BoostedTrees], stop));

    /// <summary>The kind that a spec names.</summary>
    public static PredictorKind Of(CalibrationModel model) => model switch
    {
        CalibrationModel.Ridge => Ridge,
        CalibrationModel.Isotonic => Isotonic,
        CalibrationModel.BoostedTrees => BoostedTrees,
        CalibrationModel.Auto => Chosen,
    };

    /// <summary>Every kind.</summary>
    public static ImmutableArray<PredictorKind> All { get; } = [Ridge, ScoreHistogram, ConfidenceHistogram, Isotonic, BoostedTrees, Chosen];
}
