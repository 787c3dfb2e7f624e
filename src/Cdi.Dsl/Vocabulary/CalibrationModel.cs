#if CDI_RUNTIME
namespace Cdi.Estimation.Prediction;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What predicts a label out of fold from the model's answers and covariates.</summary>
public enum CalibrationModel
{
    /// <summary>Ridge regression: logistic for an indicator, linear for a number.</summary>
    Ridge,

    /// <summary>Isotonic regression on the model's answer and confidence: no covariates.</summary>
    Isotonic,

    /// <summary>Gradient-boosted trees of two levels.</summary>
    BoostedTrees,

    /// <summary>Whichever of these leaves the least variance within the labels that it is fitted to.</summary>
    Auto,
}
