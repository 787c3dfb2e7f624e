#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A budget of an experiment: a number of labels, or a share of the texts of the corpus.</summary>
/// <param name="Labels">Labels; 0 where a share is said.</param>
/// <param name="Share">The share of the texts that are labelled, in (0, 1]; 0 where a number is said.</param>
public readonly record struct ExperimentBudget(int Labels, double Share)
{
    /// <summary>The labels of this budget.</summary>
    /// <param name="texts">Texts of the corpus.</param>
    /// <returns>A share of the texts is rounded to the nearest whole label, a half to the even one.</returns>
    public int Of(int texts) => Share > 0 ? (int)Math.Round(Share * texts) : Labels;
}
