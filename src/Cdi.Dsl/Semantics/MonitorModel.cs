using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>Whether models err in later batches of a corpus as in the first.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Place">Where the block stands.</param>
/// <param name="By">The column of batches; null where absent or wrong, which is reported.</param>
/// <param name="Outcome">Name of the outcome; null where unknown, which is reported.</param>
/// <param name="Reference">Batches of the reference; null where not given.</param>
/// <param name="Detect">The change for which labels are counted; null where not given.</param>
public sealed record MonitorModel(
    string Name, string Documentation, Place Place, Located<string>? By, string? Outcome, Located<int>? Reference, Located<double>? Detect);
