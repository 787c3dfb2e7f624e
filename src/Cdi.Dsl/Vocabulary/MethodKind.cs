#if CDI_RUNTIME
namespace Cdi.Estimation.Rectification;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>An estimator applied to the sample that was drawn; the names are those of the language.</summary>
public enum MethodKind
{
    /// <summary>Human labels only, Hájek-weighted.</summary>
    HumanOnly,

    /// <summary>Model labels taken for truth; never valid.</summary>
    LlmOnly,

    /// <summary>Prediction-powered inference, λ = 1, uniform sample.</summary>
    Ppi,

    /// <summary>Prediction-powered inference with tuned λ (PPI++), uniform sample.</summary>
    PpiTuned,

    /// <summary>Design-based supervised learning, λ = 1, cross-fitted prediction.</summary>
    Dsl,

    /// <summary>Confidence-driven inference, tuned λ, raw labels.</summary>
    ConfidenceDriven,

    /// <summary>Tuned λ, cross-fitted prediction; the default.</summary>
    Calibrated,

    /// <summary>People's estimate, corrected by what the same analysis of the model's labels makes of all texts and of the labelled ones.</summary>
    PredictThenDebias,

    /// <summary>Shares by what a model says of texts and how it errs in a gold set of another corpus.</summary>
    LabelShift,
}
