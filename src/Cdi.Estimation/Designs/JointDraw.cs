using System.Collections.Immutable;
using Cdi.Estimation.DesignChecks;

namespace Cdi.Estimation.Designs;

/// <summary>How the rows were drawn that are labelled in each of several variables: what somebody declares who knows how the draws of these variables hang
/// together.</summary>
/// <param name="Variables">Indices of the annotated variables; at least two, each once.</param>
/// <param name="Design">The draw of the rows labelled in all of them: π of every row is that of being labelled in all. Of independent draws the
/// product.</param>
public sealed record JointDraw(ImmutableArray<int> Variables, DeclaredDesign Design)
{
    /// <summary>Whether it is the draw of just these variables, in whatever order.</summary>
    /// <param name="variables">Indices of annotated variables, each once.</param>
    internal bool IsOf(ImmutableArray<int> variables) => Variables.Length == variables.Length && variables.All(Variables.Contains);
}
