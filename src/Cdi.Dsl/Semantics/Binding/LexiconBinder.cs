using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>lexicon NAME { … }</c>.</summary>
internal static class LexiconBinder
{
    /// <summary>The lexicon; without words where they are absent or wrong, which is reported.</summary>
    public static LexiconModel Bind(Declaration declaration)
    {
        var reader = declaration.Read();
        reader.Require("words", "List them: `words = [\"maybe\", \"perhaps\"]`.");
        var words = reader.Strings("words") ?? EquatableArray<string>.Empty;
        if (words.Any(word => word.Trim().Length == 0) || reader.Value("words") is ListSyntax { Items.IsEmpty: true })
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Place, "words", "one word at least, and no blank ones", "a list that matches every text, or none"));
        }

        return new LexiconModel(declaration.Name, reader.Place, reader.Documentation, words);
    }
}
