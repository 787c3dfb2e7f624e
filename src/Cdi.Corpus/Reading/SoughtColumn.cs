namespace Cdi.Corpus;

/// <summary>A column of a file that is read, and what asks for it.</summary>
/// <param name="Name">Name of the column in the file.</param>
/// <param name="Subject">Dotted path of the first element of the spec that names it, or the option of a command.</param>
internal sealed record SoughtColumn(string Name, string Subject)
{
    /// <summary>Whether its cells are used for their values only, so that another writing of the same number changes nothing.</summary>
    public bool IsNumber { get; init; }
}
