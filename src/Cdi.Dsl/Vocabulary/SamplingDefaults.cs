#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What sampling does where the study does not say.</summary>
public static class SamplingDefaults
{
    /// <summary>Seed of the random numbers; using it is CDI5013.</summary>
    public const ulong Seed = 20240828;

    /// <summary>Share of uniform sampling mixed into the inclusion probabilities.</summary>
    public const double Tau = 0.1;

    /// <summary>Groups of texts that strata by confidence form.</summary>
    public const int Bins = 4;

    /// <summary>The most such groups.</summary>
    public const int MostBins = 100;

    /// <summary>Rounds after the burn-in.</summary>
    public const int Rounds = 1;
}
