namespace Cdi.Estimation.Rectification;

/// <summary>How human and predicted scores are put together into the moment mᵢ (statistics.md §2).</summary>
public enum MomentForm
{
    /// <summary>m = λĝ + w(g − λĝ), w = ξ/π: the prediction term runs over all rows. With λ = 0: human labels only.</summary>
    Rectified,

    /// <summary>m = λ(1 − ξ)/(1 − π) ĝ + ξ/π (g − λĝ): the prediction term runs over the unlabelled rows. For one constant π &lt; 1 only. Angelopoulos et
    /// al. (2023).</summary>
    SeparateSamples,

    /// <summary>m = ĝ: the predictions taken for truth. Not a valid estimate. Its variance is that of a sample from a population, whatever is asked.</summary>
    PredictionOnly,

    /// <summary>No moment of its own: three estimates of every target, from people's labels and from predictions of all and of labelled rows, put together
    /// (statistics.md §2, predict_then_debias).</summary>
    Debiased,

    /// <summary>No moment: shares that solve what a model says of a corpus by how it errs in a gold set of another one.</summary>
    LabelShift,
}
