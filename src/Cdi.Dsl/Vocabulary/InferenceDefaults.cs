namespace Cdi.Dsl.Vocabulary;

/// <summary>What stands in a plan for settings that a study leaves out.</summary>
public static class InferenceDefaults
{
    /// <summary>1 − confidence level of a study that gives none, which is CDI2013; its types are emitted all the same.</summary>
    public const double Alpha = 0.1;

    /// <summary>B, how often rows are resampled: (B + 1)α/2 is whole at the usual levels.</summary>
    public const int Replicates = 1999;
}
