#if CDI_RUNTIME
namespace Cdi.Estimation.Rectification;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What holds for methods by their kind.</summary>
public static class MethodKinds
{
    /// <summary>Every method, in the order of statistics.md §2.</summary>
    public static IReadOnlyList<MethodKind> All { get; } = (MethodKind[])Enum.GetValues(typeof(MethodKind));

    /// <summary>The word for a method in specs and results.</summary>
    /// <param name="method">The method.</param>
    /// <exception cref="InvalidOperationException">No such method.</exception>
    public static string Word(this MethodKind method) => method switch
    {
        MethodKind.HumanOnly => "human_only",
        MethodKind.LlmOnly => "llm_only",
        MethodKind.Ppi => "ppi",
        MethodKind.PpiTuned => "ppi_tuned",
        MethodKind.Dsl => "dsl",
        MethodKind.ConfidenceDriven => "confidence_driven",
        MethodKind.Calibrated => "calibrated",
        MethodKind.PredictThenDebias => "predict_then_debias",
        MethodKind.LabelShift => "label_shift",
    };

    /// <summary>Whether λ, the weight of the predictions, is the method's to tune or the author's to fix.</summary>
    /// <param name="method">The method.</param>
    public static bool IsTuned(this MethodKind method) => method is MethodKind.PpiTuned or MethodKind.ConfidenceDriven or MethodKind.Calibrated
        or MethodKind.PredictThenDebias;

    /// <summary>Whether predictions are what people would say given what a model says, fitted out of fold, and not what the model says.</summary>
    /// <param name="method">The method.</param>
    public static bool IsCalibrated(this MethodKind method) => method is MethodKind.Dsl or MethodKind.Calibrated;

    /// <summary>Whether λ is 1 by the definition of the method.</summary>
    /// <param name="method">The method.</param>
    public static bool IsPlainlyRectified(this MethodKind method) => method is MethodKind.Ppi or MethodKind.Dsl;
}
