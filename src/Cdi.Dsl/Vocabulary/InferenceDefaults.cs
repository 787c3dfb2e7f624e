namespace Cdi.Dsl.Vocabulary;

/// <summary>What stands in a plan for settings that have no default, while the study lacks them and cannot run.</summary>
public static class InferenceDefaults
{
    /// <summary>1 − confidence level of a study that gives none, which is CDI2013; its types are emitted all the same.</summary>
    public const double Alpha = 0.1;
}
