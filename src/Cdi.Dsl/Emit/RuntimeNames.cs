namespace Cdi.Dsl.Emit;

/// <summary>Names of the runtime that emitted code refers to. The compiler knows the runtime by these names only.</summary>
internal static class RuntimeNames
{
    /// <summary>The namespace of emitted studies.</summary>
    public const string EmittedNamespace = "Cdi.Compiled";

    public const string MEstimatorInterface = "global::Cdi.Estimation.MEstimation.IMEstimator";
    public const string RowBlock = "global::Cdi.Estimation.MEstimation.RowBlock";
    public const string VectorMath = "global::Cdi.Estimation.Numerics.VectorMath";
    public const string ScalarMath = "global::Cdi.Estimation.Numerics.ScalarMath";
    public const string LaneSums = "global::Cdi.Estimation.Numerics.LaneSums";
    public const string SoftplusSum = "global::Cdi.Estimation.Numerics.SoftplusSum";
    public const string RowTail = "global::Cdi.Estimation.Numerics.RowTail";
    public const string Vector512 = "global::System.Runtime.Intrinsics.Vector512";

    public const string System = "global::System";
    public const string Globalization = "global::System.Globalization";
    public const string CompilerServices = "global::System.Runtime.CompilerServices";
    public const string Corpus = "global::Cdi.Corpus";
    public const string MEstimation = "global::Cdi.Estimation.MEstimation";
    public const string Rectification = "global::Cdi.Estimation.Rectification";
    public const string Sampling = "global::Cdi.Estimation.Sampling";
    public const string Variance = "global::Cdi.Estimation.Variance";
    public const string Studies = "global::Cdi.Studies";
    public const string Definitions = "global::Cdi.Studies.Definitions";
    public const string Results = "global::Cdi.Studies.Results";
}
