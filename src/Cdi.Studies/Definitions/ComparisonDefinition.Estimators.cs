using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;

namespace Cdi.Studies.Definitions;

/// <content>What the words of a comparison stand for.</content>
public sealed partial record ComparisonDefinition
{
    /// <summary>The estimator that <see cref="Method"/> names.</summary>
    public EstimationMethod Estimator => EstimationMethod.Of(Method);

    /// <summary>The design that <see cref="Design"/> names; null for the study's own sample.</summary>
    public SamplingDesign? Redrawn => Design is { } kind ? SamplingDesign.Of(kind) : null;
}
