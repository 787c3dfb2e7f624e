namespace Cdi.Dsl.Vocabulary;

/// <summary>What holds for methods by their kind.</summary>
public static class MethodKinds
{
    /// <summary>Whether λ, the weight of the predictions, is the method's to tune or the author's to fix.</summary>
    /// <param name="method">The method.</param>
    public static bool IsTuned(this MethodKind method) => method is MethodKind.PpiTuned or MethodKind.ConfidenceDriven or MethodKind.Calibrated;

    /// <summary>Whether λ is 1 by the definition of the method.</summary>
    /// <param name="method">The method.</param>
    public static bool IsPlainlyRectified(this MethodKind method) => method is MethodKind.Ppi or MethodKind.Dsl;
}
