using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>What is wrong with a model of paired comparisons.</summary>
public static class PairDiagnostics
{
    /// <summary>CDI2104. The two columns do not name the same players.</summary>
    /// <param name="place">The model.</param>
    /// <param name="first">The column of the first player.</param>
    /// <param name="second">That of the second.</param>
    public static Diagnostic OtherPlayers(Place place, string first, string second) => Error("CDI2104", place,
        first == second ? $"`{first}` names both players, so nobody is compared with another."
            : $"`{first}` and `{second}` are declared with different levels, and a player may stand on either side.",
        "Declare two factors with the same levels, every player in both.");
}
