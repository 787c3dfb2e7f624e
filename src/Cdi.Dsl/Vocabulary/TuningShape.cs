#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>Which estimates of a model's labels correct an estimate of people's, under <c>predict_then_debias</c>: the shape of Ω.</summary>
public enum TuningShape
{
    /// <summary>Each target by that of the same name, with a weight of its own: few numbers to estimate, and no worse where labels are few.</summary>
    Diagonal,

    /// <summary>Each target by those of all targets of its estimand.</summary>
    Full,
}
