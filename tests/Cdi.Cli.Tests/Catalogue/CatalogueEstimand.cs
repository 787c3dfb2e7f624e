namespace Cdi.Cli.Tests.Catalogue;

/// <summary>An estimand of the catalogue: a row of the tables of what computes, what is refused and what covers.</summary>
/// <param name="Name">Its name, that of the word by which an author asks for it.</param>
/// <param name="Outcome">The outcome that it reads, which says in which study it stands.</param>
/// <param name="Settings">Lines of its block.</param>
public sealed record CatalogueEstimand(string Name, string Outcome, string Settings)
{
    /// <summary>Whether the options of its outcome have an order.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>An estimand from its target alone.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="outcome">The outcome that it reads.</param>
    /// <param name="target">The target.</param>
    public static CatalogueEstimand Of(string name, string outcome, string target) => new(name, outcome, $"target = {target}");

    /// <summary>A coefficient of a model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="outcome">The outcome that it reads.</param>
    /// <param name="model">The model.</param>
    /// <param name="target">The target.</param>
    public static CatalogueEstimand Of(string name, string outcome, string model, string target) => new(name, outcome, $"model = {model}\n  target = {target}");
}
