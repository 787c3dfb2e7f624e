namespace Cdi.Dsl.Vocabulary;

/// <summary>Whether the number of labels drawn is exact.</summary>
public enum DrawKind
{
    /// <summary>Exactly the budget is drawn.</summary>
    Fixed,

    /// <summary>Independent draws; the budget is met on average.</summary>
    Poisson,
}
