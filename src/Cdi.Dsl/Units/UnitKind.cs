namespace Cdi.Dsl.Units;

/// <summary>What a number counts.</summary>
public enum UnitKind
{
    /// <summary>Nothing: a bare number.</summary>
    None,

    /// <summary>Human labels.</summary>
    Labels,

    /// <summary>Texts of the corpus.</summary>
    Texts,

    /// <summary>Replications of an experiment.</summary>
    Trials,

    /// <summary>Calls of a language model.</summary>
    Calls,

    /// <summary>A length of time.</summary>
    Time,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>Hundredths.</summary>
    Percent,
}
