namespace Cdi.Cli.Tests.Catalogue;

/// <summary>A cell that the compiler refuses.</summary>
/// <param name="Estimand">The estimand.</param>
/// <param name="Method">The method; empty for all of them.</param>
/// <param name="Target">The target of inference.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Code">The code of the diagnostic.</param>
/// <param name="Remedy">What it says to do.</param>
public sealed record CatalogueRefusal(string Estimand, string Method, string Target, string Shape, string Code, string? Remedy)
{
    /// <summary>Whether it is the refusal of a cell.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">The target.</param>
    /// <param name="shape">The shape.</param>
    public bool Refuses(string estimand, string method, string target, string shape) =>
        Estimand == estimand && (Method.Length == 0 || Method == method) && Target == target && Shape == shape;
}
