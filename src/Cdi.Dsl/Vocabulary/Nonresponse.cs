#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What an estimate makes of a text that was drawn and of which a person cannot say what it is.</summary>
public enum Nonresponse
{
    /// <summary>The outcome has an option for it, which is a label like any other.</summary>
    Option,

    /// <summary>Intervals hold whatever the label would have been: the estimate is taken with the least and with the largest label that it could have
    /// (Manski 1989).</summary>
    Bounds,

    /// <summary>The texts answered stand for those that were not, within each round of the draw: whether a person can say is taken to be chance
    /// there.</summary>
    Weights,
}
