namespace Cdi.Annotators.Imports;

/// <summary>A file of answers that cannot be read.</summary>
/// <param name="fact">What was found, as a sentence without a full stop.</param>
/// <param name="remedy">The remedy.</param>
public sealed class LogException(string fact, string remedy) : Exception(fact + ".")
{
    /// <summary>The remedy.</summary>
    public string Remedy { get; } = remedy;
}
