using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>lexicon NAME { … }</c>.</summary>
internal static class LexiconBinder
{
    /// <summary>The lexicon; without words where they are absent or wrong, which is reported.</summary>
    public static LexiconModel Bind(Declaration declaration)
    {
        var reader = declaration.Read();
        reader.Require("words", "List them: `words = [\"maybe\", \"perhaps\"]`.");
        return new LexiconModel(declaration.Name, reader.Place, reader.Documentation, reader.Strings("words") ?? EquatableArray<string>.Empty);
    }
}
