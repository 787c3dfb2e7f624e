using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;

namespace Cdi.Studies.Definitions;

/// <summary>A method shown beside the primary one: <c>ppi @ uniform</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Design">The design of a draw of its own, with the study's budget, rounds and seed; null for the study's own sample. Only a replay has draws
/// of its own.</param>
public sealed record ComparisonDefinition(MethodKind Method, DesignKind? Design = null)
{
    /// <summary>The estimator that <see cref="Method"/> names.</summary>
    public EstimationMethod Estimator => EstimationMethod.Of(Method);

    /// <summary>The design that <see cref="Design"/> names; null for the study's own sample.</summary>
    public SamplingDesign? Redrawn => Design is { } kind ? SamplingDesign.Of(kind) : null;
}
