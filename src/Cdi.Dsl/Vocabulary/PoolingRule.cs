#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What groups say of each other, where an estimand is answered for each of them.</summary>
public enum PoolingRule
{
    /// <summary>Nothing: each group has the estimate of its own texts.</summary>
    None,

    /// <summary>Beside its own estimate each group has one that is drawn towards the mean of all groups, the more the less its labels say.</summary>
    Partial,
}
