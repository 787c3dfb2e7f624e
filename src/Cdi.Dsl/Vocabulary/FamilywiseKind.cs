namespace Cdi.Dsl.Vocabulary;

/// <summary>Correction over several estimands.</summary>
public enum FamilywiseKind
{
    /// <summary>Each interval has its own level.</summary>
    None,

    /// <summary>α is divided by the number of estimands.</summary>
    Bonferroni,

    /// <summary>Holm's step-down rule for tests; intervals as Bonferroni.</summary>
    Holm,
}
