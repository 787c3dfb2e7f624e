using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>A solved estimation, as estimators of the covariance of θ̂ see it.</summary>
internal interface IFit
{
    /// <summary>θ̂, d.</summary>
    ReadOnlySpan<double> Parameters { get; }

    /// <summary>The rows behind it.</summary>
    IRectifiedSample Sample { get; }

    /// <summary>The cluster of each row where the variance sums over clusters; null elsewhere.</summary>
    IRowValues<int>? Clusters { get; }

    /// <summary>Whether numbers of labelled rows were fixed before they were drawn; not where predictions are taken for truth, which have no draw.</summary>
    bool FixesSizes { get; }

    /// <summary>Ĥ⁻¹ Cov(mean moment) Ĥ⁻¹ by target of inference and draw, d × d.</summary>
    double[] Sandwich();

    /// <summary>Ĥ⁻¹ (Σ s sᵀ/n²) Ĥ⁻¹, d × d.</summary>
    /// <param name="squares">Σ s sᵀ of weighted scores, d × d.</param>
    double[] Around(double[] squares);

    /// <summary>Ĥ⁻¹ (Σ S_c S_cᵀ/n²) Ĥ⁻¹ over groups of rows, d × d.</summary>
    /// <param name="power">p of the correction for leverage (I − H_c H⁻¹)^(−p); 0 for none.</param>
    /// <param name="factor">By which sums are multiplied.</param>
    double[] Grouped(double power, Func<GroupedSizes, double> factor);

    /// <summary>Ĥ⁻¹ (Σ_h (1 − f_h) n_h/(n_h − 1) Σ (S_i − S̄_h)(S_i − S̄_h)ᵀ/n²) Ĥ⁻¹ over the units of a sample, and f_h times the variance of the draw of
    /// labels within strata of which a share f_h was sampled, d × d.</summary>
    /// <param name="design">The sample.</param>
    double[] Stratified(SurveyDesign design);

    /// <summary>Ĥ⁻¹ (V_draw + Σ w u uᵀ n/(n − 1)/n²) Ĥ⁻¹, w what a label weighs, d × d.</summary>
    /// <param name="isFull">Whether Σ π w² u uᵀ stands for the second sum.</param>
    double[] TwoPhase(bool isFull);

    /// <summary>φ̂ Î⁻¹ (Σ w² Iᵢ) Î⁻¹ with Î = Σ w Iᵢ over labelled rows, Iᵢ the information that the model expects of a row, d × d; with equal weights the
    /// dispersion φ̂ times the inverse information.</summary>
    /// <param name="failure">Why there is none; null where there is one.</param>
    double[]? Information(out SolveFailure? failure);

    /// <summary>θ̂ of the same equation with rows counted otherwise, λ unchanged.</summary>
    /// <param name="multiplicities">How often each row of the corpus counts.</param>
    /// <returns>d; null where there is no solution.</returns>
    double[]? Refit(IRowValues<double> multiplicities);

    /// <summary>One Newton step from θ̂ towards that solution.</summary>
    /// <param name="multiplicities">How often each row of the corpus counts.</param>
    /// <returns>d; null where the Hessian of the rows is not positive definite.</returns>
    double[]? Step(IRowValues<double> multiplicities);
}
