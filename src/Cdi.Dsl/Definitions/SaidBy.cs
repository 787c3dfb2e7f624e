#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>Whose numbers a feature takes into a loss that is no polynomial in them.</summary>
public enum SaidBy
{
    /// <summary>Those of people, in texts that they labelled.</summary>
    People,

    /// <summary>Those of the model.</summary>
    Model,
}
