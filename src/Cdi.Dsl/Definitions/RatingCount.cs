#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What is counted of the labels that several people gave a text.</summary>
public enum RatingCount
{
    /// <summary>1 where there is a label.</summary>
    Rated,

    /// <summary>n/m of an option, 0 without a label.</summary>
    Share,

    /// <summary>1 where there are two labels or more.</summary>
    Paired,

    /// <summary>The share of pairs of labels that are equal, Σn(n − 1)/(m(m − 1)); 0 below two labels.</summary>
    Agreeing,

    /// <summary>m; 0 below two labels.</summary>
    Labels,

    /// <summary>n of an option; 0 below two labels.</summary>
    Choices,

    /// <summary>Ordered pairs of two options over m − 1, 2nn′/(m − 1); 0 below two labels.</summary>
    Pairs,

    /// <summary>Of numbers the sum of their deviations from a constant; 0 below two labels.</summary>
    Deviations,

    /// <summary>Of numbers the sum of squares of these deviations; 0 below two labels.</summary>
    Squares,

    /// <summary>Of numbers the sum of squared differences of ordered pairs over m − 1; 0 below two labels.</summary>
    Differences,

    /// <summary>One over the number of texts that the estimand is about; the same in each of them, 0 in others.</summary>
    PerText,
}
