using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A list of words.</summary>
/// <param name="Name">Name of the lexicon.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Words">The words, in order of the file.</param>
public sealed record LexiconModel(string Name, Place Place, string Documentation, EquatableArray<string> Words);
