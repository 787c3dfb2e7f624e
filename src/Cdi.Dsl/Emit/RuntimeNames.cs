namespace Cdi.Dsl.Emit;

/// <summary>Names of the runtime that emitted code refers to. The compiler knows the runtime by these names only.</summary>
internal static class RuntimeNames
{
    public const string MEstimatorInterface = "global::Cdi.Estimation.MEstimation.IMEstimator";
    public const string RowBlock = "global::Cdi.Estimation.MEstimation.RowBlock";
    public const string VectorMath = "global::Cdi.Estimation.Numerics.VectorMath";
    public const string LaneSums = "global::Cdi.Estimation.Numerics.LaneSums";
    public const string RowTail = "global::Cdi.Estimation.Numerics.RowTail";
    public const string Vector512 = "global::System.Runtime.Intrinsics.Vector512";
}
