using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>recorded { label = column where { cell = option } }</c>.</summary>
internal sealed class RecordedBinder(BlockReader reader, OutcomeModel outcome, StudyScope scope)
{
    /// <summary>The recorded annotations; null, and reported, where they have no label.</summary>
    public RecordedModel? Bind(bool hasConfidence)
    {
        var file = new LabelFileBinder(reader).Bind(areSeveral: !hasConfidence);
        reader.Require("label", "Name the column: `label = column where { cell = option }`.");
        var confidence = hasConfidence ? reader.Name("confidence") : null;
        if (reader.Name("label") is not { } label || reader.Setting("label") is not { } setting) return null;
        if (setting.Where is DefinitionsSyntax definitions)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(definitions), "where", "a map, `{ cell = option }`", "a definition without braces"));
        }

        var meanings = setting.Where is MapSyntax map ? Map(map) : [];
        return new RecordedModel(
            reader.Place, label, meanings, confidence, setting.Where is not MapSyntax whole || whole.Entries.Count == meanings.Count, hasConfidence
                && reader.Lacks("confidence"))
        {
            File = file,
            Examples = hasConfidence ? reader.Name("examples") : null,
        };
    }

    private EquatableArray<CellMeaning> Map(MapSyntax map)
    {
        if (outcome.IsNumber)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(map), "label", $"numbers as they are, since outcome `{outcome.Name}` is a number", "a map to options"));
            return [];
        }

        var meanings = new List<CellMeaning>();
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        var values = new Dictionary<string, List<CellMeaning>>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (first.TryGetValue(entry.Key.Text, out var place))
            {
                var line = reader.Context.Source.Lines.Position(place.Span.Start).Line;
                reader.Context.Report(SyntaxDiagnostics.GivenTwice(reader.Context.At(entry.Key), "cell", entry.Key.Text, line));
            }
            else if (scope.Option(reader.Context, entry.Option, outcome, entry.Option.Text) is { } option)
            {
                var meaning = new CellMeaning(entry.Key.Text, option.Key, reader.Context.At(entry));
                CheckValue(values, meaning);
                first.Add(meaning.Cell, meaning.Place);
                meanings.Add(meaning);
            }
        }

        return meanings.ToEquatableArray();
    }

    /// <summary>Two spellings of one number or truth value mean one option.</summary>
    /// <param name="known">For each value the first cell of each option.</param>
    /// <param name="meaning">The next cell.</param>
    private void CheckValue(Dictionary<string, List<CellMeaning>> known, CellMeaning meaning)
    {
        if (CellValue.Of(meaning.Cell) is not { } value) return;
        if (!known.TryGetValue(value, out var same)) known[value] = same = [];
        var other = same.Find(each => each.Option != meaning.Option);
        if (!same.Exists(each => each.Option == meaning.Option)) same.Add(meaning);
        if (other is null) return;
        reader.Context.Report(SchemaDiagnostics.OneValueTwoOptions(meaning.Place, other.Cell, meaning.Cell, other.Option, meaning.Option));
    }
}
