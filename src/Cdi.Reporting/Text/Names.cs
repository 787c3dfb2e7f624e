using Cdi.Estimation.Variance;

namespace Cdi.Reporting.Text;

/// <summary>Words of the study language for values of the runtime.</summary>
internal static class Names
{
    public static string Of(Generalise generalise) => generalise == Generalise.Corpus ? "corpus" : "population";
}
