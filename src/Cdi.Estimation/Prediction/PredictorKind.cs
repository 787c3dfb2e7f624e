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

    /// <summary>Every kind.</summary>
    public static ImmutableArray<PredictorKind> All { get; } = [Ridge, ScoreHistogram, ConfidenceHistogram];
}
