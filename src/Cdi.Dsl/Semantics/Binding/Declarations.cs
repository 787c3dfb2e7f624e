namespace Cdi.Dsl.Semantics.Binding;

/// <summary>The blocks that a study consists of, its own and imported ones.</summary>
/// <param name="All">The blocks, imported ones first.</param>
/// <param name="IsIncomplete">Whether lines, or imports, could not be read: what seems absent may be there.</param>
internal sealed record Declarations(IReadOnlyList<Declaration> All, bool IsIncomplete)
{
    /// <summary>The blocks of a kind, in order.</summary>
    public IEnumerable<Declaration> OfKind(string kind) => All.Where(declaration => declaration.Word.Name == kind);

    /// <summary>The names declared by blocks of a kind, in order.</summary>
    public IReadOnlyCollection<string> Names(string kind) => [.. OfKind(kind).Select(declaration => declaration.Name)];

    /// <summary>Whether a block of this kind declares the name, right or wrong.</summary>
    public bool Declares(string kind, string name) => OfKind(kind).Any(declaration => declaration.Name == name);
}
